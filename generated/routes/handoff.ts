// Code generated from resources.yaml (resource handoff). DO NOT EDIT.

import type { MutationHandler, NoInput } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { HandoffAccepted, HandoffCompleted, HandoffCreated } from '../events/handoff.ts';
import type { HandoffState } from '../state/handoff.ts';
import type { AcceptHandoff, CreateHandoff } from '../types/handoff.ts';
import { acceptHandoff, createHandoff, listHandoff } from '../validators/handoff.ts';

/** What performs each mutation of handoff. A handler that announces nothing, or another event, does not compile. */
export interface HandoffMutationRoutes {
  readonly 'handoff.create': MutationHandler<CreateHandoff, HandoffCreated>;
  readonly 'handoff.accept': MutationHandler<AcceptHandoff, HandoffAccepted>;
  readonly 'handoff.complete': MutationHandler<NoInput, HandoffCompleted>;
}

/** Every route of handoff. */
export function handoffRoutes(state: HandoffState): readonly Route[] {
  const mutations: HandoffMutationRoutes = {
    'handoff.create': state.create,
    'handoff.accept': state.accept,
    'handoff.complete': state.complete,
  };
  return [
    mutationRoute({
      name: 'handoff.create',
      method: 'POST',
      path: '/handoffs',
      requires: [],
      status: 201,
      events: ['HandoffCreated'],
      body: createHandoff,
      location: '/handoffs/:id',
      handle: mutations['handoff.create'],
    }),
    mutationRoute({
      name: 'handoff.accept',
      method: 'POST',
      path: '/handoffs/:id/accept',
      requires: [],
      status: 204,
      events: ['HandoffAccepted'],
      body: acceptHandoff,
      handle: mutations['handoff.accept'],
    }),
    mutationRoute({
      name: 'handoff.complete',
      method: 'POST',
      path: '/handoffs/:id/complete',
      requires: [],
      status: 204,
      events: ['HandoffCompleted'],
      body: null,
      handle: mutations['handoff.complete'],
    }),
    queryRoute({
      name: 'handoff.get',
      method: 'GET',
      path: '/handoffs/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'handoff.list',
      method: 'GET',
      path: '/handoffs',
      requires: [],
      query: listHandoff,
      handle: state.list,
    }),
  ];
}
