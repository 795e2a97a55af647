// Code generated from resources.yaml (resource turn). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type { TurnCreated } from '../events/turn.ts';
import type { CreateTurn } from '../types/turn.ts';

/** Statement of `turn.create`. */
export const createTurn: MutationStatement<CreateTurn, TurnCreated> = {
  name: 'turn.create',
  resource: 'turn',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.turn_create($1, $2, $3, $4, $5, $6, $7)',
  events: ['TurnCreated'],
  constraints: {
    turn_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'turn has a row with this id already' },
    turn_scope_id_sequence_key: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message: 'another turn has the same scope_id and sequence',
    },
    turn_sequence_check: { status: 400, code: 'INVALID_RANGE', message: 'sequence must be at least 0' },
    turn_content_check: { status: 400, code: 'INVALID_RANGE', message: 'content must be at least 1 characters' },
    turn_token_count_check: { status: 400, code: 'INVALID_RANGE', message: 'token_count must be at least 0' },
    turn_scope_id_fkey: { status: 404, code: 'SCOPE_NOT_FOUND', message: 'scope_id: there is no scope with this id' },
  },
  together: false,
};

/** Statement of `turn.get`. */
export const getTurn: GetStatement = {
  name: 'turn.get',
  resource: 'turn',
  sql: 'SELECT fn_7dd8f743490c.turn_text(r.*) AS text, r.version FROM api.turn r WHERE r.tenant_id = $1 AND r.turn_id = $2',
  touch: null,
  notFound: { code: 'ENTITY_NOT_FOUND', message: 'there is no turn with this id' },
};

/** Statement of `turn.list`. */
export const listTurn: ListStatement = {
  name: 'turn.list',
  resource: 'turn',
  table: 'api.turn',
  text: 'fn_7dd8f743490c.turn_text(r.*)',
  where: null,
  sort: { column: 'r.sequence', type: 'integer' },
  direction: 'ASC',
  idColumn: 'r.turn_id',
  filters: {
    scope_id: { sql: 'r.scope_id = ?::uuid', switch: false },
    role: { sql: 'r.role = ?::text', switch: false },
    created_after: { sql: 'r.created_at >= ?::timestamptz', switch: false },
    created_before: { sql: 'r.created_at <= ?::timestamptz', switch: false },
  },
  plural: 'turns',
  under: null,
};

/** Statement of `turn.of_scope`. */
export const ofScopeTurn: ListStatement = {
  name: 'turn.of_scope',
  resource: 'turn',
  table: 'api.turn',
  text: 'fn_7dd8f743490c.turn_text(r.*)',
  where: null,
  sort: { column: 'r.sequence', type: 'integer', unique: true },
  direction: 'ASC',
  idColumn: 'r.turn_id',
  filters: {},
  plural: null,
  under: {
    column: 'r.scope_id',
    exists: 'SELECT 1 FROM api.scope p WHERE p.tenant_id = $1 AND p.scope_id = $2',
    notFound: { code: 'SCOPE_NOT_FOUND', message: 'there is no scope with this id' },
  },
};

/** The database of turn, and the log of its events. */
export interface TurnState {
  readonly create: MutationHandler<CreateTurn, TurnCreated>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
  readonly of_scope: QueryHandler<ListParams>;
}

/** Wires turn to its database. */
export function createTurnState(ports: Ports): TurnState {
  return {
    create: (request) => ports.mutations.run(createTurn, request),
    get: (request) => ports.queries.get(getTurn, request),
    list: (request) => ports.queries.list(listTurn, request),
    of_scope: (request) => ports.queries.list(ofScopeTurn, request),
  };
}
