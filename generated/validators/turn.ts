// Code generated from resources.yaml (resource turn). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { CreateTurn } from '../types/turn.ts';
import * as compiled from './compiled/turn.ts';

/** Body of `turn.create`. */
export const createTurn: Validator<CreateTurn> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      scope_id: { type: 'string', format: 'uuid' },
      sequence: { type: 'integer', minimum: 0, maximum: 2147483647 },
      role: { enum: ['User', 'Assistant', 'System', 'Tool'] },
      content: { type: 'string', format: 'required-text' },
      token_count: { type: 'integer', minimum: 0, maximum: 2147483647 },
      tool_calls: {},
      tool_results: {},
      metadata: {},
    },
    required: ['scope_id', 'sequence', 'role', 'content', 'token_count'],
    additionalProperties: false,
  },
  check: compiled.createTurn,
});

/** Query string of `turn.list`. */
export const listTurn: QueryValidator<ListParams> = listQuery({
  scope_id: { type: 'uuid' },
  role: { type: 'enum', values: ['User', 'Assistant', 'System', 'Tool'] },
  created_after: { type: 'timestamp' },
  created_before: { type: 'timestamp' },
});

/** Query string of `turn.of_scope`. */
export const ofScopeTurn: QueryValidator<ListParams> = listQuery({});
