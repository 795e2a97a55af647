// Code generated from resources.yaml (resource thing). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement, NoInput } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type { ThingCreated, ThingDeleted } from '../events/thing.ts';
import type { CreateThing } from '../types/thing.ts';

/** Statement of `thing.create`. */
export const createThing: MutationStatement<CreateThing, ThingCreated> = {
  name: 'thing.create',
  resource: 'thing',
  sql: 'SELECT refusal, answer, version, events FROM fn_fe755b03b847.thing_create($1, $2, $3, $4, $5, $6, $7)',
  events: ['ThingCreated'],
  constraints: {
    thing_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'thing has a row with this id already' },
  },
  together: true,
};

/** Statement of `thing.delete`. */
export const deleteThing: MutationStatement<NoInput, ThingDeleted> = {
  name: 'thing.delete',
  resource: 'thing',
  sql: 'SELECT refusal, answer, version, events FROM fn_fe755b03b847.thing_delete($1, $2, $3, $4, $5, $6, $7)',
  events: ['ThingDeleted'],
  constraints: {},
  together: false,
};

/** Statement of `thing.get`. */
export const getThing: GetStatement = {
  name: 'thing.get',
  resource: 'thing',
  sql: 'SELECT fn_fe755b03b847.thing_text(r.*) AS text, r.version FROM api.thing r WHERE r.tenant_id = $1 AND r.thing_id = $2',
  touch: null,
  notFound: { code: 'ENTITY_NOT_FOUND', message: 'there is no thing with this id' },
};

/** Statement of `thing.list`. */
export const listThing: ListStatement = {
  name: 'thing.list',
  resource: 'thing',
  table: 'api.thing',
  text: 'fn_fe755b03b847.thing_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.thing_id',
  filters: { odd: { sql: 'r.odd = ?::text', switch: false }, select: { sql: 'r."select" = ?::text', switch: false } },
  plural: 'things',
  under: null,
};

/** The database of thing, and the log of its events. */
export interface ThingState {
  readonly create: MutationHandler<CreateThing, ThingCreated>;
  readonly delete: MutationHandler<NoInput, ThingDeleted>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
}

/** Wires thing to its database. */
export function createThingState(ports: Ports): ThingState {
  return {
    create: (request) => ports.mutations.run(createThing, request),
    delete: (request) => ports.mutations.run(deleteThing, request),
    get: (request) => ports.queries.get(getThing, request),
    list: (request) => ports.queries.list(listThing, request),
  };
}
