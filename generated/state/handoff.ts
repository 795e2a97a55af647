// Code generated from resources.yaml (resource handoff). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement, NoInput } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type { HandoffAccepted, HandoffCompleted, HandoffCreated } from '../events/handoff.ts';
import type { AcceptHandoff, CreateHandoff } from '../types/handoff.ts';

/** Statement of `handoff.create`. */
export const createHandoff: MutationStatement<CreateHandoff, HandoffCreated> = {
  name: 'handoff.create',
  resource: 'handoff',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.handoff_create($1, $2, $3, $4, $5, $6, $7)',
  events: ['HandoffCreated'],
  constraints: {
    handoff_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'handoff has a row with this id already' },
    handoff_from_agent_id_trajectory_id_scope_id_key: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message: 'another handoff has the same from_agent_id, trajectory_id and scope_id while status is Initiated',
    },
    handoff_context_snapshot_check: {
      status: 400,
      code: 'INVALID_RANGE',
      message: 'context_snapshot must be at least 1 bytes',
    },
    handoff_differ_from_agent_id_to_agent_id_check: {
      status: 400,
      code: 'INVALID_INPUT',
      message: 'from_agent_id, to_agent_id must differ',
    },
    handoff_from_agent_id_fkey: {
      status: 404,
      code: 'AGENT_NOT_FOUND',
      message: 'from_agent_id: there is no agent with this id',
    },
    handoff_to_agent_id_fkey: {
      status: 404,
      code: 'AGENT_NOT_FOUND',
      message: 'to_agent_id: there is no agent with this id',
    },
    handoff_trajectory_id_fkey: {
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: 'trajectory_id: there is no trajectory with this id',
    },
    handoff_scope_id_fkey: {
      status: 404,
      code: 'SCOPE_NOT_FOUND',
      message: 'scope_id: there is no scope with this id',
    },
  },
  together: false,
};

/** Statement of `handoff.accept`. */
export const acceptHandoff: MutationStatement<AcceptHandoff, HandoffAccepted> = {
  name: 'handoff.accept',
  resource: 'handoff',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.handoff_accept($1, $2, $3, $4, $5, $6, $7)',
  events: ['HandoffAccepted'],
  constraints: {
    handoff_from_agent_id_trajectory_id_scope_id_key: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message: 'another handoff has the same from_agent_id, trajectory_id and scope_id while status is Initiated',
    },
  },
  together: false,
};

/** Statement of `handoff.complete`. */
export const completeHandoff: MutationStatement<NoInput, HandoffCompleted> = {
  name: 'handoff.complete',
  resource: 'handoff',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.handoff_complete($1, $2, $3, $4, $5, $6, $7)',
  events: ['HandoffCompleted'],
  constraints: {
    handoff_from_agent_id_trajectory_id_scope_id_key: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message: 'another handoff has the same from_agent_id, trajectory_id and scope_id while status is Initiated',
    },
  },
  together: false,
};

/** Statement of `handoff.get`. */
export const getHandoff: GetStatement = {
  name: 'handoff.get',
  resource: 'handoff',
  sql: 'SELECT fn_7dd8f743490c.handoff_text(r.*) AS text, r.version FROM api.handoff r WHERE r.tenant_id = $1 AND r.handoff_id = $2',
  touch: null,
  notFound: { code: 'ENTITY_NOT_FOUND', message: 'there is no handoff with this id' },
};

/** Statement of `handoff.list`. */
export const listHandoff: ListStatement = {
  name: 'handoff.list',
  resource: 'handoff',
  table: 'api.handoff',
  text: 'fn_7dd8f743490c.handoff_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.handoff_id',
  filters: {
    from_agent_id: { sql: 'r.from_agent_id = ?::uuid', switch: false },
    to_agent_id: { sql: 'r.to_agent_id = ?::uuid', switch: false },
    trajectory_id: { sql: 'r.trajectory_id = ?::uuid', switch: false },
    status: { sql: 'r.status = ?::text', switch: false },
    created_after: { sql: 'r.created_at >= ?::timestamptz', switch: false },
    created_before: { sql: 'r.created_at <= ?::timestamptz', switch: false },
  },
  plural: 'handoffs',
  under: null,
};

/** The database of handoff, and the log of its events. */
export interface HandoffState {
  readonly create: MutationHandler<CreateHandoff, HandoffCreated>;
  readonly accept: MutationHandler<AcceptHandoff, HandoffAccepted>;
  readonly complete: MutationHandler<NoInput, HandoffCompleted>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
}

/** Wires handoff to its database. */
export function createHandoffState(ports: Ports): HandoffState {
  return {
    create: (request) => ports.mutations.run(createHandoff, request),
    accept: (request) => ports.mutations.run(acceptHandoff, request),
    complete: (request) => ports.mutations.run(completeHandoff, request),
    get: (request) => ports.queries.get(getHandoff, request),
    list: (request) => ports.queries.list(listHandoff, request),
  };
}
