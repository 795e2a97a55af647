// Code generated from resources.yaml (resource delegation). DO NOT EDIT.

import type { MutationHandler } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type {
  DelegationAccepted,
  DelegationCompleted,
  DelegationCreated,
  DelegationRejected,
} from '../events/delegation.ts';
import type { DelegationState } from '../state/delegation.ts';
import type { AcceptDelegation, CompleteDelegation, CreateDelegation, RejectDelegation } from '../types/delegation.ts';
import {
  acceptDelegation,
  completeDelegation,
  createDelegation,
  listDelegation,
  rejectDelegation,
} from '../validators/delegation.ts';

/** What performs each mutation of delegation. A handler that announces nothing, or another event, does not compile. */
export interface DelegationMutationRoutes {
  readonly 'delegation.create': MutationHandler<CreateDelegation, DelegationCreated>;
  readonly 'delegation.accept': MutationHandler<AcceptDelegation, DelegationAccepted>;
  readonly 'delegation.reject': MutationHandler<RejectDelegation, DelegationRejected>;
  readonly 'delegation.complete': MutationHandler<CompleteDelegation, DelegationCompleted>;
}

/** Every route of delegation. */
export function delegationRoutes(state: DelegationState): readonly Route[] {
  const mutations: DelegationMutationRoutes = {
    'delegation.create': state.create,
    'delegation.accept': state.accept,
    'delegation.reject': state.reject,
    'delegation.complete': state.complete,
  };
  return [
    mutationRoute({
      name: 'delegation.create',
      method: 'POST',
      path: '/delegations',
      requires: [],
      status: 201,
      events: ['DelegationCreated'],
      body: createDelegation,
      location: '/delegations/:id',
      handle: mutations['delegation.create'],
    }),
    mutationRoute({
      name: 'delegation.accept',
      method: 'POST',
      path: '/delegations/:id/accept',
      requires: [],
      status: 204,
      events: ['DelegationAccepted'],
      body: acceptDelegation,
      handle: mutations['delegation.accept'],
    }),
    mutationRoute({
      name: 'delegation.reject',
      method: 'POST',
      path: '/delegations/:id/reject',
      requires: [],
      status: 204,
      events: ['DelegationRejected'],
      body: rejectDelegation,
      handle: mutations['delegation.reject'],
    }),
    mutationRoute({
      name: 'delegation.complete',
      method: 'POST',
      path: '/delegations/:id/complete',
      requires: [],
      status: 204,
      events: ['DelegationCompleted'],
      body: completeDelegation,
      handle: mutations['delegation.complete'],
    }),
    queryRoute({
      name: 'delegation.get',
      method: 'GET',
      path: '/delegations/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'delegation.list',
      method: 'GET',
      path: '/delegations',
      requires: [],
      query: listDelegation,
      handle: state.list,
    }),
  ];
}
