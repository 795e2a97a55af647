// Code generated from resources.yaml (resource trajectory). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement, NoInput } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type { TrajectoryCreated, TrajectoryDeleted, TrajectoryUpdated } from '../events/trajectory.ts';
import type { CreateTrajectory, UpdateTrajectory } from '../types/trajectory.ts';

/** Statement of `trajectory.create`. */
export const createTrajectory: MutationStatement<CreateTrajectory, TrajectoryCreated> = {
  name: 'trajectory.create',
  resource: 'trajectory',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.trajectory_create($1, $2, $3, $4, $5, $6, $7)',
  events: ['TrajectoryCreated'],
  constraints: {
    trajectory_pkey: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message: 'trajectory has a row with this id already',
    },
    trajectory_name_check: { status: 400, code: 'INVALID_RANGE', message: 'name must be at least 1 characters' },
    trajectory_parent_trajectory_id_fkey: {
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: 'parent_trajectory_id: there is no trajectory with this id',
    },
    trajectory_root_trajectory_id_fkey: {
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: 'root_trajectory_id: there is no trajectory with this id',
    },
  },
  together: true,
};

/** Statement of `trajectory.update`. */
export const updateTrajectory: MutationStatement<UpdateTrajectory, TrajectoryUpdated> = {
  name: 'trajectory.update',
  resource: 'trajectory',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.trajectory_update($1, $2, $3, $4, $5, $6, $7)',
  events: ['TrajectoryUpdated'],
  constraints: {
    trajectory_name_check: { status: 400, code: 'INVALID_RANGE', message: 'name must be at least 1 characters' },
  },
  together: false,
};

/** Statement of `trajectory.delete`. */
export const deleteTrajectory: MutationStatement<NoInput, TrajectoryDeleted> = {
  name: 'trajectory.delete',
  resource: 'trajectory',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.trajectory_delete($1, $2, $3, $4, $5, $6, $7)',
  events: ['TrajectoryDeleted'],
  constraints: {
    trajectory_parent_trajectory_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of trajectory point at this trajectory by their parent_trajectory_id',
    },
    trajectory_root_trajectory_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of trajectory point at this trajectory by their root_trajectory_id',
    },
    scope_trajectory_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of scope point at this trajectory by their trajectory_id',
    },
    artifact_trajectory_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of artifact point at this trajectory by their trajectory_id',
    },
    agent_current_trajectory_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of agent point at this trajectory by their current_trajectory_id',
    },
    message_trajectory_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of message point at this trajectory by their trajectory_id',
    },
    delegation_trajectory_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of delegation point at this trajectory by their trajectory_id',
    },
    handoff_trajectory_id_fkey: {
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of handoff point at this trajectory by their trajectory_id',
    },
  },
  together: false,
};

/** Statement of `trajectory.get`. */
export const getTrajectory: GetStatement = {
  name: 'trajectory.get',
  resource: 'trajectory',
  sql: 'SELECT fn_7dd8f743490c.trajectory_text(r.*) AS text, r.version FROM api.trajectory r WHERE r.tenant_id = $1 AND r.trajectory_id = $2',
  touch: null,
  notFound: { code: 'TRAJECTORY_NOT_FOUND', message: 'there is no trajectory with this id' },
};

/** Statement of `trajectory.list`. */
export const listTrajectory: ListStatement = {
  name: 'trajectory.list',
  resource: 'trajectory',
  table: 'api.trajectory',
  text: 'fn_7dd8f743490c.trajectory_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.trajectory_id',
  filters: {
    status: { sql: 'r.status = ?::text', switch: false },
    agent_id: { sql: 'r.agent_id = ?::uuid', switch: false },
    parent_id: { sql: 'r.parent_trajectory_id = ?::uuid', switch: false },
    created_after: { sql: 'r.created_at >= ?::timestamptz', switch: false },
    created_before: { sql: 'r.created_at <= ?::timestamptz', switch: false },
  },
  plural: 'trajectories',
  under: null,
};

/** Statement of `trajectory.children`. */
export const childrenTrajectory: ListStatement = {
  name: 'trajectory.children',
  resource: 'trajectory',
  table: 'api.trajectory',
  text: 'fn_7dd8f743490c.trajectory_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.trajectory_id',
  filters: {},
  plural: null,
  under: {
    column: 'r.parent_trajectory_id',
    exists: 'SELECT 1 FROM api.trajectory p WHERE p.tenant_id = $1 AND p.trajectory_id = $2',
    notFound: { code: 'TRAJECTORY_NOT_FOUND', message: 'there is no trajectory with this id' },
  },
};

/** The database of trajectory, and the log of its events. */
export interface TrajectoryState {
  readonly create: MutationHandler<CreateTrajectory, TrajectoryCreated>;
  readonly update: MutationHandler<UpdateTrajectory, TrajectoryUpdated>;
  readonly delete: MutationHandler<NoInput, TrajectoryDeleted>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
  readonly children: QueryHandler<ListParams>;
}

/** Wires trajectory to its database. */
export function createTrajectoryState(ports: Ports): TrajectoryState {
  return {
    create: (request) => ports.mutations.run(createTrajectory, request),
    update: (request) => ports.mutations.run(updateTrajectory, request),
    delete: (request) => ports.mutations.run(deleteTrajectory, request),
    get: (request) => ports.queries.get(getTrajectory, request),
    list: (request) => ports.queries.list(listTrajectory, request),
    children: (request) => ports.queries.list(childrenTrajectory, request),
  };
}
