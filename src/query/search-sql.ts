/** Full-text search of one resource: the best matches with rank and snippet. */

import type { SearchFilter, SearchParams, SearchStatement } from '../contract/query.ts';
import type { FieldError } from '../contract/validation.ts';
import type { Statement } from '../database/statement.ts';
import { statementName } from '../database/statement-name.ts';
import { validationFailed } from '../errors.ts';
import { headColumn } from './heads.ts';

const comparisons = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
/** Snippets are cut from this many characters of the body: a headline reads all of its text. */
const snippetFrom = 20_000;
const mostFilters = 32;
/** Characters of a query. Each word costs a look into the index: a body full of them would keep a connection for minutes. */
const longestQuery = 1000;

/** One row: `items` (JSON texts joined by commas, null where there is none) `total` (all matches) and `head` (see `heads.ts`). */
export function searchSql(search: SearchStatement, params: SearchParams, tenantId: string): Statement {
  const values: unknown[] = [tenantId, params.query, params.limit];
  const errors: FieldError[] = [];
  if (params.query.length > longestQuery) {
    errors.push({
      pointer: '/query',
      code: 'INVALID_RANGE',
      message: `query must have at most ${longestQuery} characters`,
    });
  }
  if (params.filters.length > mostFilters) {
    errors.push({
      pointer: '/filters',
      code: 'INVALID_RANGE',
      message: `filters must have at most ${mostFilters} items`,
    });
  }
  const conditions = params.filters.slice(0, mostFilters).map((filter, index) => {
    const condition = filterSql(search, filter, values.length + 1);
    if (condition.sql === null)
      errors.push({ ...condition.error, pointer: `/filters/${index}${condition.error.pointer}` });
    else values.push(condition.value);
    return condition.sql;
  });
  const [first, ...others] = errors;
  if (first !== undefined) throw validationFailed([first, ...others]);

  const configuration = `'${search.configuration ?? 'simple'}'::regconfig`;
  const matches = ['r.tenant_id = $1::uuid', `${search.document} @@ q.query`, ...conditions].join(' AND ');
  const text = `WITH q AS MATERIALIZED (SELECT websearch_to_tsquery(${configuration}, $2::text) AS query),
matching AS MATERIALIZED (
  SELECT ${search.idColumn} AS id, ts_rank_cd(${search.document}, q.query) AS score FROM ${search.table} AS r, q WHERE ${matches}),
best AS MATERIALIZED (SELECT id, score FROM matching ORDER BY score DESC, id DESC LIMIT $3::bigint)
SELECT (SELECT string_agg('{"entity_type":' || to_json('${literal(search.entityType)}'::text)::text || ',"id":"' || b.id || '","name":' || to_json(${search.label})::text
  || ',"snippet":' || to_json(ts_headline(${configuration}, left(${search.body}, ${snippetFrom}), q.query, 'StartSel="",StopSel="",MaxWords=35,MinWords=15'))::text
  || ',"score":' || b.score || '}', ',' ORDER BY b.score DESC, b.id DESC)
  FROM best AS b JOIN ${search.table} AS r ON r.tenant_id = $1::uuid AND ${search.idColumn} = b.id, q) AS items,
 (SELECT count(*) FROM matching) AS total, ${headColumn('$1')}`;
  return conditions.length === 0 ? { name: statementName(search.name), text, values } : { text, values };
}

const literal = (text: string): string => text.replaceAll("'", "''");

type FilterResult =
  | { readonly sql: string; readonly value: unknown }
  | { readonly sql: null; readonly error: FieldError };

function filterSql(search: SearchStatement, { field, operator, value }: SearchFilter, parameter: number): FilterResult {
  const known = Object.hasOwn(search.fields, field) ? search.fields[field] : undefined;
  if (known === undefined) {
    const message = `field must be one of ${Object.keys(search.fields).join(', ')}`;
    return { sql: null, error: { pointer: '/field', code: 'INVALID_INPUT', message } };
  }
  const { column, type } = known;
  const wrong = (message: string): FilterResult => ({
    sql: null,
    error: { pointer: '/value', code: 'INVALID_INPUT', message },
  });
  if (operator === 'in') {
    if (!Array.isArray(value) || value.length > 1000) return wrong('value must be a list of at most 1000 values');
    const items: readonly unknown[] = value;
    if (!items.every((item) => isScalar(item) && fits(item, type))) return wrong(`value holds what is no ${type}`);
    return { sql: `${column} = ANY($${parameter}::${type}[])`, value: items.map(String) };
  }
  if (operator === 'contains')
    return containsSql(column, type, value, parameter) ?? wrong(`value is not something that a ${type} contains`);
  if (type === 'jsonb' || type.endsWith('[]'))
    return wrong(`value cannot be compared: the field is ${type}; use \`contains\``);
  if (value === null && operator === 'eq') return { sql: `(${column} IS NULL AND $${parameter}::text IS NULL)`, value };
  if (value === null && operator === 'ne')
    return { sql: `(${column} IS NOT NULL AND $${parameter}::text IS NULL)`, value };
  if (!isScalar(value) || !fits(value, type)) return wrong(`value is no ${type}`);
  if (operator === 'ne') return { sql: `${column} IS DISTINCT FROM $${parameter}::${type}`, value: String(value) };
  return { sql: `${column} ${comparisons[operator]} $${parameter}::${type}`, value: String(value) };
}

function containsSql(column: string, type: string, value: unknown, parameter: number): FilterResult | null {
  if (type === 'jsonb') return { sql: `${column} @> $${parameter}::jsonb`, value: JSON.stringify(value) };
  if (!isScalar(value)) return null;
  if (type.endsWith('[]')) {
    const item = type.slice(0, -2);
    return fits(value, item) ? { sql: `$${parameter}::${item} = ANY(${column})`, value: String(value) } : null;
  }
  if (type !== 'text') return null;
  return { sql: `strpos(lower(${column}), lower($${parameter}::text)) > 0`, value: String(value) };
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Whether Postgres will read the value as this type. */
function fits(value: string | number | boolean, type: string): boolean {
  switch (type) {
    case 'uuid':
      return typeof value === 'string' && uuid.test(value);
    case 'timestamptz':
      return typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
    case 'bigint':
      return Number.isSafeInteger(value);
    case 'double precision':
      return Number.isFinite(value);
    default:
      return typeof value === 'string' && !value.includes('\0');
  }
}
