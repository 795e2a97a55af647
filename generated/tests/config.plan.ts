// Code generated from resources.yaml (resource config). DO NOT EDIT.

import { patch } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { ConfigDocument } from './values.ts';

export const configPlan: ResourcePlan = {
  resource: 'config',
  id: 'tenant_id',
  get: '/config',
  singleton: true,
  notFound: 'ENTITY_NOT_FOUND',
  mutations: [
    {
      name: 'update',
      kind: 'update',
      route: { method: 'PATCH', path: '/config' },
      status: 200,
      answer: 'entity',
      body: patch({ optional: { config: ConfigDocument } }),
      events: [{ type: 'ConfigUpdated', payload: { config: 'entity' } }],
      refusals: [{ because: 'empty' }, { because: 'type', given: { config: [] } }],
    },
  ],
};
