// Code generated from resources.yaml. DO NOT EDIT.

import type { GeneratedApi } from '../src/contract/api.ts';
import type { Hooks } from './hooks.ts';
import { createRoutes } from './routes/index.ts';
import { mutationStatements, timerStatements } from './state/index.ts';

export type * from './events/agent.ts';
export type * from './events/artifact.ts';
export type * from './events/config.ts';
export type * from './events/delegation.ts';
export type * from './events/handoff.ts';
export type * from './events/index.ts';
export type * from './events/lock.ts';
export type * from './events/message.ts';
export type * from './events/note.ts';
export type * from './events/scope.ts';
export type * from './events/trajectory.ts';
export type * from './events/turn.ts';
export type { Hooks } from './hooks.ts';
export type { MutationRoutes } from './routes/index.ts';
export type * from './types/agent.ts';
export type * from './types/artifact.ts';
export type * from './types/common.ts';
export type * from './types/config.ts';
export type * from './types/delegation.ts';
export type * from './types/dsl.ts';
export type * from './types/handoff.ts';
export type * from './types/lock.ts';
export type * from './types/message.ts';
export type * from './types/note.ts';
export type * from './types/scope.ts';
export type * from './types/tenant.ts';
export type * from './types/trajectory.ts';
export type * from './types/turn.ts';

