// Code generated from resources.yaml (resource scope). DO NOT EDIT.

import type { MutationHandler, NoInput } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { ScopeCheckpointed, ScopeClosed, ScopeCreated, ScopeUpdated } from '../events/scope.ts';
import type { ScopeState } from '../state/scope.ts';
import type { CheckpointScope, CreateScope, UpdateScope } from '../types/scope.ts';
import { checkpointScope, createScope, listScope, ofTrajectoryScope, updateScope } from '../validators/scope.ts';

/** What performs each mutation of scope. A handler that announces nothing, or another event, does not compile. */
export interface ScopeMutationRoutes {
  readonly 'scope.create': MutationHandler<CreateScope, ScopeCreated>;
  readonly 'scope.update': MutationHandler<UpdateScope, ScopeUpdated>;
  readonly 'scope.checkpoint': MutationHandler<CheckpointScope, ScopeCheckpointed>;
  readonly 'scope.close': MutationHandler<NoInput, ScopeClosed>;
}

/** Every route of scope. */
export function scopeRoutes(state: ScopeState): readonly Route[] {
  const mutations: ScopeMutationRoutes = {
    'scope.create': state.create,
    'scope.update': state.update,
    'scope.checkpoint': state.checkpoint,
    'scope.close': state.close,
  };
  return [
    mutationRoute({
      name: 'scope.create',
      method: 'POST',
      path: '/scopes',
      requires: [],
      status: 201,
      events: ['ScopeCreated'],
      body: createScope,
      location: '/scopes/:id',
      handle: mutations['scope.create'],
    }),
    mutationRoute({
      name: 'scope.update',
      method: 'PATCH',
      path: '/scopes/:id',
      requires: [],
      status: 200,
      events: ['ScopeUpdated'],
      body: updateScope,
      handle: mutations['scope.update'],
    }),
    mutationRoute({
      name: 'scope.checkpoint',
      method: 'POST',
      path: '/scopes/:id/checkpoint',
      requires: [],
      status: 201,
      events: ['ScopeCheckpointed'],
      body: checkpointScope,
      handle: mutations['scope.checkpoint'],
    }),
    mutationRoute({
      name: 'scope.close',
      method: 'POST',
      path: '/scopes/:id/close',
      requires: [],
      status: 200,
      events: ['ScopeClosed'],
      body: null,
      handle: mutations['scope.close'],
    }),
    queryRoute({
      name: 'scope.get',
      method: 'GET',
      path: '/scopes/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'scope.list',
      method: 'GET',
      path: '/scopes',
      requires: [],
      query: listScope,
      handle: state.list,
    }),
    queryRoute({
      name: 'scope.of_trajectory',
      method: 'GET',
      path: '/trajectories/:id/scopes',
      requires: [],
      query: ofTrajectoryScope,
      handle: state.of_trajectory,
    }),
  ];
}
