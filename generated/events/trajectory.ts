// Code generated from resources.yaml (resource trajectory). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Trajectory } from '../types/trajectory.ts';

/** Announced when `trajectory.create` has committed. */
export interface TrajectoryCreated {
  readonly type: 'TrajectoryCreated';
  readonly trajectory: Trajectory;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `trajectory.update` has committed. */
export interface TrajectoryUpdated {
  readonly type: 'TrajectoryUpdated';
  readonly trajectory: Trajectory;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `trajectory.delete` has committed. */
export interface TrajectoryDeleted {
  readonly type: 'TrajectoryDeleted';
  readonly id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
