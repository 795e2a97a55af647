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
  sql: 'SELECT refusal, answer, version, events FROM fn_28cb1aef1c08.lease_take($1, $2, $3, $4, $5, $6, $7)',
  events: ['LeaseTaken'],
  constraints: {
    lease_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'lease has a row with this id already' },
    lease_thing_check: { status: 400, code: 'INVALID_RANGE', message: 'thing must be at least 1 characters' },
  },
  together: false,
};

/** Timer of `lease.end`. */
export const endLease: TimerStatement = {
  name: 'lease.end',
  resource: 'lease',
  sql: 'SELECT fired, parked FROM fn_28cb1aef1c08.lease_end_due($1)',
  next: 'SELECT wait_ms FROM fn_28cb1aef1c08.lease_end_next()',
};

/** Statement of `lease.list`. */
export const listLease: ListStatement = {
  name: 'lease.list',
  resource: 'lease',
  table: 'api.lease',
  text: 'fn_28cb1aef1c08.lease_text(r.*)',
  where: 'r.ends_at > statement_timestamp()',
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

/** Wires lease to its database. */
export function createLeaseState(ports: Ports): LeaseState {
  return {
    take: (request) => ports.mutations.run(takeLease, request),
    list: (request) => ports.queries.list(listLease, request),
  };
}
