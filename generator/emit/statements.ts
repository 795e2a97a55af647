/** The SQL that generated state hands to the runtime, as JSON of the contract's statements. */
import type { Field, GetQuery, Json, ListQuery, Mutation, Resource, SearchQuery } from '../model/model.ts';
import { pascalCase } from '../render/identifier.ts';
import { dottedName } from './names.ts';
import { columnOf, predicate } from './sql/conditions.ts';
import { constraintsOf } from './sql/constraints.ts';
import { counterFields, fieldOf, type SqlContext, storedFields } from './sql/context.ts';
import { textOfRow } from './sql/entity-text.ts';
import { tableOf } from './sql/names.ts';
import { searchConfiguration, searchDocument } from './sql/search.ts';
import { sharesTransaction } from './sql/together.ts';
import { sqlType } from './sql/types.ts';

type Members = { readonly [key: string]: Json };

const notFound = (resource: Resource): Members => ({
  code: resource.notFound,
  message: `there is no ${resource.name} with this id`,
});

export function mutationStatement(context: SqlContext, resource: Resource, mutation: Mutation): Members {
  const call = context.names.of(resource.name, mutation.name);
  return {
    name: dottedName(resource.name, mutation),
    resource: resource.name,
    sql: `SELECT refusal, answer, version, events FROM ${call}($1, $2, $3, $4, $5, $6, $7)`,
    events: mutation.events.map(({ name }) => name),
    constraints: constraintsOf(context, resource, mutation),
    together: sharesTransaction(resource, mutation),
  };
}

export function timerStatement(context: SqlContext, resource: Resource, mutation: Mutation): Members {
  const due = context.names.of(resource.name, mutation.name, 'due');
  const next = context.names.of(resource.name, mutation.name, 'next');
  return {
    name: dottedName(resource.name, mutation),
    resource: resource.name,
    sql: `SELECT fired, parked FROM ${due}($1)`,
    next: `SELECT wait_ms FROM ${next}()`,
  };
}

export function getStatement(context: SqlContext, resource: Resource, query: GetQuery): Members {
  const isBuiltin = resource.storage === 'builtin';
  const own = isBuiltin
    ? 'r.tenant_id = ANY($1::uuid[]) AND r.tenant_id = $2'
    : `r.tenant_id = $1 AND ${columnOf('r', resource.id)} = $2`;
  const rows = resource.singleton
    ? `${context.names.of(resource.name, 'row')}($1) r`
    : `${tableOf(resource)} r WHERE ${own}`;
  const counts = counterFields(resource).length > 0;
  return {
    name: dottedName(resource.name, query),
    resource: resource.name,
    sql: `SELECT ${textOfRow(context, resource, 'r')} AS text, r.version FROM ${rows}`,
    touch: counts ? `SELECT ${context.names.of(resource.name, 'touch')}($1, $2)` : null,
    notFound: notFound(resource),
    ...(isBuiltin && { acrossTenants: true }),
  };
}

export function listStatement(context: SqlContext, resource: Resource, query: ListQuery): Members {
  // The time of the statement: stable, so that an index can answer it and all rows are judged alike.
  const place = { resource, row: 'r', clock: 'statement_timestamp()', parameters: [] };
  const conditions = query.where.map((condition) => predicate(context, condition, place));
  const sortField = query.sort === null ? null : fieldOf(resource, query.sort.by);
  return {
    name: dottedName(resource.name, query),
    resource: resource.name,
    table: tableOf(resource),
    text: textOfRow(context, resource, 'r'),
    where: conditions.length === 0 ? null : conditions.join(' AND '),
    sort: sortField === null ? null : sortOf(resource, query, sortField),
    direction: query.sort?.direction === 'ascending' ? 'ASC' : 'DESC',
    idColumn: columnOf('r', resource.id),
    filters: Object.fromEntries(
      query.filters.map(({ parameter, test }): [string, Json] => {
        if (test.kind === 'switch')
          return [parameter, { sql: predicate(context, test.condition, place), switch: true }];
        const { type } = fieldOf(resource, test.field);
        const column = columnOf('r', test.field);
        if (test.kind === 'includes') {
          const item = type.kind === 'list' ? sqlType(type.of) : 'text';
          return [parameter, { sql: `${column} @> ARRAY[?::${item}]`, switch: false }];
        }
        const operator = { equals: '=', since: '>=', until: '<=' }[test.kind];
        return [parameter, { sql: `${column} ${operator} ?::${sqlType(type)}`, switch: false }];
      }),
    ),
    plural: query.under === null ? resource.plural : null,
    ...(resource.storage === 'builtin' && { acrossTenants: true }),
    under: query.under === null ? null : underOf(context, query.under),
  };
}

/** A sub-collection's key that is unique within the parent orders its rows by itself. */
function sortOf({ unique }: Resource, { under }: ListQuery, { name, type, nullable }: Field): Members {
  const isWhole = under !== null && !nullable;
  const fields = [under?.field, name];
  const parted = unique.some(
    (rule) =>
      rule.where.length === 0 &&
      rule.fields.length === fields.length &&
      rule.fields.every(({ field, hash }) => !hash && fields.includes(field)),
  );
  return { column: columnOf('r', name), type: sqlType(type), ...(isWhole && parted && { unique: true }) };
}

function underOf(
  context: SqlContext,
  { resource: name, field }: { readonly resource: string; readonly field: string },
): Members {
  const parent = context.resource(name);
  return {
    column: columnOf('r', field),
    exists: `SELECT 1 FROM ${tableOf(parent)} p WHERE p.tenant_id = $1 AND ${columnOf('p', parent.id)} = $2`,
    notFound: notFound(parent),
  };
}

export function searchStatement(resource: Resource, query: SearchQuery): Members {
  return {
    name: dottedName(resource.name, query),
    resource: resource.name,
    entityType: pascalCase(resource.name),
    table: tableOf(resource),
    idColumn: columnOf('r', resource.id),
    document: searchDocument(query, 'r'),
    configuration: `pg_catalog.${searchConfiguration}`,
    label: columnOf('r', query.label),
    body: columnOf('r', query.in.at(-1) ?? query.label),
    fields: Object.fromEntries(
      storedFields(resource).map(({ name, type }) => [name, searched(columnOf('r', name), sqlType(type))]),
    ),
  };
}

/** Only jsonb can tell what it contains. */
const searched = (column: string, type: string): Members =>
  type === 'json' ? { column: `${column}::jsonb`, type: 'jsonb' } : { column, type };

/** The body that an update would leave, and the version of the row that it would change, as one JSON text. */
export function dryRunSql(context: SqlContext, resource: Resource): string {
  const document = `${context.names.of(resource.name, 'merged')}($1, $2)::json`;
  const version = `(SELECT r.version FROM ${context.names.of(resource.name, 'row')}($1) r)`;
  return `SELECT json_build_object('document', ${document}, 'version', ${version})::text AS text`;
}
