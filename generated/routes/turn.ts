// Code generated from resources.yaml (resource turn). DO NOT EDIT.

import type { MutationHandler } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { TurnCreated } from '../events/turn.ts';
import type { TurnState } from '../state/turn.ts';
import type { CreateTurn } from '../types/turn.ts';
import { createTurn, listTurn, ofScopeTurn } from '../validators/turn.ts';

/** What performs each mutation of turn. A handler that announces nothing, or another event, does not compile. */
export interface TurnMutationRoutes {
  readonly 'turn.create': MutationHandler<CreateTurn, TurnCreated>;
}

/** Every route of turn. */
export function turnRoutes(state: TurnState): readonly Route[] {
  const mutations: TurnMutationRoutes = {
    'turn.create': state.create,
  };
  return [
    mutationRoute({
      name: 'turn.create',
      method: 'POST',
      path: '/turns',
      requires: [],
      status: 201,
      events: ['TurnCreated'],
      body: createTurn,
      location: '/turns/:id',
      handle: mutations['turn.create'],
    }),
    queryRoute({
      name: 'turn.get',
      method: 'GET',
      path: '/turns/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'turn.list',
      method: 'GET',
      path: '/turns',
      requires: [],
      query: listTurn,
      handle: state.list,
    }),
    queryRoute({
      name: 'turn.of_scope',
      method: 'GET',
      path: '/scopes/:id/turns',
      requires: [],
      query: ofScopeTurn,
      handle: state.of_scope,
    }),
  ];
}
