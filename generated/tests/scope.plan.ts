// Code generated from resources.yaml (resource scope). DO NOT EDIT.

import {
  boolean,
  bytes,
  integer,
  json,
  nullable,
  object,
  patch,
  row,
  rowOrNull,
  text,
} from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';

export const scopePlan: ResourcePlan = {
  resource: 'scope',
  id: 'scope_id',
  get: '/scopes/:id',
  notFound: 'SCOPE_NOT_FOUND',
  mutations: [
    {
      name: 'create',
      kind: 'create',
      route: { method: 'POST', path: '/scopes' },
      status: 201,
      answer: 'entity',
      body: object({
        required: {
          trajectory_id: row('trajectory'),
          name: text({ notBlank: true }),
          token_budget: integer(1, 2147483647),
        },
        optional: { parent_scope_id: rowOrNull('scope'), purpose: nullable(text()), metadata: nullable(json()) },
      }),
      events: [{ type: 'ScopeCreated', payload: { scope: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'trajectory_id' },
        { because: 'type', given: { trajectory_id: 42 } },
        { because: 'range', given: { token_budget: 0 } },
        { because: 'reference', field: 'trajectory_id', code: 'TRAJECTORY_NOT_FOUND' },
        { because: 'reference', field: 'parent_scope_id', code: 'SCOPE_NOT_FOUND' },
      ],
    },
    {
      name: 'update',
      kind: 'update',
      route: { method: 'PATCH', path: '/scopes/:id' },
      status: 200,
      answer: 'entity',
      body: patch({
        optional: {
          name: text({ notBlank: true }),
          purpose: nullable(text()),
          token_budget: integer(1, 2147483647),
          metadata: nullable(json()),
        },
      }),
      after: [{ do: 'create' }],
      events: [{ type: 'ScopeUpdated', payload: { scope: 'entity' } }],
      refusals: [
        { because: 'empty' },
        { because: 'type', given: { name: 42 } },
        { because: 'range', given: { token_budget: 0 } },
      ],
    },
    {
      name: 'checkpoint',
      kind: 'change',
      route: { method: 'POST', path: '/scopes/:id/checkpoint' },
      status: 201,
      answer: { field: 'checkpoint' },
      body: object({ required: { context_state: bytes({ min: 1 }), recoverable: boolean() } }),
      after: [{ do: 'create' }],
      events: [{ type: 'ScopeCheckpointed', payload: { scope: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'context_state' },
        { because: 'type', given: { context_state: 42 } },
        { because: 'state', after: [{ do: 'create' }, { do: 'close' }], code: 'STATE_CONFLICT' },
      ],
    },
    {
      name: 'close',
      kind: 'change',
      route: { method: 'POST', path: '/scopes/:id/close' },
      status: 200,
      answer: 'entity',
      after: [{ do: 'create' }],
      events: [{ type: 'ScopeClosed', payload: { scope: 'entity' } }],
      refusals: [{ because: 'state', after: [{ do: 'create' }, { do: 'close' }], code: 'STATE_CONFLICT' }],
    },
  ],
};
