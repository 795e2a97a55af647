// Code generated from resources.yaml (resource scope). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { CheckpointScope, CreateScope, UpdateScope } from '../types/scope.ts';
import * as compiled from './compiled/scope.ts';

/** Body of `scope.create`. */
export const createScope: Validator<CreateScope> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      trajectory_id: { type: 'string', format: 'uuid' },
      parent_scope_id: { type: ['string', 'null'], format: 'uuid' },
      name: { type: 'string', format: 'required-text' },
      purpose: { type: ['string', 'null'] },
      token_budget: { type: 'integer', minimum: 1, maximum: 2147483647 },
      metadata: {},
    },
    required: ['trajectory_id', 'name', 'token_budget'],
    additionalProperties: false,
  },
  check: compiled.createScope,
});

/** Body of `scope.update`. */
export const updateScope: Validator<UpdateScope> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', format: 'not-blank' },
      purpose: { type: ['string', 'null'] },
      token_budget: { type: 'integer', minimum: 1, maximum: 2147483647 },
      metadata: {},
    },
    additionalProperties: false,
  },
  check: compiled.updateScope,
  partial: true,
  rules: [{ kind: 'some_field', fields: ['name', 'purpose', 'token_budget', 'metadata'] }],
});

/** Body of `scope.checkpoint`. */
export const checkpointScope: Validator<CheckpointScope> = bodyValidator({
  schema: {
    type: 'object',
    properties: { context_state: { type: 'string', format: 'base64', minBytes: 1 }, recoverable: { type: 'boolean' } },
    required: ['context_state', 'recoverable'],
    additionalProperties: false,
  },
  check: compiled.checkpointScope,
});

/** Query string of `scope.list`. */
export const listScope: QueryValidator<ListParams> = listQuery({
  trajectory_id: { type: 'uuid' },
  parent_scope_id: { type: 'uuid' },
  is_active: { type: 'boolean' },
  created_after: { type: 'timestamp' },
  created_before: { type: 'timestamp' },
});

/** Query string of `scope.of_trajectory`. */
export const ofTrajectoryScope: QueryValidator<ListParams> = listQuery({});
