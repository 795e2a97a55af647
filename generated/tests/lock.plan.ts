// Code generated from resources.yaml (resource lock). DO NOT EDIT.

import { duration, inAnyCase, object, ofRow, row, text, uuid } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';

export const lockPlan: ResourcePlan = {
  resource: 'lock',
  id: 'lock_id',
  get: '/locks/:id',
  notFound: 'LOCK_NOT_FOUND',
  mutations: [
    {
      name: 'acquire',
      kind: 'create',
      route: { method: 'POST', path: '/locks/acquire' },
      status: 201,
      answer: 'entity',
      body: object({
        required: {
          resource_type: text({ notBlank: true }),
          resource_id: uuid(),
          holder_agent_id: row('agent'),
          mode: inAnyCase('exclusive', 'shared'),
          timeout_ms: duration(1, 31536000000),
        },
      }),
      events: [{ type: 'LockAcquired', payload: { lock: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'resource_type' },
        { because: 'type', given: { resource_type: 42 } },
        { because: 'range', given: { timeout_ms: 0 } },
        { because: 'reference', field: 'holder_agent_id', code: 'AGENT_NOT_FOUND' },
        {
          because: 'conflict',
          fields: ['resource_type', 'resource_id'],
          given: { mode: 'exclusive' },
          code: 'LOCK_CONFLICT',
        },
      ],
    },
    {
      name: 'extend',
      kind: 'change',
      route: { method: 'POST', path: '/locks/:id/extend' },
      status: 200,
      answer: 'entity',
      body: object({ required: { additional_ms: duration(1, 31536000000) } }),
      after: [{ do: 'acquire' }],
      events: [{ type: 'LockExtended', payload: { lock: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'additional_ms' },
        { because: 'type', given: { additional_ms: '1' } },
        { because: 'range', given: { additional_ms: 0 } },
      ],
    },
    {
      name: 'release',
      kind: 'delete',
      route: { method: 'POST', path: '/locks/:id/release' },
      status: 204,
      answer: 'none',
      body: object({ required: { releasing_agent_id: ofRow('holder_agent_id') } }),
      after: [{ do: 'acquire' }],
      events: [{ type: 'LockReleased', payload: { lock_id: { field: 'lock_id' } } }],
      refusals: [
        { because: 'missing', field: 'releasing_agent_id' },
        { because: 'type', given: { releasing_agent_id: 42 } },
        { because: 'actor', parameter: 'releasing_agent_id' },
      ],
    },
    {
      name: 'expire',
      kind: 'delete',
      route: null,
      status: 204,
      answer: 'none',
      after: [{ do: 'acquire', given: { timeout_ms: 1 } }],
      timer: 'expires_at',
      events: [{ type: 'LockExpired', payload: { lock_id: { field: 'lock_id' } } }],
    },
  ],
};
