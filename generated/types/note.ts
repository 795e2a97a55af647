// Code generated from resources.yaml (resource note). DO NOT EDIT.

import type { JsonValue } from '../../src/contract/json.ts';
import type { SearchFilter } from '../../src/contract/query.ts';
import type { Embedding, EntityType, NoteType, Ttl } from './common.ts';

/** Long-term knowledge that outlives a single trajectory. */
export interface Note {
  /** Uuid. */
  readonly note_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  readonly note_type: NoteType;
  readonly title: string;
  readonly content: string;
  /** Base64, RFC 4648. */
  readonly content_hash: string;
  readonly embedding: Embedding | null;
  readonly source_trajectory_ids: readonly string[];
  readonly source_artifact_ids: readonly string[];
  readonly ttl: Ttl;
  /** RFC 3339. */
  readonly expires_at: string | null;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** RFC 3339. */
  readonly accessed_at: string;
  readonly access_count: number;
  /** Uuid of a row of `note`. */
  readonly superseded_by: string | null;
  readonly metadata: JsonValue;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `note.create`. */
export interface CreateNote {
  readonly note_type: NoteType;
  readonly title: string;
  readonly content: string;
  readonly source_trajectory_ids: readonly string[];
  readonly source_artifact_ids: readonly string[];
  readonly ttl: Ttl;
  readonly metadata?: JsonValue;
}

/** Body of `note.update`, a JSON Merge Patch. */
export interface UpdateNote {
  readonly title?: string;
  readonly content?: string;
  readonly note_type?: NoteType;
  readonly ttl?: Ttl;
  readonly metadata?: JsonValue;
}

/** Body of `note.search`, a full-text search. */
export interface SearchNote {
  /** Words to look for, in the syntax of web search engines. */
  readonly query: string;
  /** 1 to 1000; 20 where it is left out. */
  readonly limit?: number;
  /** All of them must hold. */
  readonly filters?: readonly SearchFilter[];
  readonly entity_types: readonly EntityType[];
}
