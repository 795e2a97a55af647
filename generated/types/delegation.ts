// Code generated from resources.yaml (resource delegation). DO NOT EDIT.

import type { JsonValue } from '../../src/contract/json.ts';
import type { DelegationResult, DelegationResultInput, DelegationStatus } from './common.ts';

/** One agent asks another to do a task inside a trajectory and scope. */
export interface Delegation {
  /** Uuid. */
  readonly delegation_id: string;
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
  readonly task_description: string;
  readonly status: DelegationStatus;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly accepted_at: string | null;
  /** RFC 3339. */
  readonly completed_at: string | null;
  /** RFC 3339. */
  readonly expected_completion: string | null;
  readonly result: DelegationResult | null;
  readonly context: JsonValue;
  readonly reject_reason: string | null;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `delegation.create`. */
export interface CreateDelegation {
  /** Uuid of a row of `agent`. */
  readonly from_agent_id: string;
  /** Uuid of a row of `agent`. */
  readonly to_agent_id: string;
  /** Uuid of a row of `trajectory`. */
  readonly trajectory_id: string;
  /** Uuid of a row of `scope`. */
  readonly scope_id: string;
  readonly task_description: string;
  /** RFC 3339. */
  readonly expected_completion?: string | null;
  readonly context?: JsonValue;
}

/** Body of `delegation.accept`. */
export interface AcceptDelegation {
  /** Uuid. */
  readonly accepting_agent_id: string;
}

/** Body of `delegation.reject`. */
export interface RejectDelegation {
  /** Uuid. */
  readonly rejecting_agent_id: string;
  readonly reason: string;
}

/** Body of `delegation.complete`. */
export interface CompleteDelegation {
  readonly result: DelegationResultInput;
}
