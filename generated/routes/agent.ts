// Code generated from resources.yaml (resource agent). DO NOT EDIT.

import type { MutationHandler, NoInput } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type {
  AgentHeartbeat,
  AgentRegistered,
  AgentStatusChanged,
  AgentUnregistered,
  AgentUpdated,
} from '../events/agent.ts';
import type { AgentState } from '../state/agent.ts';
import type { RegisterAgent, UpdateAgent } from '../types/agent.ts';
import { listAgent, registerAgent, updateAgent } from '../validators/agent.ts';

/** What performs each mutation of agent. A handler that announces nothing, or another event, does not compile. */
export interface AgentMutationRoutes {
  readonly 'agent.register': MutationHandler<RegisterAgent, AgentRegistered>;
  readonly 'agent.update': MutationHandler<UpdateAgent, readonly [AgentStatusChanged, AgentUpdated]>;
  readonly 'agent.unregister': MutationHandler<NoInput, AgentUnregistered>;
  readonly 'agent.heartbeat': MutationHandler<NoInput, AgentHeartbeat>;
}

/** Every route of agent. */
export function agentRoutes(state: AgentState): readonly Route[] {
  const mutations: AgentMutationRoutes = {
    'agent.register': state.register,
    'agent.update': state.update,
    'agent.unregister': state.unregister,
    'agent.heartbeat': state.heartbeat,
  };
  return [
    mutationRoute({
      name: 'agent.register',
      method: 'POST',
      path: '/agents',
      requires: [],
      status: 201,
      events: ['AgentRegistered'],
      body: registerAgent,
      location: '/agents/:id',
      handle: mutations['agent.register'],
    }),
    mutationRoute({
      name: 'agent.update',
      method: 'PATCH',
      path: '/agents/:id',
      requires: [],
      status: 200,
      events: ['AgentStatusChanged', 'AgentUpdated'],
      body: updateAgent,
      handle: mutations['agent.update'],
    }),
    mutationRoute({
      name: 'agent.unregister',
      method: 'DELETE',
      path: '/agents/:id',
      requires: [],
      status: 204,
      events: ['AgentUnregistered'],
      body: null,
      handle: mutations['agent.unregister'],
    }),
    mutationRoute({
      name: 'agent.heartbeat',
      method: 'POST',
      path: '/agents/:id/heartbeat',
      requires: [],
      status: 200,
      events: ['AgentHeartbeat'],
      body: null,
      handle: mutations['agent.heartbeat'],
    }),
    queryRoute({
      name: 'agent.get',
      method: 'GET',
      path: '/agents/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'agent.list',
      method: 'GET',
      path: '/agents',
      requires: [],
      query: listAgent,
      handle: state.list,
    }),
  ];
}
