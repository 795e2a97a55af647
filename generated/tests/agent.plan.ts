// Code generated from resources.yaml (resource agent). DO NOT EDIT.

import { list, object, patch, rowOrNull, someItem, text } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { AgentStatus, MemoryAccess } from './values.ts';

export const agentPlan: ResourcePlan = {
  resource: 'agent',
  id: 'agent_id',
  get: '/agents/:id',
  notFound: 'AGENT_NOT_FOUND',
  mutations: [
    {
      name: 'register',
      kind: 'create',
      route: { method: 'POST', path: '/agents' },
      status: 201,
      answer: 'entity',
      body: object({
        required: {
          agent_type: text({ notBlank: true }),
          capabilities: list(text(), { min: 1 }),
          memory_access: MemoryAccess,
          can_delegate_to: list(text()),
        },
        optional: { reports_to: rowOrNull('agent') },
        rules: [someItem('memory_access.read', 'memory_access.write')],
      }),
      events: [{ type: 'AgentRegistered', payload: { agent: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'agent_type' },
        { because: 'type', given: { agent_type: 42 } },
        { because: 'reference', field: 'reports_to', code: 'AGENT_NOT_FOUND' },
      ],
    },
    {
      name: 'update',
      kind: 'update',
      route: { method: 'PATCH', path: '/agents/:id' },
      status: 200,
      answer: 'entity',
      body: patch({
        optional: {
          status: AgentStatus,
          current_trajectory_id: rowOrNull('trajectory'),
          current_scope_id: rowOrNull('scope'),
          capabilities: list(text(), { min: 1 }),
          memory_access: MemoryAccess,
        },
        rules: [someItem('memory_access.read', 'memory_access.write')],
      }),
      after: [{ do: 'register' }],
      events: [
        {
          type: 'AgentStatusChanged',
          given: 'status',
          payload: { agent_id: { field: 'agent_id' }, status: { field: 'status' }, agent: 'entity' },
        },
        { type: 'AgentUpdated', payload: { agent: 'entity' } },
      ],
      refusals: [
        { because: 'empty' },
        { because: 'type', given: { status: [] } },
        { because: 'reference', field: 'current_trajectory_id', code: 'TRAJECTORY_NOT_FOUND' },
        { because: 'reference', field: 'current_scope_id', code: 'SCOPE_NOT_FOUND' },
      ],
    },
    {
      name: 'unregister',
      kind: 'delete',
      route: { method: 'DELETE', path: '/agents/:id' },
      status: 204,
      answer: 'none',
      after: [{ do: 'register' }],
      events: [{ type: 'AgentUnregistered', payload: { id: { field: 'agent_id' } } }],
      refusals: [
        {
          because: 'state',
          after: [{ do: 'register' }, { do: 'update', given: { status: 'Active' } }],
          code: 'STATE_CONFLICT',
        },
        { because: 'referenced', by: 'agent', field: 'reports_to' },
        { because: 'referenced', by: 'lock', field: 'holder_agent_id' },
        { because: 'referenced', by: 'message', field: 'from_agent_id' },
        { because: 'referenced', by: 'delegation', field: 'from_agent_id' },
        { because: 'referenced', by: 'handoff', field: 'from_agent_id' },
      ],
    },
    {
      name: 'heartbeat',
      kind: 'change',
      route: { method: 'POST', path: '/agents/:id/heartbeat' },
      status: 200,
      answer: 'entity',
      after: [{ do: 'register' }],
      events: [
        {
          type: 'AgentHeartbeat',
          payload: { agent_id: { field: 'agent_id' }, timestamp: { field: 'last_heartbeat' }, agent: 'entity' },
        },
      ],
    },
  ],
};
