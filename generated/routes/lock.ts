// Code generated from resources.yaml (resource lock). DO NOT EDIT.

import type { MutationHandler } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { LockAcquired, LockExtended, LockReleased } from '../events/lock.ts';
import type { LockState } from '../state/lock.ts';
import type { AcquireLock, ExtendLock, ReleaseLock } from '../types/lock.ts';
import { acquireLock, extendLock, listLock, releaseLock } from '../validators/lock.ts';

/** What performs each mutation of lock. A handler that announces nothing, or another event, does not compile. */
export interface LockMutationRoutes {
  readonly 'lock.acquire': MutationHandler<AcquireLock, LockAcquired>;
  readonly 'lock.extend': MutationHandler<ExtendLock, LockExtended>;
  readonly 'lock.release': MutationHandler<ReleaseLock, LockReleased>;
}

/** Every route of lock. */
export function lockRoutes(state: LockState): readonly Route[] {
  const mutations: LockMutationRoutes = {
    'lock.acquire': state.acquire,
    'lock.extend': state.extend,
    'lock.release': state.release,
  };
  return [
    mutationRoute({
      name: 'lock.acquire',
      method: 'POST',
      path: '/locks/acquire',
      requires: [],
      status: 201,
      events: ['LockAcquired'],
      body: acquireLock,
      location: '/locks/:id',
      handle: mutations['lock.acquire'],
    }),
    mutationRoute({
      name: 'lock.extend',
      method: 'POST',
      path: '/locks/:id/extend',
      requires: [],
      status: 200,
      events: ['LockExtended'],
      body: extendLock,
      handle: mutations['lock.extend'],
    }),
    mutationRoute({
      name: 'lock.release',
      method: 'POST',
      path: '/locks/:id/release',
      requires: [],
      status: 204,
      events: ['LockReleased'],
      body: releaseLock,
      handle: mutations['lock.release'],
    }),
    queryRoute({
      name: 'lock.get',
      method: 'GET',
      path: '/locks/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'lock.list',
      method: 'GET',
      path: '/locks',
      requires: [],
      query: listLock,
      handle: state.list,
    }),
  ];
}
