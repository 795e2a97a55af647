// Code generated from resources.yaml (resource lock). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { AcquireLock, ExtendLock, ReleaseLock } from '../types/lock.ts';
import * as compiled from './compiled/lock.ts';

/** Body of `lock.acquire`. */
export const acquireLock: Validator<AcquireLock> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      resource_type: { type: 'string', format: 'required-text' },
      resource_id: { type: 'string', format: 'uuid' },
      holder_agent_id: { type: 'string', format: 'uuid' },
      mode: { enum: ['exclusive', 'shared'], ignoreCase: true },
      timeout_ms: { type: 'integer', minimum: 1, maximum: 31536000000 },
    },
    required: ['resource_type', 'resource_id', 'holder_agent_id', 'mode', 'timeout_ms'],
    additionalProperties: false,
  },
  check: compiled.acquireLock,
});

/** Body of `lock.extend`. */
export const extendLock: Validator<ExtendLock> = bodyValidator({
  schema: {
    type: 'object',
    properties: { additional_ms: { type: 'integer', minimum: 1, maximum: 31536000000 } },
    required: ['additional_ms'],
    additionalProperties: false,
  },
  check: compiled.extendLock,
});

/** Body of `lock.release`. */
export const releaseLock: Validator<ReleaseLock> = bodyValidator({
  schema: {
    type: 'object',
    properties: { releasing_agent_id: { type: 'string', format: 'uuid' } },
    required: ['releasing_agent_id'],
    additionalProperties: false,
  },
  check: compiled.releaseLock,
});

/** Query string of `lock.list`. */
export const listLock: QueryValidator<ListParams> = listQuery({
  resource_type: { type: 'text' },
  resource_id: { type: 'uuid' },
  holder_agent_id: { type: 'uuid' },
  mode: { type: 'enum', values: ['exclusive', 'shared'], ignoreCase: true },
});
