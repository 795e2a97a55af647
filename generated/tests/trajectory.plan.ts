// Code generated from resources.yaml (resource trajectory). DO NOT EDIT.

import { json, nullable, object, patch, rowOrNull, text, uuid } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { TrajectoryStatus } from './values.ts';

export const trajectoryPlan: ResourcePlan = {
  resource: 'trajectory',
  id: 'trajectory_id',
  get: '/trajectories/:id',
  notFound: 'TRAJECTORY_NOT_FOUND',
  mutations: [
    {
      name: 'create',
      kind: 'create',
      route: { method: 'POST', path: '/trajectories' },
      status: 201,
      answer: 'entity',
      body: object({
        required: { name: text({ notBlank: true }) },
        optional: {
          description: nullable(text()),
          parent_trajectory_id: rowOrNull('trajectory'),
          agent_id: nullable(uuid()),
          metadata: nullable(json()),
        },
      }),
      events: [{ type: 'TrajectoryCreated', payload: { trajectory: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'name' },
        { because: 'type', given: { name: 42 } },
        { because: 'reference', field: 'parent_trajectory_id', code: 'TRAJECTORY_NOT_FOUND' },
      ],
    },
    {
      name: 'update',
      kind: 'update',
      route: { method: 'PATCH', path: '/trajectories/:id' },
      status: 200,
      answer: 'entity',
      body: patch({
        optional: {
          name: text({ notBlank: true }),
          description: nullable(text()),
          status: TrajectoryStatus,
          metadata: nullable(json()),
        },
      }),
      after: [{ do: 'create' }],
      events: [{ type: 'TrajectoryUpdated', payload: { trajectory: 'entity' } }],
      refusals: [{ because: 'empty' }, { because: 'type', given: { name: 42 } }],
    },
    {
      name: 'delete',
      kind: 'delete',
      route: { method: 'DELETE', path: '/trajectories/:id' },
      status: 204,
      answer: 'none',
      after: [{ do: 'create' }],
      events: [{ type: 'TrajectoryDeleted', payload: { id: { field: 'trajectory_id' } } }],
      refusals: [
        { because: 'referenced', by: 'trajectory', field: 'parent_trajectory_id' },
        { because: 'referenced', by: 'scope', field: 'trajectory_id' },
        { because: 'referenced', by: 'artifact', field: 'trajectory_id' },
        { because: 'referenced', by: 'message', field: 'trajectory_id' },
        { because: 'referenced', by: 'delegation', field: 'trajectory_id' },
        { because: 'referenced', by: 'handoff', field: 'trajectory_id' },
      ],
    },
  ],
};
