/** The statement of one page of a list, put together from the filters that were given. */
import type { ListParams, ListStatement } from '../contract/query.ts';
import type { Statement } from '../database/statement.ts';
import { statementName } from '../database/statement-name.ts';
import type { Cursor } from './cursor.ts';
import { headColumn } from './heads.ts';

/** Combinations of filters and bounds that one list prepares; further ones are planned at each call, so that connections stay small. */
const preparedPerList = 64;

/**
 * A page ends within one of these numbers of rows, which stands in its statement as a number. Of a bound that is a parameter Postgres
 * assumes a tenth of the table, finds every plan for the true value cheaper, and so plans at each call: twice the cost of a whole page.
 * Pages farther down have no such bound; what they skip costs more than their plan.
 */
const bounds = [100, 1000] as const;

/**
 * Bytes of a page unless given, and unless it is a single row. A page is held whole by the database and by us, several times over: without
 * a bound, a thousand large rows would cost a gigabyte, and more than a JavaScript text can be.
 */
export const mostPageBytes = 32 * 1024 * 1024;

/**
 * A page's row: `items` (JSON texts joined by commas; null where there is none, and where they are more than `pageBytes`), `size`,
 * `last_key`, `last_id`, then in lists with an envelope `total` (all matches) and `remaining` (matches from this page on), in
 * sub-collections `parent` (null where it is absent) and `more` (null where no rows follow), and at last `head` (see `heads.ts`).
 */
export function createListSql(
  pageBytes = mostPageBytes,
): (list: ListStatement, params: ListParams, page: Page) => Statement {
  const texts = new Map<string, string>();
  const prepared = new Map<string, number>();
  return function listSql(list, params, page) {
    const names = Object.keys(params.filters).filter((name) => list.filters[name] !== undefined);
    const given = names.filter((name) => !list.filters[name]?.switch || params.filters[name] === true).sort();
    const bound = bounds.find((rows) => params.offset + params.limit <= rows) ?? null;
    const shape = `${list.name}?${given.join('&')}${page.cursor === null ? '' : '&cursor'}${bound === null ? '' : `<${bound}`}`;
    const values: unknown[] = [page.tenant];
    if (list.under !== null) values.push(page.parent);
    for (const name of given) if (!list.filters[name]?.switch) values.push(params.filters[name]);
    if (page.cursor !== null) {
      if (list.sort !== null) values.push(page.cursor.key);
      values.push(page.cursor.id);
    }
    values.push(params.limit, params.offset);
    if (list.acrossTenants === true) values.push(page.chosen);

    const known = texts.get(shape);
    if (known !== undefined) return { name: statementName(shape), text: known, values };
    const text = writeSql(list, given, { after: page.cursor !== null, bound, pageBytes });
    const count = prepared.get(list.name) ?? 0;
    if (count === preparedPerList) return { text, values };
    prepared.set(list.name, count + 1);
    texts.set(shape, text);
    return { name: statementName(shape), text, values };
  };
}

export interface Page {
  /** The tenant, or all tenants that the caller may use, as the list wants it. */
  readonly tenant: string | readonly string[];
  /** The tenant whose stream the answer's position is of. */
  readonly chosen: string;
  readonly parent: string | null;
  readonly cursor: Cursor | null;
}

interface Shape {
  /** The page begins after a cursor. */
  readonly after: boolean;
  /** Rows within which it ends; null: unknown. */
  readonly bound: number | null;
  readonly pageBytes: number;
}

function writeSql(list: ListStatement, given: readonly string[], { after, bound, pageBytes }: Shape): string {
  let parameters = 0;
  const next = (): string => `$${(parameters += 1)}`;
  const { sort, under } = list;

  const wanted = [
    list.acrossTenants === true ? `r.tenant_id = ANY(${next()}::uuid[])` : `r.tenant_id = ${next()}::uuid`,
  ];
  const parent = under === null ? null : next();
  if (under !== null) wanted.push(`${under.column} = ${String(parent)}::uuid`);
  if (list.where !== null) wanted.push(`(${list.where})`);
  for (const name of given) {
    const filter = list.filters[name];
    if (filter === undefined) continue;
    wanted.push(filter.switch ? `(${filter.sql})` : `(${filter.sql.replaceAll('?', next())})`);
  }
  const matches = wanted.join(' AND ');

  const keys = sort === null ? [list.idColumn] : [sort.column, list.idColumn];
  const order = (sort?.unique === true ? keys.slice(0, 1) : keys).map((key) => `${key} ${list.direction}`).join(', ');
  const beyond = list.direction === 'DESC' ? '<' : '>';
  const cursor =
    sort === null
      ? () => `${list.idColumn} ${beyond} ${next()}::uuid`
      : () => `(${keys.join(', ')}) ${beyond} (${next()}::${sort.type}, ${next()}::uuid)`;
  const rest = after ? cursor() : 'true';
  const [limit, offset] = [next(), next()];
  const head = headColumn(list.acrossTenants === true ? next() : '$1');

  // The aggregates read a sorted subquery and nothing lies between, so that they see its order (PostgreSQL, section 9.21).
  const rows = `SELECT ${list.text} AS text, ${sort === null ? 'NULL' : `${sort.column}::text`} AS key, ${list.idColumn}::text AS id
  FROM ${list.table} AS r WHERE ${matches} AND ${rest} ORDER BY ${order}`;
  const bounded = bound === null ? rows : `SELECT b.* FROM (${rows} LIMIT ${bound}) AS b`;
  const page = `SELECT CASE WHEN sum(octet_length(x.text)) <= ${pageBytes} OR count(*) = 1 THEN string_agg(x.text, ',') END AS items, count(*) AS size, (array_agg(x.key))[count(*)] AS last_key, (array_agg(x.id))[count(*)] AS last_id
FROM (${bounded} LIMIT ${limit}::bigint OFFSET ${offset}::bigint) AS x`;
  if (under !== null) {
    // The parent's own statement counts its parameters alike: $1 the tenant, $2 the id.
    // What follows is looked for behind a full page alone.
    return `SELECT p.items, p.size, p.last_key, p.last_id, (SELECT 'there' WHERE EXISTS (${under.exists})) AS parent,
 CASE WHEN p.size = ${limit}::bigint THEN (SELECT 'more' FROM ${list.table} AS r WHERE ${matches} AND ${rest} LIMIT 1 OFFSET ${offset}::bigint + ${limit}::bigint) END AS more,
 ${head}
FROM (${page}) AS p`;
  }
  return `SELECT p.items, p.size, p.last_key, p.last_id, t.total, t.remaining, ${head}
FROM (${page}) AS p, (SELECT count(*) AS total, ${after ? `count(*) FILTER (WHERE ${rest})` : 'count(*)'} AS remaining FROM ${list.table} AS r WHERE ${matches}) AS t`;
}
