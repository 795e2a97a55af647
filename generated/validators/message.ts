// Code generated from resources.yaml (resource message). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { SendMessage } from '../types/message.ts';
import * as compiled from './compiled/message.ts';

/** Body of `message.send`. */
export const sendMessage: Validator<SendMessage> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      from_agent_id: { type: 'string', format: 'uuid' },
      to_agent_id: { type: ['string', 'null'], format: 'uuid' },
      to_agent_type: { type: ['string', 'null'], format: 'not-blank' },
      message_type: {
        enum: [
          'TaskDelegation',
          'TaskResult',
          'ContextRequest',
          'ContextShare',
          'CoordinationSignal',
          'Handoff',
          'Interrupt',
          'Heartbeat',
        ],
      },
      payload: { type: 'string', format: 'json' },
      trajectory_id: { type: ['string', 'null'], format: 'uuid' },
      scope_id: { type: ['string', 'null'], format: 'uuid' },
      artifact_ids: { type: 'array', items: { type: 'string', format: 'uuid' } },
      priority: { enum: ['Low', 'Normal', 'High', 'Critical'] },
      expires_at: { type: ['string', 'null'], format: 'timestamp' },
    },
    required: ['from_agent_id', 'message_type', 'payload', 'artifact_ids', 'priority'],
    additionalProperties: false,
  },
  check: compiled.sendMessage,
  rules: [{ kind: 'any_of', paths: [['to_agent_id'], ['to_agent_type']] }],
});

/** Query string of `message.list`. */
export const listMessage: QueryValidator<ListParams> = listQuery({
  message_type: {
    type: 'enum',
    values: [
      'TaskDelegation',
      'TaskResult',
      'ContextRequest',
      'ContextShare',
      'CoordinationSignal',
      'Handoff',
      'Interrupt',
      'Heartbeat',
    ],
  },
  from_agent_id: { type: 'uuid' },
  to_agent_id: { type: 'uuid' },
  to_agent_type: { type: 'text' },
  trajectory_id: { type: 'uuid' },
  priority: { type: 'enum', values: ['Low', 'Normal', 'High', 'Critical'] },
  undelivered_only: { type: 'boolean' },
  unacknowledged_only: { type: 'boolean' },
  created_after: { type: 'timestamp' },
  created_before: { type: 'timestamp' },
});
