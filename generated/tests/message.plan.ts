// Code generated from resources.yaml (resource message). DO NOT EDIT.

import {
  fromNow,
  later,
  list,
  nullable,
  object,
  row,
  rowOrNull,
  someOf,
  text,
  uuid,
} from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { MessageType, Priority } from './values.ts';

export const messagePlan: ResourcePlan = {
  resource: 'message',
  id: 'message_id',
  get: '/messages/:id',
  notFound: 'MESSAGE_NOT_FOUND',
  mutations: [
    {
      name: 'send',
      kind: 'create',
      route: { method: 'POST', path: '/messages' },
      status: 201,
      answer: 'entity',
      body: object({
        required: {
          from_agent_id: row('agent'),
          message_type: MessageType,
          payload: text({ parsesAs: 'json' }),
          artifact_ids: list(uuid()),
          priority: Priority,
        },
        optional: {
          to_agent_id: nullable(row('agent')),
          to_agent_type: nullable(text({ notBlank: true })),
          trajectory_id: rowOrNull('trajectory'),
          scope_id: rowOrNull('scope'),
          expires_at: nullable(later()),
        },
        rules: [someOf('to_agent_id', 'to_agent_type')],
      }),
      events: [{ type: 'MessageSent', payload: { message: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'from_agent_id' },
        { because: 'type', given: { from_agent_id: 42 } },
        { because: 'reference', field: 'from_agent_id', code: 'AGENT_NOT_FOUND' },
        { because: 'reference', field: 'to_agent_id', code: 'AGENT_NOT_FOUND' },
        { because: 'reference', field: 'trajectory_id', code: 'TRAJECTORY_NOT_FOUND' },
        { because: 'reference', field: 'scope_id', code: 'SCOPE_NOT_FOUND' },
      ],
    },
    {
      name: 'deliver',
      kind: 'change',
      route: { method: 'POST', path: '/messages/:id/deliver' },
      status: 204,
      answer: 'none',
      after: [{ do: 'send' }],
      events: [{ type: 'MessageDelivered', payload: { message_id: { field: 'message_id' }, message: 'entity' } }],
      refusals: [{ because: 'state', after: [{ do: 'send' }, { do: 'deliver' }], code: 'STATE_CONFLICT' }],
    },
    {
      name: 'acknowledge',
      kind: 'change',
      route: { method: 'POST', path: '/messages/:id/acknowledge' },
      status: 204,
      answer: 'none',
      after: [{ do: 'send' }],
      events: [{ type: 'MessageAcknowledged', payload: { message_id: { field: 'message_id' }, message: 'entity' } }],
      refusals: [{ because: 'state', after: [{ do: 'send' }, { do: 'acknowledge' }], code: 'STATE_CONFLICT' }],
    },
    {
      name: 'expire',
      kind: 'delete',
      route: null,
      status: 204,
      answer: 'none',
      after: [{ do: 'send', given: { expires_at: fromNow(50) } }],
      timer: 'expires_at',
      events: [{ type: 'MessageExpired', payload: { message_id: { field: 'message_id' } } }],
    },
  ],
};
