// Code generated from resources.yaml (resource turn). DO NOT EDIT.

import { integer, json, nullable, object, row, text } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { TurnRole } from './values.ts';

export const turnPlan: ResourcePlan = {
  resource: 'turn',
  id: 'turn_id',
  get: '/turns/:id',
  notFound: 'ENTITY_NOT_FOUND',
  mutations: [
    {
      name: 'create',
      kind: 'create',
      route: { method: 'POST', path: '/turns' },
      status: 201,
      answer: 'entity',
      body: object({
        required: {
          scope_id: row('scope'),
          sequence: integer(0, 2147483647),
          role: TurnRole,
          content: text({ notBlank: true }),
          token_count: integer(0, 2147483647),
        },
        optional: { tool_calls: nullable(json()), tool_results: nullable(json()), metadata: nullable(json()) },
      }),
      events: [{ type: 'TurnCreated', payload: { turn: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'scope_id' },
        { because: 'type', given: { scope_id: 42 } },
        { because: 'range', given: { sequence: -1 } },
        { because: 'reference', field: 'scope_id', code: 'SCOPE_NOT_FOUND' },
        { because: 'conflict', fields: ['scope_id', 'sequence'], code: 'ENTITY_ALREADY_EXISTS' },
      ],
    },
  ],
};
