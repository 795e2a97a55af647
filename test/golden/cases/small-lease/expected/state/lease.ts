// Code generated from resources.yaml (resource lease). DO NOT EDIT.

import type { Ports, TimerStatement } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement } from '../../src/contract/mutation.ts';
import type { ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type { LeaseTaken } from '../events/lease.ts';
import type { TakeLease } from '../types/lease.ts';

/** Statement of `lease.take`. */
export const takeLease: MutationStatement<TakeLease, LeaseTaken> = {
  name: 'lease.take',
  resource: 'lease',
  sql: 'SELECT refusal, answer, version, events FROM fn_1cfd6599e22d.lease_take($1, $2, $3, $4, $5, $6, $7)',
  events: ['LeaseTaken'],
  constraints: {},
};

/** Timer `lease.end`. */
export const endLease: TimerStatement = {
  name: 'lease.end',
  resource: 'lease',
  sql: 'SELECT fired, parked FROM fn_1cfd6599e22d.lease_end_due($1)',
  next: 'SELECT wait_ms FROM fn_1cfd6599e22d.lease_end_next()',
};

/** Statement of `lease.list`. */
export const listLease: ListStatement = {
  name: 'lease.list',
  resource: 'lease',
  table: 'api.lease',
  text: 'fn_1cfd6599e22d.lease_text(r)',
  where: 'r.ends_at > clock_timestamp()',
  sort: null,
  direction: 'DESC',
  idColumn: 'r.lease_id',
  filters: {},
  plural: 'leases',
  under: null,
};

/** The database of lease, and the log of its events. */
export interface LeaseState {
  readonly take: MutationHandler<TakeLease, LeaseTaken>;
  readonly list: QueryHandler<ListParams>;
}

export function createLeaseState(ports: Ports): LeaseState {
  return {
    take: (request) => ports.mutations.run(takeLease, request),
    list: (request) => ports.queries.list(listLease, request),
  };
}
