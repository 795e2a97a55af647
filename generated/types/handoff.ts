// Code generated from resources.yaml (resource handoff). DO NOT EDIT.

import type { HandoffReason, HandoffStatus } from './common.ts';

/** One agent passes its current work and context to another. */
export interface Handoff {
  /** Uuid. */
  readonly handoff_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  /** Uuid of a row of `agent`. */
  readonly from_agent_id: string;
  /** Uuid of a row of `agent`. */
  readonly to_agent_id: string;
  /** Uuid of a row of `trajectory`. */
  readonly trajectory_id: string;
  /** Uuid of a row of `scope`. */
  readonly scope_id: string;
  readonly reason: HandoffReason;
  readonly status: HandoffStatus;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly accepted_at: string | null;
  /** RFC 3339. */
  readonly completed_at: string | null;
  /** Base64, RFC 4648. */
  readonly context_snapshot: string;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `handoff.create`. */
export interface CreateHandoff {
  /** Uuid of a row of `agent`. */
  readonly from_agent_id: string;
  /** Uuid of a row of `agent`. */
  readonly to_agent_id: string;
  /** Uuid of a row of `trajectory`. */
  readonly trajectory_id: string;
  /** Uuid of a row of `scope`. */
  readonly scope_id: string;
  readonly reason: HandoffReason;
  /** Base64, RFC 4648. */
  readonly context_snapshot: string;
}

/** Body of `handoff.accept`. */
export interface AcceptHandoff {
  /** Uuid. */
  readonly accepting_agent_id: string;
}
