// Code generated from resources.yaml (resource delegation). DO NOT EDIT.

import { differing, json, nullable, object, ofRow, row, text, timestamp } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { DelegationResult } from './values.ts';

export const delegationPlan: ResourcePlan = {
  resource: 'delegation',
  id: 'delegation_id',
  get: '/delegations/:id',
  notFound: 'ENTITY_NOT_FOUND',
  mutations: [
    {
      name: 'create',
      kind: 'create',
      route: { method: 'POST', path: '/delegations' },
      status: 201,
      answer: 'entity',
      body: object({
        required: {
          from_agent_id: row('agent'),
          to_agent_id: row('agent'),
          trajectory_id: row('trajectory'),
          scope_id: row('scope'),
          task_description: text({ notBlank: true }),
        },
        optional: { expected_completion: nullable(timestamp()), context: nullable(json()) },
        rules: [differing('from_agent_id', 'to_agent_id')],
      }),
      events: [{ type: 'DelegationCreated', payload: { delegation: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'from_agent_id' },
        { because: 'type', given: { from_agent_id: 42 } },
        { because: 'reference', field: 'from_agent_id', code: 'AGENT_NOT_FOUND' },
        { because: 'reference', field: 'to_agent_id', code: 'AGENT_NOT_FOUND' },
        { because: 'reference', field: 'trajectory_id', code: 'TRAJECTORY_NOT_FOUND' },
        { because: 'reference', field: 'scope_id', code: 'SCOPE_NOT_FOUND' },
        {
          because: 'conflict',
          fields: ['from_agent_id', 'to_agent_id', 'trajectory_id', 'task_description'],
          code: 'ENTITY_ALREADY_EXISTS',
        },
      ],
    },
    {
      name: 'accept',
      kind: 'change',
      route: { method: 'POST', path: '/delegations/:id/accept' },
      status: 204,
      answer: 'none',
      body: object({ required: { accepting_agent_id: ofRow('to_agent_id') } }),
      after: [{ do: 'create' }],
      events: [
        { type: 'DelegationAccepted', payload: { delegation_id: { field: 'delegation_id' }, delegation: 'entity' } },
      ],
      refusals: [
        { because: 'missing', field: 'accepting_agent_id' },
        { because: 'type', given: { accepting_agent_id: 42 } },
        { because: 'state', after: [{ do: 'create' }, { do: 'accept' }], code: 'STATE_CONFLICT' },
        { because: 'actor', parameter: 'accepting_agent_id' },
      ],
    },
    {
      name: 'reject',
      kind: 'change',
      route: { method: 'POST', path: '/delegations/:id/reject' },
      status: 204,
      answer: 'none',
      body: object({ required: { rejecting_agent_id: ofRow('to_agent_id'), reason: text() } }),
      after: [{ do: 'create' }],
      events: [
        { type: 'DelegationRejected', payload: { delegation_id: { field: 'delegation_id' }, delegation: 'entity' } },
      ],
      refusals: [
        { because: 'missing', field: 'rejecting_agent_id' },
        { because: 'type', given: { rejecting_agent_id: 42 } },
        { because: 'state', after: [{ do: 'create' }, { do: 'accept' }], code: 'STATE_CONFLICT' },
        { because: 'actor', parameter: 'rejecting_agent_id' },
      ],
    },
    {
      name: 'complete',
      kind: 'change',
      route: { method: 'POST', path: '/delegations/:id/complete' },
      status: 204,
      answer: 'none',
      body: object({ required: { result: DelegationResult } }),
      after: [{ do: 'create' }, { do: 'accept' }],
      events: [{ type: 'DelegationCompleted', payload: { delegation: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'result' },
        { because: 'type', given: { result: [] } },
        { because: 'state', after: [{ do: 'create' }], code: 'STATE_CONFLICT' },
      ],
    },
  ],
};