/** The whole API, as the server takes it. */
export const api: GeneratedApi<Hooks> = {
  title: 'CALIBER',
  version: '1.0.0',
  base: '/api/v1',
  functionsSchema: 'fn_7dd8f743490c',
  migrations: new URL('./migrations/', import.meta.url),
  resources: [
    {
      name: 'trajectory',
      plural: 'trajectories',
      path: '/trajectories',
      id: 'trajectory_id',
      notFound: 'TRAJECTORY_NOT_FOUND',
      singleton: false,
      table: 'api.trajectory',
      filterable: ['status', 'parent_trajectory_id', 'root_trajectory_id', 'agent_id'],
    },
    {
      name: 'scope',
      plural: 'scopes',
      path: '/scopes',
      id: 'scope_id',
      notFound: 'SCOPE_NOT_FOUND',
      singleton: false,
      table: 'api.scope',
      filterable: ['trajectory_id', 'parent_scope_id', 'is_active'],
    },
    {
      name: 'artifact',
      plural: 'artifacts',
      path: '/artifacts',
      id: 'artifact_id',
      notFound: 'ARTIFACT_NOT_FOUND',
      singleton: false,
      table: 'api.artifact',
      filterable: ['trajectory_id', 'scope_id', 'artifact_type', 'superseded_by'],
    },
    {
      name: 'note',
      plural: 'notes',
      path: '/notes',
      id: 'note_id',
      notFound: 'NOTE_NOT_FOUND',
      singleton: false,
      table: 'api.note',
      filterable: ['note_type', 'superseded_by'],
    },
    {
      name: 'turn',
      plural: 'turns',
      path: '/turns',
      id: 'turn_id',
      notFound: 'ENTITY_NOT_FOUND',
      singleton: false,
      table: 'api.turn',
      filterable: ['scope_id', 'role'],
    },
    {
      name: 'agent',
      plural: 'agents',
      path: '/agents',
      id: 'agent_id',
      notFound: 'AGENT_NOT_FOUND',
      singleton: false,
      table: 'api.agent',
      filterable: ['agent_type', 'status', 'current_trajectory_id', 'current_scope_id', 'reports_to'],
    },
    {
      name: 'lock',
      plural: 'locks',
      path: '/locks',
      id: 'lock_id',
      notFound: 'LOCK_NOT_FOUND',
      singleton: false,
      table: 'api.lock',
      filterable: ['resource_type', 'resource_id', 'holder_agent_id', 'mode'],
    },
    {
      name: 'message',
      plural: 'messages',
      path: '/messages',
      id: 'message_id',
      notFound: 'MESSAGE_NOT_FOUND',
      singleton: false,
      table: 'api.message',
      filterable: [
        'from_agent_id',
        'to_agent_id',
        'to_agent_type',
        'message_type',
        'trajectory_id',
        'scope_id',
        'priority',
      ],
    },
    {
      name: 'delegation',
      plural: 'delegations',
      path: '/delegations',
      id: 'delegation_id',
      notFound: 'ENTITY_NOT_FOUND',
      singleton: false,
      table: 'api.delegation',
      filterable: ['from_agent_id', 'to_agent_id', 'trajectory_id', 'scope_id', 'status'],
    },
    {
      name: 'handoff',
      plural: 'handoffs',
      path: '/handoffs',
      id: 'handoff_id',
      notFound: 'ENTITY_NOT_FOUND',
      singleton: false,
      table: 'api.handoff',
      filterable: ['from_agent_id', 'to_agent_id', 'trajectory_id', 'scope_id', 'status'],
    },
    {
      name: 'dsl',
      plural: 'dsls',
      path: '/dsl',
      id: 'dsl_id',
      notFound: 'ENTITY_NOT_FOUND',
      singleton: false,
      table: null,
      filterable: [],
    },
    {
      name: 'config',
      plural: 'configs',
      path: '/config',
      id: 'tenant_id',
      notFound: 'ENTITY_NOT_FOUND',
      singleton: true,
      table: 'api.config',
      filterable: [],
    },
    {
      name: 'tenant',
      plural: 'tenants',
      path: '/tenants',
      id: 'tenant_id',
      notFound: 'TENANT_NOT_FOUND',
      singleton: false,
      table: 'resound.tenant',
      filterable: [],
    },
  ],
  events: [
    { type: 'TrajectoryCreated', resource: 'trajectory', mutation: 'create' },
    { type: 'TrajectoryUpdated', resource: 'trajectory', mutation: 'update' },
    { type: 'TrajectoryDeleted', resource: 'trajectory', mutation: 'delete' },
    { type: 'ScopeCreated', resource: 'scope', mutation: 'create' },
    { type: 'ScopeUpdated', resource: 'scope', mutation: 'update' },
    { type: 'ScopeCheckpointed', resource: 'scope', mutation: 'checkpoint' },
    { type: 'ScopeClosed', resource: 'scope', mutation: 'close' },
    { type: 'ArtifactCreated', resource: 'artifact', mutation: 'create' },
    { type: 'ArtifactUpdated', resource: 'artifact', mutation: 'update' },
    { type: 'ArtifactDeleted', resource: 'artifact', mutation: 'delete' },
    { type: 'ArtifactExpired', resource: 'artifact', mutation: 'expire' },
    { type: 'NoteCreated', resource: 'note', mutation: 'create' },
    { type: 'NoteUpdated', resource: 'note', mutation: 'update' },
    { type: 'NoteDeleted', resource: 'note', mutation: 'delete' },
    { type: 'NoteExpired', resource: 'note', mutation: 'expire' },
    { type: 'TurnCreated', resource: 'turn', mutation: 'create' },
    { type: 'AgentRegistered', resource: 'agent', mutation: 'register' },
    { type: 'AgentStatusChanged', resource: 'agent', mutation: 'update' },
    { type: 'AgentUpdated', resource: 'agent', mutation: 'update' },
    { type: 'AgentUnregistered', resource: 'agent', mutation: 'unregister' },
    { type: 'AgentHeartbeat', resource: 'agent', mutation: 'heartbeat' },
    { type: 'LockAcquired', resource: 'lock', mutation: 'acquire' },
    { type: 'LockExtended', resource: 'lock', mutation: 'extend' },
    { type: 'LockReleased', resource: 'lock', mutation: 'release' },
    { type: 'LockExpired', resource: 'lock', mutation: 'expire' },
    { type: 'MessageSent', resource: 'message', mutation: 'send' },
    { type: 'MessageDelivered', resource: 'message', mutation: 'deliver' },
    { type: 'MessageAcknowledged', resource: 'message', mutation: 'acknowledge' },
    { type: 'MessageExpired', resource: 'message', mutation: 'expire' },
    { type: 'DelegationCreated', resource: 'delegation', mutation: 'create' },
    { type: 'DelegationAccepted', resource: 'delegation', mutation: 'accept' },
    { type: 'DelegationRejected', resource: 'delegation', mutation: 'reject' },
    { type: 'DelegationCompleted', resource: 'delegation', mutation: 'complete' },
    { type: 'HandoffCreated', resource: 'handoff', mutation: 'create' },
    { type: 'HandoffAccepted', resource: 'handoff', mutation: 'accept' },
    { type: 'HandoffCompleted', resource: 'handoff', mutation: 'complete' },
    { type: 'ConfigUpdated', resource: 'config', mutation: 'update' },
  ],
  mutations: mutationStatements,
  timers: timerStatements,
  createRoutes,
};
