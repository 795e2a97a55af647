// Code generated from resources.yaml (resource trajectory). DO NOT EDIT.

import type { JsonValue } from '../../src/contract/json.ts';
import type { Outcome, TrajectoryStatus } from './common.ts';

/** The top-level container of one task; trajectories nest into a tree. */
export interface Trajectory {
  /** Uuid. */
  readonly trajectory_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly status: TrajectoryStatus;
  /** Uuid of a row of `trajectory`. */
  readonly parent_trajectory_id: string | null;
  /** Uuid of a row of `trajectory`. */
  readonly root_trajectory_id: string;
  /** Uuid. */
  readonly agent_id: string | null;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** RFC 3339. */
  readonly completed_at: string | null;
  readonly outcome: Outcome | null;
  readonly metadata: JsonValue;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `trajectory.create`. */
export interface CreateTrajectory {
  readonly name: string;
  readonly description?: string | null;
  /** Uuid of a row of `trajectory`. */
  readonly parent_trajectory_id?: string | null;
  /** Uuid. */
  readonly agent_id?: string | null;
  readonly metadata?: JsonValue;
}

/** Body of `trajectory.update`, a JSON Merge Patch. */
export interface UpdateTrajectory {
  readonly name?: string;
  readonly description?: string | null;
  readonly status?: TrajectoryStatus;
  readonly metadata?: JsonValue;
}
