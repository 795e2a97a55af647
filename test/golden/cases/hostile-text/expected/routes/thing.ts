// Code generated from resources.yaml (resource thing). DO NOT EDIT.

import type { MutationHandler, NoInput } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { ThingCreated, ThingDeleted } from '../events/thing.ts';
import type { ThingState } from '../state/thing.ts';
import type { CreateThing } from '../types/thing.ts';
import { createThing, listThing } from '../validators/thing.ts';

/** What performs each mutation of thing. A handler that announces nothing, or another event, does not compile. */
export interface ThingMutationRoutes {
  readonly 'thing.create': MutationHandler<CreateThing, ThingCreated>;
  readonly 'thing.delete': MutationHandler<NoInput, ThingDeleted>;
}

/** Every route of thing. */
export function thingRoutes(state: ThingState): readonly Route[] {
  const mutations: ThingMutationRoutes = {
    'thing.create': state.create,
    'thing.delete': state.delete,
  };
  return [
    mutationRoute({
      name: 'thing.create',
      method: 'POST',
      path: '/things',
      requires: [],
      status: 201,
      events: ['ThingCreated'],
      body: createThing,
      location: '/things/:id',
      handle: mutations['thing.create'],
    }),
    mutationRoute({
      name: 'thing.delete',
      method: 'DELETE',
      path: '/things/:id',
      requires: [],
      status: 204,
      events: ['ThingDeleted'],
      body: null,
      handle: mutations['thing.delete'],
    }),
    queryRoute({
      name: 'thing.get',
      method: 'GET',
      path: '/things/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'thing.list',
      method: 'GET',
      path: '/things',
      requires: [],
      query: listThing,
      handle: state.list,
    }),
  ];
}
