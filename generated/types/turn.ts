// Code generated from resources.yaml (resource turn). DO NOT EDIT.

import type { JsonValue } from '../../src/contract/json.ts';
import type { TurnRole } from './common.ts';

/** One entry of the conversation buffer of a scope; it never changes. */
export interface Turn {
  /** Uuid. */
  readonly turn_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  /** Uuid of a row of `scope`. */
  readonly scope_id: string;
  readonly sequence: number;
  readonly role: TurnRole;
  readonly content: string;
  readonly token_count: number;
  /** RFC 3339. */
  readonly created_at: string;
  readonly tool_calls: JsonValue;
  readonly tool_results: JsonValue;
  readonly metadata: JsonValue;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `turn.create`. */
export interface CreateTurn {
  /** Uuid of a row of `scope`. */
  readonly scope_id: string;
  readonly sequence: number;
  readonly role: TurnRole;
  readonly content: string;
  readonly token_count: number;
  readonly tool_calls?: JsonValue;
  readonly tool_results?: JsonValue;
  readonly metadata?: JsonValue;
}
