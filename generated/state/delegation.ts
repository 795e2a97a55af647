// Code generated from resources.yaml (resource delegation). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type {
  DelegationAccepted,
  DelegationCompleted,
  DelegationCreated,
  DelegationRejected,
} from '../events/delegation.ts';
import type { AcceptDelegation, CompleteDelegation, CreateDelegation, RejectDelegation } from '../types/delegation.ts';

/** Statement of `delegation.create`. */
export const createDelegation: MutationStatement<CreateDelegation, DelegationCreated> = {
  name: 'delegation.create',
  resource: 'delegation',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.delegation_create($1, $2, $3, $4, $5, $6, $7)',
  events: ['DelegationCreated'],
  constraints: {
    delegation_pkey: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message: 'delegation has a row with this id already',
    },
    delegation_from_agent_id_to_agent_id_trajectory_id_tas_7a2cf3ba: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message:
        'another delegation has the same from_agent_id, to_agent_id, trajectory_id and task_description while status is Pending',
    },
    delegation_task_description_check: {
      status: 400,
      code: 'INVALID_RANGE',
      message: 'task_description must be at least 1 characters',
    },
    delegation_differ_from_agent_id_to_agent_id_check: {
      status: 400,
      code: 'INVALID_INPUT',
      message: 'from_agent_id, to_agent_id must differ',
    },
    delegation_from_agent_id_fkey: {
      status: 404,
      code: 'AGENT_NOT_FOUND',
      message: 'from_agent_id: there is no agent with this id',
    },
    delegation_to_agent_id_fkey: {
      status: 404,
      code: 'AGENT_NOT_FOUND',
      message: 'to_agent_id: there is no agent with this id',
    },
    delegation_trajectory_id_fkey: {
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: 'trajectory_id: there is no trajectory with this id',
    },
    delegation_scope_id_fkey: {
      status: 404,
      code: 'SCOPE_NOT_FOUND',
      message: 'scope_id: there is no scope with this id',
    },
  },
  together: false,
};

/** Statement of `delegation.accept`. */
export const acceptDelegation: MutationStatement<AcceptDelegation, DelegationAccepted> = {
  name: 'delegation.accept',
  resource: 'delegation',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.delegation_accept($1, $2, $3, $4, $5, $6, $7)',
  events: ['DelegationAccepted'],
  constraints: {
    delegation_from_agent_id_to_agent_id_trajectory_id_tas_7a2cf3ba: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message:
        'another delegation has the same from_agent_id, to_agent_id, trajectory_id and task_description while status is Pending',
    },
  },
  together: false,
};

/** Statement of `delegation.reject`. */
export const rejectDelegation: MutationStatement<RejectDelegation, DelegationRejected> = {
  name: 'delegation.reject',
  resource: 'delegation',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.delegation_reject($1, $2, $3, $4, $5, $6, $7)',
  events: ['DelegationRejected'],
  constraints: {
    delegation_from_agent_id_to_agent_id_trajectory_id_tas_7a2cf3ba: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message:
        'another delegation has the same from_agent_id, to_agent_id, trajectory_id and task_description while status is Pending',
    },
  },
  together: false,
};

/** Statement of `delegation.complete`. */
export const completeDelegation: MutationStatement<CompleteDelegation, DelegationCompleted> = {
  name: 'delegation.complete',
  resource: 'delegation',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.delegation_complete($1, $2, $3, $4, $5, $6, $7)',
  events: ['DelegationCompleted'],
  constraints: {
    delegation_from_agent_id_to_agent_id_trajectory_id_tas_7a2cf3ba: {
      status: 409,
      code: 'ENTITY_ALREADY_EXISTS',
      message:
        'another delegation has the same from_agent_id, to_agent_id, trajectory_id and task_description while status is Pending',
    },
  },
  together: false,
};

/** Statement of `delegation.get`. */
export const getDelegation: GetStatement = {
  name: 'delegation.get',
  resource: 'delegation',
  sql: 'SELECT fn_7dd8f743490c.delegation_text(r.*) AS text, r.version FROM api.delegation r WHERE r.tenant_id = $1 AND r.delegation_id = $2',
  touch: null,
  notFound: { code: 'ENTITY_NOT_FOUND', message: 'there is no delegation with this id' },
};

/** Statement of `delegation.list`. */
export const listDelegation: ListStatement = {
  name: 'delegation.list',
  resource: 'delegation',
  table: 'api.delegation',
  text: 'fn_7dd8f743490c.delegation_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.delegation_id',
  filters: {
    from_agent_id: { sql: 'r.from_agent_id = ?::uuid', switch: false },
    to_agent_id: { sql: 'r.to_agent_id = ?::uuid', switch: false },
    trajectory_id: { sql: 'r.trajectory_id = ?::uuid', switch: false },
    status: { sql: 'r.status = ?::text', switch: false },
    created_after: { sql: 'r.created_at >= ?::timestamptz', switch: false },
    created_before: { sql: 'r.created_at <= ?::timestamptz', switch: false },
  },
  plural: 'delegations',
  under: null,
};

/** The database of delegation, and the log of its events. */
export interface DelegationState {
  readonly create: MutationHandler<CreateDelegation, DelegationCreated>;
  readonly accept: MutationHandler<AcceptDelegation, DelegationAccepted>;
  readonly reject: MutationHandler<RejectDelegation, DelegationRejected>;
  readonly complete: MutationHandler<CompleteDelegation, DelegationCompleted>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
}

/** Wires delegation to its database. */
export function createDelegationState(ports: Ports): DelegationState {
  return {
    create: (request) => ports.mutations.run(createDelegation, request),
    accept: (request) => ports.mutations.run(acceptDelegation, request),
    reject: (request) => ports.mutations.run(rejectDelegation, request),
    complete: (request) => ports.mutations.run(completeDelegation, request),
    get: (request) => ports.queries.get(getDelegation, request),
    list: (request) => ports.queries.list(listDelegation, request),
  };
}
