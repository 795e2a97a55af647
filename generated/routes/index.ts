// Code generated from resources.yaml. DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { Route } from '../../src/contract/route.ts';
import type { Hooks } from '../hooks.ts';
import { createState } from '../state/index.ts';
import { type AgentMutationRoutes, agentRoutes } from './agent.ts';
import { type ArtifactMutationRoutes, artifactRoutes } from './artifact.ts';
import { type ConfigMutationRoutes, configRoutes } from './config.ts';
import { type DelegationMutationRoutes, delegationRoutes } from './delegation.ts';
import { dslRoutes } from './dsl.ts';
import { type HandoffMutationRoutes, handoffRoutes } from './handoff.ts';
import { type LockMutationRoutes, lockRoutes } from './lock.ts';
import { type MessageMutationRoutes, messageRoutes } from './message.ts';
import { type NoteMutationRoutes, noteRoutes } from './note.ts';
import { type ScopeMutationRoutes, scopeRoutes } from './scope.ts';
import { tenantRoutes } from './tenant.ts';
import { type TrajectoryMutationRoutes, trajectoryRoutes } from './trajectory.ts';
import { type TurnMutationRoutes, turnRoutes } from './turn.ts';

/** What performs each mutation of the API. */
export interface MutationRoutes
  extends TrajectoryMutationRoutes,
    ScopeMutationRoutes,
    ArtifactMutationRoutes,
    NoteMutationRoutes,
    TurnMutationRoutes,
    AgentMutationRoutes,
    LockMutationRoutes,
    MessageMutationRoutes,
    DelegationMutationRoutes,
    HandoffMutationRoutes,
    ConfigMutationRoutes {}

/** Every route of the API, wired to its database and its hooks. */
export function createRoutes(ports: Ports, hooks: Hooks): readonly Route[] {
  const state = createState(ports);
  return [
    ...trajectoryRoutes(state.trajectory),
    ...scopeRoutes(state.scope),
    ...artifactRoutes(state.artifact),
    ...noteRoutes(state.note),
    ...turnRoutes(state.turn),
    ...agentRoutes(state.agent),
    ...lockRoutes(state.lock),
    ...messageRoutes(state.message),
    ...delegationRoutes(state.delegation),
    ...handoffRoutes(state.handoff),
    ...dslRoutes(hooks),
    ...configRoutes(state.config),
    ...tenantRoutes(state.tenant),
  ];
}
