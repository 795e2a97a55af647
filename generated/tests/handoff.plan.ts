// Code generated from resources.yaml (resource handoff). DO NOT EDIT.

import { bytes, differing, object, ofRow, row } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { HandoffReason } from './values.ts';

export const handoffPlan: ResourcePlan = {
  resource: 'handoff',
  id: 'handoff_id',
  get: '/handoffs/:id',
  notFound: 'ENTITY_NOT_FOUND',
  mutations: [
    {
      name: 'create',
      kind: 'create',
      route: { method: 'POST', path: '/handoffs' },
      status: 201,
      answer: 'entity',
      body: object({
        required: {
          from_agent_id: row('agent'),
          to_agent_id: row('agent'),
          trajectory_id: row('trajectory'),
          scope_id: row('scope'),
          reason: HandoffReason,
          context_snapshot: bytes({ min: 1 }),
        },
        rules: [differing('from_agent_id', 'to_agent_id')],
      }),
      events: [{ type: 'HandoffCreated', payload: { handoff: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'from_agent_id' },
        { because: 'type', given: { from_agent_id: 42 } },
        { because: 'reference', field: 'from_agent_id', code: 'AGENT_NOT_FOUND' },
        { because: 'reference', field: 'to_agent_id', code: 'AGENT_NOT_FOUND' },
        { because: 'reference', field: 'trajectory_id', code: 'TRAJECTORY_NOT_FOUND' },
        { because: 'reference', field: 'scope_id', code: 'SCOPE_NOT_FOUND' },
        { because: 'conflict', fields: ['from_agent_id', 'trajectory_id', 'scope_id'], code: 'ENTITY_ALREADY_EXISTS' },
      ],
    },
    {
      name: 'accept',
      kind: 'change',
      route: { method: 'POST', path: '/handoffs/:id/accept' },
      status: 204,
      answer: 'none',
      body: object({ required: { accepting_agent_id: ofRow('to_agent_id') } }),
      after: [{ do: 'create' }],
      events: [{ type: 'HandoffAccepted', payload: { handoff_id: { field: 'handoff_id' }, handoff: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'accepting_agent_id' },
        { because: 'type', given: { accepting_agent_id: 42 } },
        { because: 'state', after: [{ do: 'create' }, { do: 'accept' }], code: 'STATE_CONFLICT' },
        { because: 'actor', parameter: 'accepting_agent_id' },
      ],
    },
    {
      name: 'complete',
      kind: 'change',
      route: { method: 'POST', path: '/handoffs/:id/complete' },
      status: 204,
      answer: 'none',
      after: [{ do: 'create' }, { do: 'accept' }],
      events: [{ type: 'HandoffCompleted', payload: { handoff: 'entity' } }],
      refusals: [{ because: 'state', after: [{ do: 'create' }], code: 'STATE_CONFLICT' }],
    },
  ],
};
