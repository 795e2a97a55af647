// Code generated from resources.yaml (resource message). DO NOT EDIT.

import type { MessageType, Priority } from './common.ts';

/** A message from one agent to an agent, or to all agents of a type. */
export interface Message {
  /** Uuid. */
  readonly message_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  /** Uuid of a row of `agent`. */
  readonly from_agent_id: string;
  /** Uuid of a row of `agent`. */
  readonly to_agent_id: string | null;
  readonly to_agent_type: string | null;
  readonly message_type: MessageType;
  readonly payload: string;
  /** Uuid of a row of `trajectory`. */
  readonly trajectory_id: string | null;
  /** Uuid of a row of `scope`. */
  readonly scope_id: string | null;
  readonly artifact_ids: readonly string[];
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly delivered_at: string | null;
  /** RFC 3339. */
  readonly acknowledged_at: string | null;
  readonly priority: Priority;
  /** RFC 3339. */
  readonly expires_at: string | null;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `message.send`. */
export interface SendMessage {
  /** Uuid of a row of `agent`. */
  readonly from_agent_id: string;
  /** Uuid of a row of `agent`. */
  readonly to_agent_id?: string | null;
  readonly to_agent_type?: string | null;
  readonly message_type: MessageType;
  readonly payload: string;
  /** Uuid of a row of `trajectory`. */
  readonly trajectory_id?: string | null;
  /** Uuid of a row of `scope`. */
  readonly scope_id?: string | null;
  readonly artifact_ids: readonly string[];
  readonly priority: Priority;
  /** RFC 3339. */
  readonly expires_at?: string | null;
}
