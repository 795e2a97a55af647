// Code generated from resources.yaml (resource lock). DO NOT EDIT.

import type { Ports, TimerStatement } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type { LockAcquired, LockExtended, LockReleased } from '../events/lock.ts';
import type { AcquireLock, ExtendLock, ReleaseLock } from '../types/lock.ts';

/** Statement of `lock.acquire`. */
export const acquireLock: MutationStatement<AcquireLock, LockAcquired> = {
  name: 'lock.acquire',
  resource: 'lock',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.lock_acquire($1, $2, $3, $4, $5, $6, $7)',
  events: ['LockAcquired'],
  constraints: {
    lock_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'lock has a row with this id already' },
    lock_resource_type_check: {
      status: 400,
      code: 'INVALID_RANGE',
      message: 'resource_type must be at least 1 characters',
    },
    lock_holder_agent_id_fkey: {
      status: 404,
      code: 'AGENT_NOT_FOUND',
      message: 'holder_agent_id: there is no agent with this id',
    },
  },
  together: false,
};

/** Statement of `lock.extend`. */
export const extendLock: MutationStatement<ExtendLock, LockExtended> = {
  name: 'lock.extend',
  resource: 'lock',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.lock_extend($1, $2, $3, $4, $5, $6, $7)',
  events: ['LockExtended'],
  constraints: {},
  together: false,
};

/** Statement of `lock.release`. */
export const releaseLock: MutationStatement<ReleaseLock, LockReleased> = {
  name: 'lock.release',
  resource: 'lock',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.lock_release($1, $2, $3, $4, $5, $6, $7)',
  events: ['LockReleased'],
  constraints: {},
  together: false,
};

/** Timer of `lock.expire`. */
export const expireLock: TimerStatement = {
  name: 'lock.expire',
  resource: 'lock',
  sql: 'SELECT fired, parked FROM fn_7dd8f743490c.lock_expire_due($1)',
  next: 'SELECT wait_ms FROM fn_7dd8f743490c.lock_expire_next()',
};

/** Statement of `lock.get`. */
export const getLock: GetStatement = {
  name: 'lock.get',
  resource: 'lock',
  sql: 'SELECT fn_7dd8f743490c.lock_text(r.*) AS text, r.version FROM api.lock r WHERE r.tenant_id = $1 AND r.lock_id = $2',
  touch: null,
  notFound: { code: 'LOCK_NOT_FOUND', message: 'there is no lock with this id' },
};

/** Statement of `lock.list`. */
export const listLock: ListStatement = {
  name: 'lock.list',
  resource: 'lock',
  table: 'api.lock',
  text: 'fn_7dd8f743490c.lock_text(r.*)',
  where: 'r.expires_at > statement_timestamp()',
  sort: null,
  direction: 'DESC',
  idColumn: 'r.lock_id',
  filters: {
    resource_type: { sql: 'r.resource_type = ?::text', switch: false },
    resource_id: { sql: 'r.resource_id = ?::uuid', switch: false },
    holder_agent_id: { sql: 'r.holder_agent_id = ?::uuid', switch: false },
    mode: { sql: 'r.mode = ?::text', switch: false },
  },
  plural: 'locks',
  under: null,
};

/** The database of lock, and the log of its events. */
export interface LockState {
  readonly acquire: MutationHandler<AcquireLock, LockAcquired>;
  readonly extend: MutationHandler<ExtendLock, LockExtended>;
  readonly release: MutationHandler<ReleaseLock, LockReleased>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
}

/** Wires lock to its database. */
export function createLockState(ports: Ports): LockState {
  return {
    acquire: (request) => ports.mutations.run(acquireLock, request),
    extend: (request) => ports.mutations.run(extendLock, request),
    release: (request) => ports.mutations.run(releaseLock, request),
    get: (request) => ports.queries.get(getLock, request),
    list: (request) => ports.queries.list(listLock, request),
  };
}
