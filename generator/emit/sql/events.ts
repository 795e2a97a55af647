/** The events of a mutation, appended to the outbox from the row that it leaves (at a delete: the one that goes). */
import type { EventSpec, Mutation, PayloadKey, Resource } from '../../model/model.ts';
import { columnOf } from './conditions.ts';
import type { SqlContext } from './context.ts';
import { counterFields, fieldOf } from './context.ts';
import { counterPieces } from './entity-text.ts';
import type { Piece } from './json-text.ts';
import { concatenated, jsonPieces } from './json-text.ts';
import type { Lines } from './lines.ts';
import { indent, when } from './lines.ts';
import { countersOf, mutationName } from './names.ts';
import { ident, literal } from './quoting.ts';
import type { EventRow, Sabotage } from './sabotage.ts';
import { sabotaged } from './sabotage.ts';

/** Where events and answer take the row from. */
export interface Final {
  readonly row: 'before' | 'after';
  /** Version that the events carry. */
  readonly version: string;
  /** The row's id, which for a singleton is the tenant's. */
  readonly id: string;
  /** Filterable fields of the row before and after, as SQL expressions. */
  readonly oldFields: string;
  readonly newFields: string;
  /** Whether events of other rows were appended before. */
  readonly continued: boolean;
}

/** Whether the whole entity is told or answered, so that its text is worth making. */
export function showsEntity({ events, answer, kind }: Mutation): boolean {
  const told = events.some(({ payload }) => payload.some(({ source }) => source.kind === 'entity'));
  return told || (answer.kind === 'entity' && kind !== 'delete');
}

/** `entity`, made once for answer and payloads. */
export function entityText(context: SqlContext, resource: Resource, mutation: Mutation, row: string): Lines {
  if (!showsEntity(mutation)) return [];
  const counters = counterFields(resource).map(({ name }) => `counted.${ident(name)}`);
  return [`entity := ${context.names.of(resource.name, 'text')}(${[row, ...counters].join(', ')});`];
}

/** `counted`, where the mutation shows what was counted while reading; a new row was not read yet. */
export function readCounters(resource: Resource, mutation: Mutation, id: string): Lines {
  if (mutation.kind === 'create' || counterFields(resource).length === 0 || !showsCounters(resource, mutation))
    return [];
  return [
    `SELECT c.* INTO counted FROM ${countersOf(resource)} c`,
    `WHERE c.tenant_id = p_tenant AND c.${ident(resource.id)} = ${id};`,
  ];
}

function showsCounters(resource: Resource, mutation: Mutation): boolean {
  const counted = new Set(counterFields(resource).map(({ name }) => name));
  return (
    showsEntity(mutation) ||
    mutation.events.some(({ payload }) =>
      payload.some(({ source }) => source.kind === 'field' && counted.has(source.field)),
    )
  );
}

/** Appends the events and leaves their ids in `events`. */
export function appendEvents(resource: Resource, mutation: Mutation, final: Final, sabotage: Sabotage | null): Lines {
  const plain = mutation.events.map((event) => eventRow(resource, event, final));
  const rows = sabotage === null ? plain : sabotaged(plain, sabotage);
  // The caller is told of an event in any case: it is for the listeners to miss it.
  if (rows.length === 0) return ['events := gen_random_uuid()::text;'];
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && only.given === null && !final.continued) {
    return insert(resource, mutation, final, only, 'RETURNING event_id::text INTO events;');
  }
  return rows.flatMap((row) => {
    const append = [
      ...insert(resource, mutation, final, row, 'RETURNING event_id INTO event;'),
      "events := concat_ws(',', events, event);",
    ];
    return row.given === null ? append : when(`p_input ? ${literal(row.given)}`, append);
  });
}

function insert(resource: Resource, mutation: Mutation, final: Final, row: EventRow, returning: string): Lines {
  return [
    'INSERT INTO resound.outbox',
    '  (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)',
    'VALUES (',
    `  ${row.tenant}, ${literal(row.type)}, ${literal(resource.name)}, ${final.id}, ${final.version},`,
    `  ${literal(mutationName(mutation))}, p_actor, p_request, p_trace,`,
    `  ${final.oldFields}, ${final.newFields},`,
    ...indent(row.payload),
    ')',
    returning,
  ];
}

function eventRow(resource: Resource, event: EventSpec, final: Final): EventRow {
  const pieces: Piece[] = [
    { constant: `{"type":${JSON.stringify(event.name)}` },
    ...event.payload.flatMap((key) => payloadPieces(resource, key, final)),
    { constant: ',"tenant_id":"' },
    { sql: 'p_tenant' },
    { constant: '"}' },
  ];
  return { type: event.name, tenant: 'p_tenant', payload: concatenated(pieces), given: event.given };
}

function payloadPieces(resource: Resource, { key, source }: PayloadKey, final: Final): readonly Piece[] {
  const member = { constant: `,${JSON.stringify(key)}:` };
  if (source.kind === 'entity') return [member, { sql: 'entity' }];
  return [member, ...valuePieces(resource, source.field, final.row, final.version)];
}

/** One field of the row as JSON text; ids and version count as fields. */
export function valuePieces(resource: Resource, name: string, row: string, version: string): readonly Piece[] {
  if (name === resource.id || name === 'tenant_id') return jsonPieces({ kind: 'uuid' }, columnOf(row, name), false);
  if (name === 'version') return [{ sql: version }];
  const field = fieldOf(resource, name);
  return field.counter === null
    ? jsonPieces(field.type, columnOf(row, name), field.nullable)
    : counterPieces(field, `counted.${ident(name)}`, row);
}
