/** `<resource>_text(r)`: the row as clients see it, and `<resource>_fields(r)`: what subscriptions filter by. */
import type { Field, Resource } from '../../model/model.ts';
import { columnOf } from './conditions.ts';
import type { SqlContext } from './context.ts';
import { counterFields } from './context.ts';
import type { Piece } from './json-text.ts';
import { concatenation, jsonPieces } from './json-text.ts';
import type { Lines } from './lines.ts';
import { indent, listed } from './lines.ts';
import { countersOf, tableOf } from './names.ts';
import { body, ident, literal } from './quoting.ts';
import { sqlType } from './types.ts';

/**
 * A plain SQL function without settings of its own, so that the planner puts its body into the query in its place.
 * What is counted comes in from outside, for a body with a subquery could not be put in place.
 */
export function textFunction(context: SqlContext, resource: Resource): Lines {
  const counters = counterFields(resource);
  const parameters = [
    `r ${tableOf(resource)}`,
    ...counters.map(({ name, type }) => `${ident(`p_${name}`)} ${counterType(type.kind)}`),
  ];
  return [
    `-- A ${resource.name} as JSON text, keys in the manifest's order.`,
    `CREATE FUNCTION ${context.names.of(resource.name, 'text')}(${parameters.join(', ')}) RETURNS text`,
    `LANGUAGE sql STABLE PARALLEL SAFE AS ${body(indent(['SELECT', ...indent(concatenation(entityPieces(resource)))]))};`,
  ];
}

function counterType(kind: Field['type']['kind']): string {
  return kind === 'timestamp' ? 'timestamptz' : 'bigint';
}

function entityPieces(resource: Resource): readonly Piece[] {
  const own = resource.id === 'tenant_id' ? [] : [resource.id];
  const ids = [...own, 'tenant_id'].map(
    (name) => [name, jsonPieces({ kind: 'uuid' }, columnOf('r', name), false)] as const,
  );
  const fields = resource.fields.map((field) => [field.name, fieldPieces(field)] as const);
  const version = [['version', [{ sql: 'r.version' }]]] as const;
  const members = [...ids, ...fields, ...version].flatMap(([name, pieces], index): readonly Piece[] => [
    { constant: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:` },
    ...pieces,
  ]);
  return [...members, { constant: '}' }];
}

function fieldPieces(field: Field): readonly Piece[] {
  const { name, type, nullable, counter } = field;
  return counter === null
    ? jsonPieces(type, columnOf('r', name), nullable)
    : counterPieces(field, ident(`p_${name}`), 'r');
}

/** Before the first read there is no row of counters. @param value - the counter's expression */
export function counterPieces({ counter, type }: Field, value: string, row: string): readonly Piece[] {
  return counter?.kind === 'last'
    ? jsonPieces(type, `coalesce(${value}, ${columnOf(row, counter.initially)})`, false)
    : [{ sql: `coalesce(${value}, 0)` }];
}

/** The call that gives the text of the row under an alias, in a query; with `.*`, for a column may be called like the alias. */
export function textOfRow(context: SqlContext, resource: Resource, row: string): string {
  const counters = counterFields(resource).map(
    ({ name }) =>
      `(SELECT c.${ident(name)} FROM ${countersOf(resource)} c ` +
      `WHERE c.tenant_id = ${row}.tenant_id AND c.${ident(resource.id)} = ${columnOf(row, resource.id)})`,
  );
  return `${context.names.of(resource.name, 'text')}(${[`${row}.*`, ...counters].join(', ')})`;
}

/** Fields that a subscription can filter by: those of equality filters, and references. */
export function filterableFields(resource: Resource): readonly Field[] {
  const filtered = new Set(
    resource.queries.flatMap((query) =>
      query.kind === 'list' ? query.filters.flatMap(({ test }) => (test.kind === 'equals' ? [test.field] : [])) : [],
    ),
  );
  return resource.fields.filter(
    ({ name, type, counter }) => counter === null && (filtered.has(name) || type.kind === 'ref'),
  );
}

export function fieldsFunction(context: SqlContext, resource: Resource): Lines {
  const members = filterableFields(resource).map(({ name, type }) => {
    const column = columnOf('r', name);
    return `${literal(name)}, ${sqlType(type) === 'timestamptz' ? `resound.stamp(${column})` : column}`;
  });
  // A function takes 100 arguments: each object holds 50 members.
  const objects: Lines[] = [];
  for (let start = 0; start < members.length; start += 50) {
    objects.push(['jsonb_build_object(', ...indent(listed(members.slice(start, start + 50))), ')']);
  }
  const select =
    objects.length === 0
      ? ["'{}'::jsonb"]
      : objects.flatMap((object, index) =>
          index < objects.length - 1 ? [...object.slice(0, -1), `${object.at(-1) ?? ''} ||`] : object,
        );
  return [
    `-- What a ${resource.name}'s events can be filtered by.`,
    `CREATE FUNCTION ${context.names.of(resource.name, 'fields')}(r ${tableOf(resource)}) RETURNS jsonb`,
    `LANGUAGE sql STABLE PARALLEL SAFE AS ${body(indent(['SELECT', ...indent(select)]))};`,
  ];
}
