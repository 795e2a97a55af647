// Code generated from resources.yaml. DO NOT EDIT.

import type { AgentHeartbeat, AgentRegistered, AgentStatusChanged, AgentUnregistered, AgentUpdated } from './agent.ts';
import type { ArtifactCreated, ArtifactDeleted, ArtifactExpired, ArtifactUpdated } from './artifact.ts';
import type { ConfigUpdated } from './config.ts';
import type { DelegationAccepted, DelegationCompleted, DelegationCreated, DelegationRejected } from './delegation.ts';
import type { HandoffAccepted, HandoffCompleted, HandoffCreated } from './handoff.ts';
import type { LockAcquired, LockExpired, LockExtended, LockReleased } from './lock.ts';
import type { MessageAcknowledged, MessageDelivered, MessageExpired, MessageSent } from './message.ts';
import type { NoteCreated, NoteDeleted, NoteExpired, NoteUpdated } from './note.ts';
import type { ScopeCheckpointed, ScopeClosed, ScopeCreated, ScopeUpdated } from './scope.ts';
import type { TrajectoryCreated, TrajectoryDeleted, TrajectoryUpdated } from './trajectory.ts';
import type { TurnCreated } from './turn.ts';

/** Every event of the API, told apart by `type`. */
export type ApiEvent =
  | TrajectoryCreated
  | TrajectoryUpdated
  | TrajectoryDeleted
  | ScopeCreated
  | ScopeUpdated
  | ScopeCheckpointed
  | ScopeClosed
  | ArtifactCreated
  | ArtifactUpdated
  | ArtifactDeleted
  | ArtifactExpired
  | NoteCreated
  | NoteUpdated
  | NoteDeleted
  | NoteExpired
  | TurnCreated
  | AgentRegistered
  | AgentStatusChanged
  | AgentUpdated
  | AgentUnregistered
  | AgentHeartbeat
  | LockAcquired
  | LockExtended
  | LockReleased
  | LockExpired
  | MessageSent
  | MessageDelivered
  | MessageAcknowledged
  | MessageExpired
  | DelegationCreated
  | DelegationAccepted
  | DelegationRejected
  | DelegationCompleted
  | HandoffCreated
  | HandoffAccepted
  | HandoffCompleted
  | ConfigUpdated;

/** Events by their type. */
export interface EventMap {
  readonly TrajectoryCreated: TrajectoryCreated;
  readonly TrajectoryUpdated: TrajectoryUpdated;
  readonly TrajectoryDeleted: TrajectoryDeleted;
  readonly ScopeCreated: ScopeCreated;
  readonly ScopeUpdated: ScopeUpdated;
  readonly ScopeCheckpointed: ScopeCheckpointed;
  readonly ScopeClosed: ScopeClosed;
  readonly ArtifactCreated: ArtifactCreated;
  readonly ArtifactUpdated: ArtifactUpdated;
  readonly ArtifactDeleted: ArtifactDeleted;
  readonly ArtifactExpired: ArtifactExpired;
  readonly NoteCreated: NoteCreated;
  readonly NoteUpdated: NoteUpdated;
  readonly NoteDeleted: NoteDeleted;
  readonly NoteExpired: NoteExpired;
  readonly TurnCreated: TurnCreated;
  readonly AgentRegistered: AgentRegistered;
  readonly AgentStatusChanged: AgentStatusChanged;
  readonly AgentUpdated: AgentUpdated;
  readonly AgentUnregistered: AgentUnregistered;
  readonly AgentHeartbeat: AgentHeartbeat;
  readonly LockAcquired: LockAcquired;
  readonly LockExtended: LockExtended;
  readonly LockReleased: LockReleased;
  readonly LockExpired: LockExpired;
  readonly MessageSent: MessageSent;
  readonly MessageDelivered: MessageDelivered;
  readonly MessageAcknowledged: MessageAcknowledged;
  readonly MessageExpired: MessageExpired;
  readonly DelegationCreated: DelegationCreated;
  readonly DelegationAccepted: DelegationAccepted;
  readonly DelegationRejected: DelegationRejected;
  readonly DelegationCompleted: DelegationCompleted;
  readonly HandoffCreated: HandoffCreated;
  readonly HandoffAccepted: HandoffAccepted;
  readonly HandoffCompleted: HandoffCompleted;
  readonly ConfigUpdated: ConfigUpdated;
}

export type EventType = keyof EventMap;

/** Every type of event, in the order of the manifest. */
export const eventTypes: readonly EventType[] = [
  'TrajectoryCreated',
  'TrajectoryUpdated',
  'TrajectoryDeleted',
  'ScopeCreated',
  'ScopeUpdated',
  'ScopeCheckpointed',
  'ScopeClosed',
  'ArtifactCreated',
  'ArtifactUpdated',
  'ArtifactDeleted',
  'ArtifactExpired',
  'NoteCreated',
  'NoteUpdated',
  'NoteDeleted',
  'NoteExpired',
  'TurnCreated',
  'AgentRegistered',
  'AgentStatusChanged',
  'AgentUpdated',
  'AgentUnregistered',
  'AgentHeartbeat',
  'LockAcquired',
  'LockExtended',
  'LockReleased',
  'LockExpired',
  'MessageSent',
  'MessageDelivered',
  'MessageAcknowledged',
  'MessageExpired',
  'DelegationCreated',
  'DelegationAccepted',
  'DelegationRejected',
  'DelegationCompleted',
  'HandoffCreated',
  'HandoffAccepted',
  'HandoffCompleted',
  'ConfigUpdated',
];
