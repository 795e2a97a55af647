// Code generated from resources.yaml. DO NOT EDIT.

import type { GeneratedApi } from '../src/contract/api.ts';
import type { Hooks } from './hooks.ts';
import { createRoutes } from './routes/index.ts';
import { mutationStatements, timerStatements } from './state/index.ts';

export type * from './events/index.ts';
export type * from './events/thing.ts';
export type { Hooks } from './hooks.ts';
export type { MutationRoutes } from './routes/index.ts';
export type * from './types/common.ts';
export type * from './types/thing.ts';

/** The whole API, as the server takes it. */
export const api: GeneratedApi<Hooks> = {
  title: '*/ ${process.exit()} `x` </script>',
  version: '"1"',
  base: '/api/v1',
  functionsSchema: 'fn_fe755b03b847',
  migrations: new URL('./migrations/', import.meta.url),
  resources: [
    {
      name: 'thing',
      plural: 'things',
      path: '/things',
      id: 'thing_id',
      notFound: 'ENTITY_NOT_FOUND',
      singleton: false,
      table: 'api.thing',
      filterable: ['odd', 'select'],
    },
  ],
  events: [
    { type: 'ThingCreated', resource: 'thing', mutation: 'create' },
    { type: 'ThingDeleted', resource: 'thing', mutation: 'delete' },
  ],
  mutations: mutationStatements,
  timers: timerStatements,
  createRoutes,
};
