// Code generated from resources.yaml (resource artifact). DO NOT EDIT.

import type { JsonValue } from '../../src/contract/json.ts';
import type { SearchFilter } from '../../src/contract/query.ts';
import type { ArtifactType, Embedding, EntityType, ExtractionMethod, Provenance, Ttl } from './common.ts';

/** A typed output kept across scopes, with its provenance. */
export interface Artifact {
  /** Uuid. */
  readonly artifact_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  /** Uuid of a row of `trajectory`. */
  readonly trajectory_id: string;
  /** Uuid of a row of `scope`. */
  readonly scope_id: string;
  readonly artifact_type: ArtifactType;
  readonly name: string;
  readonly content: string;
  /** Base64, RFC 4648. */
  readonly content_hash: string;
  readonly embedding: Embedding | null;
  readonly provenance: Provenance;
  readonly ttl: Ttl;
  /** RFC 3339. */
  readonly expires_at: string | null;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** Uuid of a row of `artifact`. */
  readonly superseded_by: string | null;
  readonly metadata: JsonValue;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `artifact.create`. */
export interface CreateArtifact {
  /** Uuid of a row of `trajectory`. */
  readonly trajectory_id: string;
  /** Uuid of a row of `scope`. */
  readonly scope_id: string;
  readonly artifact_type: ArtifactType;
  readonly name: string;
  readonly content: string;
  readonly source_turn: number;
  readonly extraction_method: ExtractionMethod;
  readonly confidence?: number | null;
  readonly ttl: Ttl;
  readonly metadata?: JsonValue;
}

/** Body of `artifact.update`, a JSON Merge Patch. */
export interface UpdateArtifact {
  readonly name?: string;
  readonly content?: string;
  readonly artifact_type?: ArtifactType;
  readonly ttl?: Ttl;
  readonly metadata?: JsonValue;
}

/** Body of `artifact.search`, a full-text search. */
export interface SearchArtifact {
  /** Words to look for, in the syntax of web search engines. */
  readonly query: string;
  /** 1 to 1000; 20 where it is left out. */
  readonly limit?: number;
  /** All of them must hold. */
  readonly filters?: readonly SearchFilter[];
  readonly entity_types: readonly EntityType[];
}
