// Code generated from resources.yaml (resource note). DO NOT EDIT.

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
import type { NoteCreated, NoteDeleted, NoteUpdated } from '../events/note.ts';
import type { CreateNote, UpdateNote } from '../types/note.ts';

/** Statement of `note.create`. */
export const createNote: MutationStatement<CreateNote, NoteCreated> = {
  name: 'note.create',
  resource: 'note',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.note_create($1, $2, $3, $4, $5, $6, $7)',
  events: ['NoteCreated'],
  constraints: {
    note_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'note has a row with this id already' },
    note_title_check: { status: 400, code: 'INVALID_RANGE', message: 'title must be at least 1 characters' },
    note_content_check: { status: 400, code: 'INVALID_RANGE', message: 'content must be at least 1 characters' },
  },
  together: true,
};

/** Statement of `note.update`. */
export const updateNote: MutationStatement<UpdateNote, NoteUpdated> = {
  name: 'note.update',
  resource: 'note',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.note_update($1, $2, $3, $4, $5, $6, $7)',
  events: ['NoteUpdated'],
  constraints: {
    note_title_check: { status: 400, code: 'INVALID_RANGE', message: 'title must be at least 1 characters' },
    note_content_check: { status: 400, code: 'INVALID_RANGE', message: 'content must be at least 1 characters' },
  },
  together: false,
};

/** Statement of `note.delete`. */
export const deleteNote: MutationStatement<NoInput, NoteDeleted> = {
  name: 'note.delete',
  resource: 'note',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.note_delete($1, $2, $3, $4, $5, $6, $7)',
  events: ['NoteDeleted'],
  constraints: {
    note_superseded_by_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of note point at this note by their superseded_by',
    },
  },
  together: false,
};

/** Timer of `note.expire`. */
export const expireNote: TimerStatement = {
  name: 'note.expire',
  resource: 'note',
  sql: 'SELECT fired, parked FROM fn_7dd8f743490c.note_expire_due($1)',
  next: 'SELECT wait_ms FROM fn_7dd8f743490c.note_expire_next()',
};

/** Statement of `note.get`. */
export const getNote: GetStatement = {
  name: 'note.get',
  resource: 'note',
  sql: 'SELECT fn_7dd8f743490c.note_text(r.*, (SELECT c.accessed_at FROM api.note_counters c WHERE c.tenant_id = r.tenant_id AND c.note_id = r.note_id), (SELECT c.access_count FROM api.note_counters c WHERE c.tenant_id = r.tenant_id AND c.note_id = r.note_id)) AS text, r.version FROM api.note r WHERE r.tenant_id = $1 AND r.note_id = $2',
  touch: 'SELECT fn_7dd8f743490c.note_touch($1, $2)',
  notFound: { code: 'NOTE_NOT_FOUND', message: 'there is no note with this id' },
};

/** Statement of `note.list`. */
export const listNote: ListStatement = {
  name: 'note.list',
  resource: 'note',
  table: 'api.note',
  text: 'fn_7dd8f743490c.note_text(r.*, (SELECT c.accessed_at FROM api.note_counters c WHERE c.tenant_id = r.tenant_id AND c.note_id = r.note_id), (SELECT c.access_count FROM api.note_counters c WHERE c.tenant_id = r.tenant_id AND c.note_id = r.note_id))',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.note_id',
  filters: {
    note_type: { sql: 'r.note_type = ?::text', switch: false },
    source_trajectory_id: { sql: 'r.source_trajectory_ids @> ARRAY[?::uuid]', switch: false },
    created_after: { sql: 'r.created_at >= ?::timestamptz', switch: false },
    created_before: { sql: 'r.created_at <= ?::timestamptz', switch: false },
  },
  plural: 'notes',
  under: null,
};

/** Statement of `note.search`. */
export const searchNote: SearchStatement = {
  name: 'note.search',
  resource: 'note',
  entityType: 'Note',
  table: 'api.note',
  idColumn: 'r.note_id',
  document:
    "setweight(to_tsvector('pg_catalog.english'::regconfig, coalesce(left(r.title, 65536), '')), 'A') || setweight(to_tsvector('pg_catalog.english'::regconfig, coalesce(left(r.content, 65536), '')), 'B')",
  configuration: 'pg_catalog.english',
  label: 'r.title',
  body: 'r.content',
  fields: {
    note_type: { column: 'r.note_type', type: 'text' },
    title: { column: 'r.title', type: 'text' },
    content: { column: 'r.content', type: 'text' },
    content_hash: { column: 'r.content_hash', type: 'bytea' },
    embedding: { column: 'r.embedding::jsonb', type: 'jsonb' },
    source_trajectory_ids: { column: 'r.source_trajectory_ids', type: 'uuid[]' },
    source_artifact_ids: { column: 'r.source_artifact_ids', type: 'uuid[]' },
    ttl: { column: 'r.ttl', type: 'jsonb' },
    expires_at: { column: 'r.expires_at', type: 'timestamptz' },
    created_at: { column: 'r.created_at', type: 'timestamptz' },
    updated_at: { column: 'r.updated_at', type: 'timestamptz' },
    superseded_by: { column: 'r.superseded_by', type: 'uuid' },
    metadata: { column: 'r.metadata', type: 'jsonb' },
  },
};

/** The database of note, and the log of its events. */
export interface NoteState {
  readonly create: MutationHandler<CreateNote, NoteCreated>;
  readonly update: MutationHandler<UpdateNote, NoteUpdated>;
  readonly delete: MutationHandler<NoInput, NoteDeleted>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
  readonly search: QueryHandler<SearchParams>;
}

/** Wires note to its database. */
export function createNoteState(ports: Ports): NoteState {
  return {
    create: (request) => ports.mutations.run(createNote, request),
    update: (request) => ports.mutations.run(updateNote, request),
    delete: (request) => ports.mutations.run(deleteNote, request),
    get: (request) => ports.queries.get(getNote, request),
    list: (request) => ports.queries.list(listNote, request),
    search: (request) => ports.queries.search(searchNote, request),
  };
}
