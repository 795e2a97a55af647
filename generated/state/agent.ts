// Code generated from resources.yaml (resource agent). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement, NoInput } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type {
  AgentHeartbeat,
  AgentRegistered,
  AgentStatusChanged,
  AgentUnregistered,
  AgentUpdated,
} from '../events/agent.ts';
import type { RegisterAgent, UpdateAgent } from '../types/agent.ts';

/** Statement of `agent.register`. */
export const registerAgent: MutationStatement<RegisterAgent, AgentRegistered> = {
  name: 'agent.register',
  resource: 'agent',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.agent_register($1, $2, $3, $4, $5, $6, $7)',
  events: ['AgentRegistered'],
  constraints: {
    agent_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'agent has a row with this id already' },
    agent_agent_type_check: { status: 400, code: 'INVALID_RANGE', message: 'agent_type must be at least 1 characters' },
    agent_capabilities_check: { status: 400, code: 'INVALID_RANGE', message: 'capabilities must be at least 1 items' },
    agent_some_item_memory_access_read_memory_access_write_check: {
      status: 400,
      code: 'INVALID_INPUT',
      message: 'one of memory_access.read, memory_access.write must hold an item',
    },
    agent_reports_to_fkey: {
      status: 404,
      code: 'AGENT_NOT_FOUND',
      message: 'reports_to: there is no agent with this id',
    },
  },
  together: true,
};

/** Statement of `agent.update`. */
export const updateAgent: MutationStatement<UpdateAgent, readonly [AgentStatusChanged, AgentUpdated]> = {
  name: 'agent.update',
  resource: 'agent',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.agent_update($1, $2, $3, $4, $5, $6, $7)',
  events: ['AgentStatusChanged', 'AgentUpdated'],
  constraints: {
    agent_capabilities_check: { status: 400, code: 'INVALID_RANGE', message: 'capabilities must be at least 1 items' },
    agent_some_item_memory_access_read_memory_access_write_check: {
      status: 400,
      code: 'INVALID_INPUT',
      message: 'one of memory_access.read, memory_access.write must hold an item',
    },
    agent_current_trajectory_id_fkey: {
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: 'current_trajectory_id: there is no trajectory with this id',
    },
    agent_current_scope_id_fkey: {
      status: 404,
      code: 'SCOPE_NOT_FOUND',
      message: 'current_scope_id: there is no scope with this id',
    },
  },
  together: false,
};

/** Statement of `agent.unregister`. */
export const unregisterAgent: MutationStatement<NoInput, AgentUnregistered> = {
  name: 'agent.unregister',
  resource: 'agent',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.agent_unregister($1, $2, $3, $4, $5, $6, $7)',
  events: ['AgentUnregistered'],
  constraints: {
    agent_reports_to_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of agent point at this agent by their reports_to',
    },
    lock_holder_agent_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of lock point at this agent by their holder_agent_id',
    },
    message_from_agent_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of message point at this agent by their from_agent_id',
    },
    message_to_agent_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of message point at this agent by their to_agent_id',
    },
    delegation_from_agent_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of delegation point at this agent by their from_agent_id',
    },
    delegation_to_agent_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of delegation point at this agent by their to_agent_id',
    },
    handoff_from_agent_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of handoff point at this agent by their from_agent_id',
    },
    handoff_to_agent_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of handoff point at this agent by their to_agent_id',
    },
  },
  together: false,
};

/** Statement of `agent.heartbeat`. */
export const heartbeatAgent: MutationStatement<NoInput, AgentHeartbeat> = {
  name: 'agent.heartbeat',
  resource: 'agent',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.agent_heartbeat($1, $2, $3, $4, $5, $6, $7)',
  events: ['AgentHeartbeat'],
  constraints: {},
  together: false,
};

/** Statement of `agent.get`. */
export const getAgent: GetStatement = {
  name: 'agent.get',
  resource: 'agent',
  sql: 'SELECT fn_7dd8f743490c.agent_text(r.*) AS text, r.version FROM api.agent r WHERE r.tenant_id = $1 AND r.agent_id = $2',
  touch: null,
  notFound: { code: 'AGENT_NOT_FOUND', message: 'there is no agent with this id' },
};

/** Statement of `agent.list`. */
export const listAgent: ListStatement = {
  name: 'agent.list',
  resource: 'agent',
  table: 'api.agent',
  text: 'fn_7dd8f743490c.agent_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.agent_id',
  filters: {
    agent_type: { sql: 'r.agent_type = ?::text', switch: false },
    status: { sql: 'r.status = ?::text', switch: false },
    trajectory_id: { sql: 'r.current_trajectory_id = ?::uuid', switch: false },
    active_only: { sql: "r.status = 'Active'", switch: true },
  },
  plural: 'agents',
  under: null,
};

/** The database of agent, and the log of its events. */
export interface AgentState {
  readonly register: MutationHandler<RegisterAgent, AgentRegistered>;
  readonly update: MutationHandler<UpdateAgent, readonly [AgentStatusChanged, AgentUpdated]>;
  readonly unregister: MutationHandler<NoInput, AgentUnregistered>;
  readonly heartbeat: MutationHandler<NoInput, AgentHeartbeat>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
}

/** Wires agent to its database. */
export function createAgentState(ports: Ports): AgentState {
  return {
    register: (request) => ports.mutations.run(registerAgent, request),
    update: (request) => ports.mutations.run(updateAgent, request),
    unregister: (request) => ports.mutations.run(unregisterAgent, request),
    heartbeat: (request) => ports.mutations.run(heartbeatAgent, request),
    get: (request) => ports.queries.get(getAgent, request),
    list: (request) => ports.queries.list(listAgent, request),
  };
}
