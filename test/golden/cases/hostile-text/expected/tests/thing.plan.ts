// Code generated from resources.yaml (resource thing). DO NOT EDIT.

import { nullable, object, text } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { Keyed, Odd } from './values.ts';

export const thingPlan: ResourcePlan = {
  resource: 'thing',
  id: 'thing_id',
  get: '/things/:id',
  notFound: 'ENTITY_NOT_FOUND',
  mutations: [
    {
      name: 'create',
      kind: 'create',
      route: { method: 'POST', path: '/things' },
      status: 201,
      answer: 'entity',
      body: object({
        optional: {
          odd: Odd,
          text: text(),
          keyed: nullable(Keyed),
          select: nullable(text()),
          default: nullable(text()),
        },
      }),
      events: [{ type: 'ThingCreated', payload: { thing: 'entity' } }],
      refusals: [{ because: 'type', given: { odd: [] } }],
    },
    {
      name: 'delete',
      kind: 'delete',
      route: { method: 'DELETE', path: '/things/:id' },
      status: 204,
      answer: 'none',
      after: [{ do: 'create', given: { odd: '*/' } }],
      events: [{ type: 'ThingDeleted', payload: { thing_id: { field: 'thing_id' } } }],
      refusals: [
        { because: 'state', after: [{ do: 'create', given: { odd: "'; DROP TABLE x; --" } }], code: 'STATE_CONFLICT' },
      ],
    },
  ],
};
