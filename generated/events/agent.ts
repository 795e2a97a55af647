// Code generated from resources.yaml (resource agent). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Agent } from '../types/agent.ts';
import type { AgentStatus } from '../types/common.ts';

/** Announced when `agent.register` has committed. */
export interface AgentRegistered {
  readonly type: 'AgentRegistered';
  readonly agent: Agent;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `agent.update` has committed, where the body gave `status`. */
export interface AgentStatusChanged {
  readonly type: 'AgentStatusChanged';
  readonly agent_id: string;
  readonly status: AgentStatus;
  readonly agent: Agent;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `agent.update` has committed. */
export interface AgentUpdated {
  readonly type: 'AgentUpdated';
  readonly agent: Agent;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `agent.unregister` has committed. */
export interface AgentUnregistered {
  readonly type: 'AgentUnregistered';
  readonly id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `agent.heartbeat` has committed. */
export interface AgentHeartbeat {
  readonly type: 'AgentHeartbeat';
  readonly agent_id: string;
  /** RFC 3339. */
  readonly timestamp: string;
  readonly agent: Agent;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
