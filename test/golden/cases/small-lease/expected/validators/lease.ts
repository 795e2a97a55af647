// Code generated from resources.yaml (resource lease). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { TakeLease } from '../types/lease.ts';
import * as compiled from './compiled/lease.ts';

/** Body of `lease.take`. */
export const takeLease: Validator<TakeLease> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      thing: { type: 'string', format: 'required-text' },
      holder_id: { type: 'string', format: 'uuid' },
      mode: { enum: ['exclusive', 'shared'], ignoreCase: true },
      for_ms: { type: 'integer', minimum: 1, maximum: 31536000000 },
    },
    required: ['thing', 'holder_id', 'mode', 'for_ms'],
    additionalProperties: false,
  },
  check: compiled.takeLease,
});

/** Query string of `lease.list`. */
export const listLease: QueryValidator<ListParams> = listQuery({});
