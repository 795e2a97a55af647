// Code generated from resources.yaml (resource scope). DO NOT EDIT.

import type { JsonValue } from '../../src/contract/json.ts';
import type { Checkpoint } from './common.ts';

/** A partition of a trajectory's context window, with a token budget and an optional checkpoint. */
export interface Scope {
  /** Uuid. */
  readonly scope_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  /** Uuid of a row of `trajectory`. */
  readonly trajectory_id: string;
  /** Uuid of a row of `scope`. */
  readonly parent_scope_id: string | null;
  readonly name: string;
  readonly purpose: string | null;
  readonly is_active: boolean;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly closed_at: string | null;
  readonly checkpoint: Checkpoint | null;
  readonly token_budget: number;
  readonly tokens_used: number;
  readonly metadata: JsonValue;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `scope.create`. */
export interface CreateScope {
  /** Uuid of a row of `trajectory`. */
  readonly trajectory_id: string;
  /** Uuid of a row of `scope`. */
  readonly parent_scope_id?: string | null;
  readonly name: string;
  readonly purpose?: string | null;
  readonly token_budget: number;
  readonly metadata?: JsonValue;
}

/** Body of `scope.update`, a JSON Merge Patch. */
export interface UpdateScope {
  readonly name?: string;
  readonly purpose?: string | null;
  readonly token_budget?: number;
  readonly metadata?: JsonValue;
}

/** Body of `scope.checkpoint`. */
export interface CheckpointScope {
  /** Base64, RFC 4648. */
  readonly context_state: string;
  readonly recoverable: boolean;
}
