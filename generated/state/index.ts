// Code generated from resources.yaml. DO NOT EDIT.

import type { Ports, TimerStatement } from '../../src/contract/api.ts';
import type { MutationStatement } from '../../src/contract/mutation.ts';
import {
  type AgentState,
  createAgentState,
  heartbeatAgent,
  registerAgent,
  unregisterAgent,
  updateAgent,
} from './agent.ts';
import {
  type ArtifactState,
  createArtifact,
  createArtifactState,
  deleteArtifact,
  expireArtifact,
  updateArtifact,
} from './artifact.ts';
import { type ConfigState, createConfigState, updateConfig } from './config.ts';
import {
  acceptDelegation,
  completeDelegation,
  createDelegation,
  createDelegationState,
  type DelegationState,
  rejectDelegation,
} from './delegation.ts';
import { acceptHandoff, completeHandoff, createHandoff, createHandoffState, type HandoffState } from './handoff.ts';
import { acquireLock, createLockState, expireLock, extendLock, type LockState, releaseLock } from './lock.ts';
import {
  acknowledgeMessage,
  createMessageState,
  deliverMessage,
  expireMessage,
  type MessageState,
  sendMessage,
} from './message.ts';
import { createNote, createNoteState, deleteNote, expireNote, type NoteState, updateNote } from './note.ts';
import { checkpointScope, closeScope, createScope, createScopeState, type ScopeState, updateScope } from './scope.ts';
import { createTenantState, type TenantState } from './tenant.ts';
import {
  createTrajectory,
  createTrajectoryState,
  deleteTrajectory,
  type TrajectoryState,
  updateTrajectory,
} from './trajectory.ts';
import { createTurn, createTurnState, type TurnState } from './turn.ts';

/** The state of every resource. */
export interface State {
  readonly trajectory: TrajectoryState;
  readonly scope: ScopeState;
  readonly artifact: ArtifactState;
  readonly note: NoteState;
  readonly turn: TurnState;
  readonly agent: AgentState;
  readonly lock: LockState;
  readonly message: MessageState;
  readonly delegation: DelegationState;
  readonly handoff: HandoffState;
  readonly config: ConfigState;
  readonly tenant: TenantState;
}

/** Wires every resource to its database and its log. */
export function createState(ports: Ports): State {
  return {
    trajectory: createTrajectoryState(ports),
    scope: createScopeState(ports),
    artifact: createArtifactState(ports),
    note: createNoteState(ports),
    turn: createTurnState(ports),
    agent: createAgentState(ports),
    lock: createLockState(ports),
    message: createMessageState(ports),
    delegation: createDelegationState(ports),
    handoff: createHandoffState(ports),
    config: createConfigState(ports),
    tenant: createTenantState(ports),
  };
}

/** Every mutation that a client may ask for. */
export const mutationStatements: readonly MutationStatement<never, unknown>[] = [
  createTrajectory,
  updateTrajectory,
  deleteTrajectory,
  createScope,
  updateScope,
  checkpointScope,
  closeScope,
  createArtifact,
  updateArtifact,
  deleteArtifact,
  createNote,
  updateNote,
  deleteNote,
  createTurn,
  registerAgent,
  updateAgent,
  unregisterAgent,
  heartbeatAgent,
  acquireLock,
  extendLock,
  releaseLock,
  sendMessage,
  deliverMessage,
  acknowledgeMessage,
  createDelegation,
  acceptDelegation,
  rejectDelegation,
  completeDelegation,
  createHandoff,
  acceptHandoff,
  completeHandoff,
  updateConfig,
];

/** Every mutation that the system performs when its time has come. */
export const timerStatements: readonly TimerStatement[] = [expireArtifact, expireNote, expireLock, expireMessage];
