// Code generated from resources.yaml (resource artifact). DO NOT EDIT.

import type { Ports, TimerStatement } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement, NoInput } from '../../src/contract/mutation.ts';
import type {
  GetStatement,
  ListParams,
  ListStatement,
  QueryHandler,
  SearchParams,
  SearchStatement,
} from '../../src/contract/query.ts';
import type { ArtifactCreated, ArtifactDeleted, ArtifactUpdated } from '../events/artifact.ts';
import type { CreateArtifact, UpdateArtifact } from '../types/artifact.ts';

/** Statement of `artifact.create`. */
export const createArtifact: MutationStatement<CreateArtifact, ArtifactCreated> = {
  name: 'artifact.create',
  resource: 'artifact',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.artifact_create($1, $2, $3, $4, $5, $6, $7)',
  events: ['ArtifactCreated'],
  constraints: {
    artifact_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'artifact has a row with this id already' },
    artifact_name_check: { status: 400, code: 'INVALID_RANGE', message: 'name must be at least 1 characters' },
    artifact_content_check: { status: 400, code: 'INVALID_RANGE', message: 'content must be at least 1 characters' },
    artifact_trajectory_id_fkey: {
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: 'trajectory_id: there is no trajectory with this id',
    },
    artifact_scope_id_fkey: {
      status: 404,
      code: 'SCOPE_NOT_FOUND',
      message: 'scope_id: there is no scope with this id',
    },
  },
  together: true,
};

/** Statement of `artifact.update`. */
export const updateArtifact: MutationStatement<UpdateArtifact, ArtifactUpdated> = {
  name: 'artifact.update',
  resource: 'artifact',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.artifact_update($1, $2, $3, $4, $5, $6, $7)',
  events: ['ArtifactUpdated'],
  constraints: {
    artifact_name_check: { status: 400, code: 'INVALID_RANGE', message: 'name must be at least 1 characters' },
    artifact_content_check: { status: 400, code: 'INVALID_RANGE', message: 'content must be at least 1 characters' },
  },
  together: false,
};

/** Statement of `artifact.delete`. */
export const deleteArtifact: MutationStatement<NoInput, ArtifactDeleted> = {
  name: 'artifact.delete',
  resource: 'artifact',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.artifact_delete($1, $2, $3, $4, $5, $6, $7)',
  events: ['ArtifactDeleted'],
  constraints: {
    artifact_superseded_by_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of artifact point at this artifact by their superseded_by',
    },
  },
  together: false,
};

/** Timer of `artifact.expire`. */
export const expireArtifact: TimerStatement = {
  name: 'artifact.expire',
  resource: 'artifact',
  sql: 'SELECT fired, parked FROM fn_7dd8f743490c.artifact_expire_due($1)',
  next: 'SELECT wait_ms FROM fn_7dd8f743490c.artifact_expire_next()',
};

/** Statement of `artifact.get`. */
export const getArtifact: GetStatement = {
  name: 'artifact.get',
  resource: 'artifact',
  sql: 'SELECT fn_7dd8f743490c.artifact_text(r.*) AS text, r.version FROM api.artifact r WHERE r.tenant_id = $1 AND r.artifact_id = $2',
  touch: null,
  notFound: { code: 'ARTIFACT_NOT_FOUND', message: 'there is no artifact with this id' },
};

/** Statement of `artifact.list`. */
export const listArtifact: ListStatement = {
  name: 'artifact.list',
  resource: 'artifact',
  table: 'api.artifact',
  text: 'fn_7dd8f743490c.artifact_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.artifact_id',
  filters: {
    artifact_type: { sql: 'r.artifact_type = ?::text', switch: false },
    trajectory_id: { sql: 'r.trajectory_id = ?::uuid', switch: false },
    scope_id: { sql: 'r.scope_id = ?::uuid', switch: false },
    created_after: { sql: 'r.created_at >= ?::timestamptz', switch: false },
    created_before: { sql: 'r.created_at <= ?::timestamptz', switch: false },
  },
  plural: 'artifacts',
  under: null,
};

/** Statement of `artifact.of_scope`. */
export const ofScopeArtifact: ListStatement = {
  name: 'artifact.of_scope',
  resource: 'artifact',
  table: 'api.artifact',
  text: 'fn_7dd8f743490c.artifact_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.artifact_id',
  filters: {},
  plural: null,
  under: {
    column: 'r.scope_id',
    exists: 'SELECT 1 FROM api.scope p WHERE p.tenant_id = $1 AND p.scope_id = $2',
    notFound: { code: 'SCOPE_NOT_FOUND', message: 'there is no scope with this id' },
  },
};

/** Statement of `artifact.search`. */
export const searchArtifact: SearchStatement = {
  name: 'artifact.search',
  resource: 'artifact',
  entityType: 'Artifact',
  table: 'api.artifact',
  idColumn: 'r.artifact_id',
  document:
    "setweight(to_tsvector('pg_catalog.english'::regconfig, coalesce(left(r.name, 65536), '')), 'A') || setweight(to_tsvector('pg_catalog.english'::regconfig, coalesce(left(r.content, 65536), '')), 'B')",
  configuration: 'pg_catalog.english',
  label: 'r.name',
  body: 'r.content',
  fields: {
    trajectory_id: { column: 'r.trajectory_id', type: 'uuid' },
    scope_id: { column: 'r.scope_id', type: 'uuid' },
    artifact_type: { column: 'r.artifact_type', type: 'text' },
    name: { column: 'r.name', type: 'text' },
    content: { column: 'r.content', type: 'text' },
    content_hash: { column: 'r.content_hash', type: 'bytea' },
    embedding: { column: 'r.embedding::jsonb', type: 'jsonb' },
    provenance: { column: 'r.provenance::jsonb', type: 'jsonb' },
    ttl: { column: 'r.ttl', type: 'jsonb' },
    expires_at: { column: 'r.expires_at', type: 'timestamptz' },
    created_at: { column: 'r.created_at', type: 'timestamptz' },
    updated_at: { column: 'r.updated_at', type: 'timestamptz' },
    superseded_by: { column: 'r.superseded_by', type: 'uuid' },
    metadata: { column: 'r.metadata', type: 'jsonb' },
  },
};

/** The database of artifact, and the log of its events. */
export interface ArtifactState {
  readonly create: MutationHandler<CreateArtifact, ArtifactCreated>;
  readonly update: MutationHandler<UpdateArtifact, ArtifactUpdated>;
  readonly delete: MutationHandler<NoInput, ArtifactDeleted>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
  readonly of_scope: QueryHandler<ListParams>;
  readonly search: QueryHandler<SearchParams>;
}

/** Wires artifact to its database. */
export function createArtifactState(ports: Ports): ArtifactState {
  return {
    create: (request) => ports.mutations.run(createArtifact, request),
    update: (request) => ports.mutations.run(updateArtifact, request),
    delete: (request) => ports.mutations.run(deleteArtifact, request),
    get: (request) => ports.queries.get(getArtifact, request),
    list: (request) => ports.queries.list(listArtifact, request),
    of_scope: (request) => ports.queries.list(ofScopeArtifact, request),
    search: (request) => ports.queries.search(searchArtifact, request),
  };
}
