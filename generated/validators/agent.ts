// Code generated from resources.yaml (resource agent). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { RegisterAgent, UpdateAgent } from '../types/agent.ts';
import * as compiled from './compiled/agent.ts';

/** Body of `agent.register`. */
export const registerAgent: Validator<RegisterAgent> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      agent_type: { type: 'string', format: 'required-text' },
      capabilities: { type: 'array', items: { type: 'string' }, minItems: 1 },
      memory_access: {
        type: 'object',
        properties: {
          read: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                memory_type: { type: 'string' },
                scope: { type: 'string' },
                filter: { type: ['string', 'null'] },
              },
              required: ['memory_type', 'scope'],
              additionalProperties: false,
            },
          },
          write: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                memory_type: { type: 'string' },
                scope: { type: 'string' },
                filter: { type: ['string', 'null'] },
              },
              required: ['memory_type', 'scope'],
              additionalProperties: false,
            },
          },
        },
        required: ['read', 'write'],
        additionalProperties: false,
      },
      can_delegate_to: { type: 'array', items: { type: 'string' } },
      reports_to: { type: ['string', 'null'], format: 'uuid' },
    },
    required: ['agent_type', 'capabilities', 'memory_access', 'can_delegate_to'],
    additionalProperties: false,
  },
  check: compiled.registerAgent,
  rules: [
    {
      kind: 'some_item',
      paths: [
        ['memory_access', 'read'],
        ['memory_access', 'write'],
      ],
    },
  ],
});

/** Body of `agent.update`. */
export const updateAgent: Validator<UpdateAgent> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      status: { enum: ['Idle', 'Active', 'Blocked', 'Failed'] },
      current_trajectory_id: { type: ['string', 'null'], format: 'uuid' },
      current_scope_id: { type: ['string', 'null'], format: 'uuid' },
      capabilities: { type: 'array', items: { type: 'string' }, minItems: 1 },
      memory_access: {
        type: 'object',
        properties: {
          read: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                memory_type: { type: 'string' },
                scope: { type: 'string' },
                filter: { type: ['string', 'null'] },
              },
              required: ['memory_type', 'scope'],
              additionalProperties: false,
            },
          },
          write: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                memory_type: { type: 'string' },
                scope: { type: 'string' },
                filter: { type: ['string', 'null'] },
              },
              required: ['memory_type', 'scope'],
              additionalProperties: false,
            },
          },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
  check: compiled.updateAgent,
  partial: true,
  rules: [
    {
      kind: 'some_field',
      fields: ['status', 'current_trajectory_id', 'current_scope_id', 'capabilities', 'memory_access'],
    },
    {
      kind: 'some_item',
      paths: [
        ['memory_access', 'read'],
        ['memory_access', 'write'],
      ],
    },
  ],
});

/** Query string of `agent.list`. */
export const listAgent: QueryValidator<ListParams> = listQuery({
  agent_type: { type: 'text' },
  status: { type: 'enum', values: ['Idle', 'Active', 'Blocked', 'Failed'] },
  trajectory_id: { type: 'uuid' },
  active_only: { type: 'boolean' },
});
