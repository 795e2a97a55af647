// Code generated from resources.yaml (resource message). DO NOT EDIT.

import type { Ports, TimerStatement } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement, NoInput } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type { MessageAcknowledged, MessageDelivered, MessageSent } from '../events/message.ts';
import type { SendMessage } from '../types/message.ts';

/** Statement of `message.send`. */
export const sendMessage: MutationStatement<SendMessage, MessageSent> = {
  name: 'message.send',
  resource: 'message',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.message_send($1, $2, $3, $4, $5, $6, $7)',
  events: ['MessageSent'],
  constraints: {
    message_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'message has a row with this id already' },
    message_to_agent_type_check: {
      status: 400,
      code: 'INVALID_RANGE',
      message: 'to_agent_type must be at least 1 characters',
    },
    message_any_of_to_agent_id_to_agent_type_check: {
      status: 400,
      code: 'INVALID_INPUT',
      message: 'one of to_agent_id, to_agent_type must be given',
    },
    message_from_agent_id_fkey: {
      status: 404,
      code: 'AGENT_NOT_FOUND',
      message: 'from_agent_id: there is no agent with this id',
    },
    message_to_agent_id_fkey: {
      status: 404,
      code: 'AGENT_NOT_FOUND',
      message: 'to_agent_id: there is no agent with this id',
    },
    message_trajectory_id_fkey: {
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: 'trajectory_id: there is no trajectory with this id',
    },
    message_scope_id_fkey: {
      status: 404,
      code: 'SCOPE_NOT_FOUND',
      message: 'scope_id: there is no scope with this id',
    },
  },
  together: true,
};

/** Statement of `message.deliver`. */
export const deliverMessage: MutationStatement<NoInput, MessageDelivered> = {
  name: 'message.deliver',
  resource: 'message',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.message_deliver($1, $2, $3, $4, $5, $6, $7)',
  events: ['MessageDelivered'],
  constraints: {},
  together: false,
};

/** Statement of `message.acknowledge`. */
export const acknowledgeMessage: MutationStatement<NoInput, MessageAcknowledged> = {
  name: 'message.acknowledge',
  resource: 'message',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.message_acknowledge($1, $2, $3, $4, $5, $6, $7)',
  events: ['MessageAcknowledged'],
  constraints: {},
  together: false,
};

/** Timer of `message.expire`. */
export const expireMessage: TimerStatement = {
  name: 'message.expire',
  resource: 'message',
  sql: 'SELECT fired, parked FROM fn_7dd8f743490c.message_expire_due($1)',
  next: 'SELECT wait_ms FROM fn_7dd8f743490c.message_expire_next()',
};

/** Statement of `message.get`. */
export const getMessage: GetStatement = {
  name: 'message.get',
  resource: 'message',
  sql: 'SELECT fn_7dd8f743490c.message_text(r.*) AS text, r.version FROM api.message r WHERE r.tenant_id = $1 AND r.message_id = $2',
  touch: null,
  notFound: { code: 'MESSAGE_NOT_FOUND', message: 'there is no message with this id' },
};

/** Statement of `message.list`. */
export const listMessage: ListStatement = {
  name: 'message.list',
  resource: 'message',
  table: 'api.message',
  text: 'fn_7dd8f743490c.message_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.message_id',
  filters: {
    message_type: { sql: 'r.message_type = ?::text', switch: false },
    from_agent_id: { sql: 'r.from_agent_id = ?::uuid', switch: false },
    to_agent_id: { sql: 'r.to_agent_id = ?::uuid', switch: false },
    to_agent_type: { sql: 'r.to_agent_type = ?::text', switch: false },
    trajectory_id: { sql: 'r.trajectory_id = ?::uuid', switch: false },
    priority: { sql: 'r.priority = ?::text', switch: false },
    undelivered_only: { sql: 'r.delivered_at IS NULL', switch: true },
    unacknowledged_only: { sql: 'r.acknowledged_at IS NULL', switch: true },
    created_after: { sql: 'r.created_at >= ?::timestamptz', switch: false },
    created_before: { sql: 'r.created_at <= ?::timestamptz', switch: false },
  },
  plural: 'messages',
  under: null,
};

/** The database of message, and the log of its events. */
export interface MessageState {
  readonly send: MutationHandler<SendMessage, MessageSent>;
  readonly deliver: MutationHandler<NoInput, MessageDelivered>;
  readonly acknowledge: MutationHandler<NoInput, MessageAcknowledged>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
}

/** Wires message to its database. */
export function createMessageState(ports: Ports): MessageState {
  return {
    send: (request) => ports.mutations.run(sendMessage, request),
    deliver: (request) => ports.mutations.run(deliverMessage, request),
    acknowledge: (request) => ports.mutations.run(acknowledgeMessage, request),
    get: (request) => ports.queries.get(getMessage, request),
    list: (request) => ports.queries.list(listMessage, request),
  };
}
