// Code generated from resources.yaml. DO NOT EDIT.

import type { GeneratedApi } from '../src/contract/api.ts';
import type { Hooks } from './hooks.ts';
import { createRoutes } from './routes/index.ts';
import { mutationStatements, timerStatements } from './state/index.ts';

export type * from './events/index.ts';
export type * from './events/lease.ts';
export type * from './events/settings.ts';
export type { Hooks } from './hooks.ts';
export type { MutationRoutes } from './routes/index.ts';
export type * from './types/common.ts';
export type * from './types/lease.ts';
export type * from './types/settings.ts';

/** The whole API, as the server takes it. */
export const api: GeneratedApi<Hooks> = {
  title: 'Small Lease',
  version: '0.1',
  base: '/api/v1',
  functionsSchema: 'fn_28cb1aef1c08',
  migrations: new URL('./migrations/', import.meta.url),
  resources: [
    {
      name: 'lease',
      plural: 'leases',
      path: '/leases',
      id: 'lease_id',
      notFound: 'ENTITY_NOT_FOUND',
      singleton: false,
      table: 'api.lease',
      filterable: [],
    },
    {
      name: 'settings',
      plural: 'settingss',
      path: '/settings',
      id: 'tenant_id',
      notFound: 'ENTITY_NOT_FOUND',
      singleton: true,
      table: 'api.settings',
      filterable: [],
    },
  ],
  events: [
    { type: 'LeaseTaken', resource: 'lease', mutation: 'take' },
    { type: 'LeaseEnded', resource: 'lease', mutation: 'end' },
    { type: 'SettingsUpdated', resource: 'settings', mutation: 'update' },
  ],
  mutations: mutationStatements,
  timers: timerStatements,
  createRoutes,
};
