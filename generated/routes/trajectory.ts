// Code generated from resources.yaml (resource trajectory). DO NOT EDIT.

import type { MutationHandler, NoInput } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { TrajectoryCreated, TrajectoryDeleted, TrajectoryUpdated } from '../events/trajectory.ts';
import type { TrajectoryState } from '../state/trajectory.ts';
import type { CreateTrajectory, UpdateTrajectory } from '../types/trajectory.ts';
import { childrenTrajectory, createTrajectory, listTrajectory, updateTrajectory } from '../validators/trajectory.ts';

/** What performs each mutation of trajectory. A handler that announces nothing, or another event, does not compile. */
export interface TrajectoryMutationRoutes {
  readonly 'trajectory.create': MutationHandler<CreateTrajectory, TrajectoryCreated>;
  readonly 'trajectory.update': MutationHandler<UpdateTrajectory, TrajectoryUpdated>;
  readonly 'trajectory.delete': MutationHandler<NoInput, TrajectoryDeleted>;
}

/** Every route of trajectory. */
export function trajectoryRoutes(state: TrajectoryState): readonly Route[] {
  const mutations: TrajectoryMutationRoutes = {
    'trajectory.create': state.create,
    'trajectory.update': state.update,
    'trajectory.delete': state.delete,
  };
  return [
    mutationRoute({
      name: 'trajectory.create',
      method: 'POST',
      path: '/trajectories',
      requires: [],
      status: 201,
      events: ['TrajectoryCreated'],
      body: createTrajectory,
      location: '/trajectories/:id',
      handle: mutations['trajectory.create'],
    }),
    mutationRoute({
      name: 'trajectory.update',
      method: 'PATCH',
      path: '/trajectories/:id',
      requires: [],
      status: 200,
      events: ['TrajectoryUpdated'],
      body: updateTrajectory,
      handle: mutations['trajectory.update'],
    }),
    mutationRoute({
      name: 'trajectory.delete',
      method: 'DELETE',
      path: '/trajectories/:id',
      requires: [],
      status: 204,
      events: ['TrajectoryDeleted'],
      body: null,
      handle: mutations['trajectory.delete'],
    }),
    queryRoute({
      name: 'trajectory.get',
      method: 'GET',
      path: '/trajectories/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'trajectory.list',
      method: 'GET',
      path: '/trajectories',
      requires: [],
      query: listTrajectory,
      handle: state.list,
    }),
    queryRoute({
      name: 'trajectory.children',
      method: 'GET',
      path: '/trajectories/:id/children',
      requires: [],
      query: childrenTrajectory,
      handle: state.children,
    }),
  ];
}
