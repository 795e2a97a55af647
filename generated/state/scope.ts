// Code generated from resources.yaml (resource scope). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement, NoInput } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type { ScopeCheckpointed, ScopeClosed, ScopeCreated, ScopeUpdated } from '../events/scope.ts';
import type { CheckpointScope, CreateScope, UpdateScope } from '../types/scope.ts';

/** Statement of `scope.create`. */
export const createScope: MutationStatement<CreateScope, ScopeCreated> = {
  name: 'scope.create',
  resource: 'scope',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.scope_create($1, $2, $3, $4, $5, $6, $7)',
  events: ['ScopeCreated'],
  constraints: {
    scope_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'scope has a row with this id already' },
    scope_name_check: { status: 400, code: 'INVALID_RANGE', message: 'name must be at least 1 characters' },
    scope_token_budget_check: { status: 400, code: 'INVALID_RANGE', message: 'token_budget must be at least 1' },
    scope_tokens_used_check: { status: 400, code: 'INVALID_RANGE', message: 'tokens_used must be at least 0' },
    scope_trajectory_id_fkey: {
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: 'trajectory_id: there is no trajectory with this id',
    },
    scope_parent_scope_id_fkey: {
      status: 404,
      code: 'SCOPE_NOT_FOUND',
      message: 'parent_scope_id: there is no scope with this id',
    },
  },
  together: true,
};

/** Statement of `scope.update`. */
export const updateScope: MutationStatement<UpdateScope, ScopeUpdated> = {
  name: 'scope.update',
  resource: 'scope',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.scope_update($1, $2, $3, $4, $5, $6, $7)',
  events: ['ScopeUpdated'],
  constraints: {
    scope_name_check: { status: 400, code: 'INVALID_RANGE', message: 'name must be at least 1 characters' },
    scope_token_budget_check: { status: 400, code: 'INVALID_RANGE', message: 'token_budget must be at least 1' },
  },
  together: false,
};

/** Statement of `scope.checkpoint`. */
export const checkpointScope: MutationStatement<CheckpointScope, ScopeCheckpointed> = {
  name: 'scope.checkpoint',
  resource: 'scope',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.scope_checkpoint($1, $2, $3, $4, $5, $6, $7)',
  events: ['ScopeCheckpointed'],
  constraints: {},
  together: false,
};

/** Statement of `scope.close`. */
export const closeScope: MutationStatement<NoInput, ScopeClosed> = {
  name: 'scope.close',
  resource: 'scope',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.scope_close($1, $2, $3, $4, $5, $6, $7)',
  events: ['ScopeClosed'],
  constraints: {},
  together: false,
};

/** Statement of `scope.get`. */
export const getScope: GetStatement = {
  name: 'scope.get',
  resource: 'scope',
  sql: 'SELECT fn_7dd8f743490c.scope_text(r.*) AS text, r.version FROM api.scope r WHERE r.tenant_id = $1 AND r.scope_id = $2',
  touch: null,
  notFound: { code: 'SCOPE_NOT_FOUND', message: 'there is no scope with this id' },
};

/** Statement of `scope.list`. */
export const listScope: ListStatement = {
  name: 'scope.list',
  resource: 'scope',
  table: 'api.scope',
  text: 'fn_7dd8f743490c.scope_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.scope_id',
  filters: {
    trajectory_id: { sql: 'r.trajectory_id = ?::uuid', switch: false },
    parent_scope_id: { sql: 'r.parent_scope_id = ?::uuid', switch: false },
    is_active: { sql: 'r.is_active = ?::boolean', switch: false },
    created_after: { sql: 'r.created_at >= ?::timestamptz', switch: false },
    created_before: { sql: 'r.created_at <= ?::timestamptz', switch: false },
  },
  plural: 'scopes',
  under: null,
};

/** Statement of `scope.of_trajectory`. */
export const ofTrajectoryScope: ListStatement = {
  name: 'scope.of_trajectory',
  resource: 'scope',
  table: 'api.scope',
  text: 'fn_7dd8f743490c.scope_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.scope_id',
  filters: {},
  plural: null,
  under: {
    column: 'r.trajectory_id',
    exists: 'SELECT 1 FROM api.trajectory p WHERE p.tenant_id = $1 AND p.trajectory_id = $2',
    notFound: { code: 'TRAJECTORY_NOT_FOUND', message: 'there is no trajectory with this id' },
  },
};

/** The database of scope, and the log of its events. */
export interface ScopeState {
  readonly create: MutationHandler<CreateScope, ScopeCreated>;
  readonly update: MutationHandler<UpdateScope, ScopeUpdated>;
  readonly checkpoint: MutationHandler<CheckpointScope, ScopeCheckpointed>;
  readonly close: MutationHandler<NoInput, ScopeClosed>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
  readonly of_trajectory: QueryHandler<ListParams>;
}

/** Wires scope to its database. */
export function createScopeState(ports: Ports): ScopeState {
  return {
    create: (request) => ports.mutations.run(createScope, request),
    update: (request) => ports.mutations.run(updateScope, request),
    checkpoint: (request) => ports.mutations.run(checkpointScope, request),
    close: (request) => ports.mutations.run(closeScope, request),
    get: (request) => ports.queries.get(getScope, request),
    list: (request) => ports.queries.list(listScope, request),
    of_trajectory: (request) => ports.queries.list(ofTrajectoryScope, request),
  };
}
