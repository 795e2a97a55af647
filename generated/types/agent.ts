// Code generated from resources.yaml (resource agent). DO NOT EDIT.

import type { AgentStatus, MemoryAccess, MemoryAccessInput, MemoryAccessPatch } from './common.ts';

/** A registered agent that can hold locks, send messages and take delegations. */
export interface Agent {
  /** Uuid. */
  readonly agent_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  readonly agent_type: string;
  readonly capabilities: readonly string[];
  readonly memory_access: MemoryAccess;
  readonly status: AgentStatus;
  /** Uuid of a row of `trajectory`. */
  readonly current_trajectory_id: string | null;
  /** Uuid of a row of `scope`. */
  readonly current_scope_id: string | null;
  readonly can_delegate_to: readonly string[];
  /** Uuid of a row of `agent`. */
  readonly reports_to: string | null;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly last_heartbeat: string;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `agent.register`. */
export interface RegisterAgent {
  readonly agent_type: string;
  readonly capabilities: readonly string[];
  readonly memory_access: MemoryAccessInput;
  readonly can_delegate_to: readonly string[];
  /** Uuid of a row of `agent`. */
  readonly reports_to?: string | null;
}

/** Body of `agent.update`, a JSON Merge Patch. */
export interface UpdateAgent {
  readonly status?: AgentStatus;
  /** Uuid of a row of `trajectory`. */
  readonly current_trajectory_id?: string | null;
  /** Uuid of a row of `scope`. */
  readonly current_scope_id?: string | null;
  readonly capabilities?: readonly string[];
  readonly memory_access?: MemoryAccessPatch;
}
