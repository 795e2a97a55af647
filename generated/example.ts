// Code generated from resources.yaml. DO NOT EDIT.

import type { Example } from '../src/contract/example.ts';

/** Works on an empty database. null: every create of this API needs another row first. */
export const example: Example | null = {
  method: 'POST',
  path: '/trajectories',
  body: '{"name":"First trajectory"}',
  event: 'TrajectoryCreated',
};
