// Code generated from resources.yaml (resource lease). DO NOT EDIT.

import type { MutationHandler } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import type { LeaseTaken } from '../events/lease.ts';
import type { LeaseState } from '../state/lease.ts';
import type { TakeLease } from '../types/lease.ts';
import { listLease, takeLease } from '../validators/lease.ts';

/** What performs each mutation of lease. A handler that announces nothing, or another event, does not compile. */
export interface LeaseMutationRoutes {
  readonly 'lease.take': MutationHandler<TakeLease, LeaseTaken>;
}

/** Every route of lease. */
export function leaseRoutes(state: LeaseState): readonly Route[] {
  const mutations: LeaseMutationRoutes = {
    'lease.take': state.take,
  };
  return [
    mutationRoute({
      name: 'lease.take',
      method: 'POST',
      path: '/leases',
      requires: [],
      status: 201,
      events: ['LeaseTaken'],
      body: takeLease,
      handle: mutations['lease.take'],
    }),
    queryRoute({
      name: 'lease.list',
      method: 'GET',
      path: '/leases',
      requires: [],
      query: listLease,
      handle: state.list,
    }),
  ];
}
