// Code generated from resources.yaml (resource delegation). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { AcceptDelegation, CompleteDelegation, CreateDelegation, RejectDelegation } from '../types/delegation.ts';
import * as compiled from './compiled/delegation.ts';

/** Body of `delegation.create`. */
export const createDelegation: Validator<CreateDelegation> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      from_agent_id: { type: 'string', format: 'uuid' },
      to_agent_id: { type: 'string', format: 'uuid' },
      trajectory_id: { type: 'string', format: 'uuid' },
      scope_id: { type: 'string', format: 'uuid' },
      task_description: { type: 'string', format: 'required-text' },
      expected_completion: { type: ['string', 'null'], format: 'timestamp' },
      context: {},
    },
    required: ['from_agent_id', 'to_agent_id', 'trajectory_id', 'scope_id', 'task_description'],
    additionalProperties: false,
  },
  check: compiled.createDelegation,
  rules: [{ kind: 'differ', paths: [['from_agent_id'], ['to_agent_id']], uuids: true }],
});

/** Body of `delegation.accept`. */
export const acceptDelegation: Validator<AcceptDelegation> = bodyValidator({
  schema: {
    type: 'object',
    properties: { accepting_agent_id: { type: 'string', format: 'uuid' } },
    required: ['accepting_agent_id'],
    additionalProperties: false,
  },
  check: compiled.acceptDelegation,
});

/** Body of `delegation.reject`. */
export const rejectDelegation: Validator<RejectDelegation> = bodyValidator({
  schema: {
    type: 'object',
    properties: { rejecting_agent_id: { type: 'string', format: 'uuid' }, reason: { type: 'string' } },
    required: ['rejecting_agent_id', 'reason'],
    additionalProperties: false,
  },
  check: compiled.rejectDelegation,
});

/** Body of `delegation.complete`. */
export const completeDelegation: Validator<CompleteDelegation> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      result: {
        type: 'object',
        properties: {
          status: { enum: ['Success', 'Partial', 'Failure'] },
          output: { type: ['string', 'null'] },
          artifacts: { type: 'array', items: { type: 'string', format: 'uuid' } },
          error: { type: ['string', 'null'] },
        },
        required: ['status', 'artifacts'],
        additionalProperties: false,
      },
    },
    required: ['result'],
    additionalProperties: false,
  },
  check: compiled.completeDelegation,
});

/** Query string of `delegation.list`. */
export const listDelegation: QueryValidator<ListParams> = listQuery({
  from_agent_id: { type: 'uuid' },
  to_agent_id: { type: 'uuid' },
  trajectory_id: { type: 'uuid' },
  status: { type: 'enum', values: ['Pending', 'Accepted', 'Rejected', 'InProgress', 'Completed', 'Failed'] },
  created_after: { type: 'timestamp' },
  created_before: { type: 'timestamp' },
});
