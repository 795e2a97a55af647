// Code generated from resources.yaml (resource thing). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { CreateThing } from '../types/thing.ts';
import * as compiled from './compiled/thing.ts';

/** Body of `thing.create`. */
export const createThing: Validator<CreateThing> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      odd: {
        enum: [
          "'; DROP TABLE x; --",
          'a"b',
          '${x}',
          '`y`',
          '*/',
          '\\',
          '$$',
          'é',
          '</script>',
          '__proto__',
          'constructor',
        ],
        default: "'; DROP TABLE x; --",
      },
      text: { type: 'string', default: '$$ \' " ` ${x} */ \\ \u2028' },
      keyed: {
        type: ['object', 'null'],
        properties: { text: { type: 'string', maxLength: 1000, pattern: '^[^`${}\'"\\\\/*]+$', default: 'x' } },
        additionalProperties: false,
      },
      select: { type: ['string', 'null'] },
      default: { type: ['string', 'null'] },
    },
    additionalProperties: false,
  },
  check: compiled.createThing,
});

/** Query string of `thing.list`. */
export const listThing: QueryValidator<ListParams> = listQuery({
  odd: {
    type: 'enum',
    values: [
      "'; DROP TABLE x; --",
      'a"b',
      '${x}',
      '`y`',
      '*/',
      '\\',
      '$$',
      'é',
      '</script>',
      '__proto__',
      'constructor',
    ],
  },
  select: { type: 'text' },
});
