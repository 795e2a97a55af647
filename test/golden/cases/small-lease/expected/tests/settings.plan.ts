// Code generated from resources.yaml (resource settings). DO NOT EDIT.

import { patch, text } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';

export const settingsPlan: ResourcePlan = {
  resource: 'settings',
  id: 'tenant_id',
  get: '/settings',
  singleton: true,
  notFound: 'ENTITY_NOT_FOUND',
  mutations: [
    {
      name: 'update',
      kind: 'update',
      route: { method: 'PATCH', path: '/settings' },
      status: 200,
      answer: 'entity',
      body: patch({ optional: { greeting: text() } }),
      events: [{ type: 'SettingsUpdated', payload: { settings: 'entity' } }],
      refusals: [{ because: 'empty' }, { because: 'type', given: { greeting: 42 } }],
    },
  ],
};
