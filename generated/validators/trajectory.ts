// Code generated from resources.yaml (resource trajectory). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { CreateTrajectory, UpdateTrajectory } from '../types/trajectory.ts';
import * as compiled from './compiled/trajectory.ts';

/** Body of `trajectory.create`. */
export const createTrajectory: Validator<CreateTrajectory> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', format: 'required-text' },
      description: { type: ['string', 'null'] },
      parent_trajectory_id: { type: ['string', 'null'], format: 'uuid' },
      agent_id: { type: ['string', 'null'], format: 'uuid' },
      metadata: {},
    },
    required: ['name'],
    additionalProperties: false,
  },
  check: compiled.createTrajectory,
});

/** Body of `trajectory.update`. */
export const updateTrajectory: Validator<UpdateTrajectory> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', format: 'not-blank' },
      description: { type: ['string', 'null'] },
      status: { enum: ['Active', 'Completed', 'Failed', 'Suspended'] },
      metadata: {},
    },
    additionalProperties: false,
  },
  check: compiled.updateTrajectory,
  partial: true,
  rules: [{ kind: 'some_field', fields: ['name', 'description', 'status', 'metadata'] }],
});

/** Query string of `trajectory.list`. */
export const listTrajectory: QueryValidator<ListParams> = listQuery({
  status: { type: 'enum', values: ['Active', 'Completed', 'Failed', 'Suspended'] },
  agent_id: { type: 'uuid' },
  parent_id: { type: 'uuid' },
  created_after: { type: 'timestamp' },
  created_before: { type: 'timestamp' },
});

/** Query string of `trajectory.children`. */
export const childrenTrajectory: QueryValidator<ListParams> = listQuery({});
