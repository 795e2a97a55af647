// Code generated from resources.yaml (resource handoff). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { AcceptHandoff, CreateHandoff } from '../types/handoff.ts';
import * as compiled from './compiled/handoff.ts';

/** Body of `handoff.create`. */
export const createHandoff: Validator<CreateHandoff> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      from_agent_id: { type: 'string', format: 'uuid' },
      to_agent_id: { type: 'string', format: 'uuid' },
      trajectory_id: { type: 'string', format: 'uuid' },
      scope_id: { type: 'string', format: 'uuid' },
      reason: {
        enum: [
          'CapabilityMismatch',
          'LoadBalancing',
          'Specialization',
          'Escalation',
          'Timeout',
          'Failure',
          'Scheduled',
        ],
      },
      context_snapshot: { type: 'string', format: 'base64', minBytes: 1 },
    },
    required: ['from_agent_id', 'to_agent_id', 'trajectory_id', 'scope_id', 'reason', 'context_snapshot'],
    additionalProperties: false,
  },
  check: compiled.createHandoff,
  rules: [{ kind: 'differ', paths: [['from_agent_id'], ['to_agent_id']], uuids: true }],
});

/** Body of `handoff.accept`. */
export const acceptHandoff: Validator<AcceptHandoff> = bodyValidator({
  schema: {
    type: 'object',
    properties: { accepting_agent_id: { type: 'string', format: 'uuid' } },
    required: ['accepting_agent_id'],
    additionalProperties: false,
  },
  check: compiled.acceptHandoff,
});

/** Query string of `handoff.list`. */
export const listHandoff: QueryValidator<ListParams> = listQuery({
  from_agent_id: { type: 'uuid' },
  to_agent_id: { type: 'uuid' },
  trajectory_id: { type: 'uuid' },
  status: { type: 'enum', values: ['Initiated', 'Accepted', 'Completed', 'Rejected'] },
  created_after: { type: 'timestamp' },
  created_before: { type: 'timestamp' },
});
