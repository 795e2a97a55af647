/** Runs generated reads: one round trip each, the answer as JSON text. */
import type { Answered, GetStatement, ListParams, ListStatement, QueryPort, QueryRequest } from '../contract/query.ts';
import { type Database, type Statement, sqlState, type TextRow } from '../database/statement.ts';
import { statementName } from '../database/statement-name.ts';
import { ApiError, validationFailed } from '../errors.ts';
import { readCursor, unreadable, writeCursor } from './cursor.ts';
import { type PositionOf, withHead } from './heads.ts';
import { createListSql, mostPageBytes } from './list-sql.ts';
import { searchSql } from './search-sql.ts';

export interface QueryOptions {
  readonly database: Database;
  readonly positionOf: PositionOf;
  /** A read that could not be counted: the answer is given all the same. */
  readonly uncounted: (statement: GetStatement, error: unknown) => void;
  /** Bytes of a list's page, unless it is a single row; 32 MiB unless given. */
  readonly pageBytes?: number;
}

export function createQueries(options: QueryOptions): QueryPort {
  const { database, positionOf, uncounted, pageBytes = mostPageBytes } = options;
  const listSql = createListSql(pageBytes);
  const getSql = createGetSql();

  async function read(statement: Statement): Promise<readonly TextRow[]> {
    try {
      return await database.read(statement);
    } catch (error) {
      throw failed(error, pageBytes);
    }
  }

  async function countRead(statement: GetStatement, text: string, values: readonly unknown[]): Promise<void> {
    try {
      await database.run({ name: statementName(`${statement.name}+touch`), text, values });
    } catch (error) {
      uncounted(statement, error);
    }
  }

  return {
    async get(statement, request) {
      const isAcross = statement.acrossTenants === true;
      const tenant = isAcross ? request.tenants : request.tenantId;
      const values = request.id === null ? [tenant] : [tenant, request.id];
      const [row] = await read({
        name: statementName(statement.name),
        text: getSql(statement, values.length),
        values: isAcross ? [...values, request.tenantId] : values,
      });
      if (row === undefined) throw new ApiError(404, statement.notFound.code, statement.notFound.message);
      if (statement.touch !== null) await countRead(statement, statement.touch, values);
      const position = positionOf(request.tenantId, row[2]);
      return { text: row[0] as string, version: Number(row[1]), position };
    },

    async list(statement, request) {
      const { cursor: text } = request.params;
      const cursor = text === null ? null : readCursor(statement.name, text, statement.sort !== null);
      const tenant = statement.acrossTenants === true ? request.tenants : request.tenantId;
      const sql = listSql(statement, request.params, { tenant, chosen: request.tenantId, parent: request.id, cursor });
      const [row] = await read(sql).catch((error: unknown) => {
        // The filters were checked; a sort key that Postgres cannot read comes from a cursor that was tampered with.
        if (cursor !== null && error instanceof ApiError && error.code === 'INVALID_FORMAT') throw unreadable();
        throw error;
      });
      const position = positionOf(request.tenantId, row?.at(-1));
      const [items, size] = row as TextRow;
      if (items === null && Number(size) > 0) throw tooLarge(pageBytes);
      return { ...listAnswer(statement, request, row as TextRow), position };
    },

    async search(statement, request): Promise<Answered> {
      const [row] = await read(searchSql(statement, request.params, request.tenantId));
      const [items, total, head] = row as TextRow;
      const position = positionOf(request.tenantId, head);
      return { text: `{"results":[${items ?? ''}],"total":${String(total)}}`, version: null, position };
    },
  };
}

/** The text with the head. A read across tenants has it of the tenant that was chosen, whose stream may be followed. */
function createGetSql(): (statement: GetStatement, values: number) => string {
  const texts = new Map<string, string>();
  return ({ sql, acrossTenants }, values) => {
    const text = texts.get(sql) ?? withHead(sql, ['text', 'version'], acrossTenants === true ? `$${values + 1}` : '$1');
    texts.set(sql, text);
    return text;
  };
}

function listAnswer(list: ListStatement, request: QueryRequest<ListParams>, row: TextRow): Answered {
  const [items, size, lastKey, lastId] = row;
  const next = (): string => writeCursor(list.name, { key: lastKey ?? null, id: lastId as string });
  if (list.under !== null) {
    const [, , , , parent, more] = row;
    if (parent === null) throw new ApiError(404, list.under.notFound.code, list.under.notFound.message);
    return { text: `[${items ?? ''}]`, version: null, ...(more !== null && { next: next() }) };
  }
  const [, , , , total, remaining] = row;
  const more = Number(size) > 0 && request.params.offset + Number(size) < Number(remaining);
  const cursor = more ? `"${next()}"` : 'null';
  const text = `{"${String(list.plural)}":[${items ?? ''}],"total":${String(total)},"next_cursor":${cursor}}`;
  return { text, version: null };
}

function tooLarge(pageBytes: number): ApiError {
  const message = `these rows are more than the ${pageBytes} bytes of a page: ask for fewer by a smaller limit`;
  return validationFailed([{ pointer: '?limit', code: 'INVALID_RANGE', message }]);
}

function failed(error: unknown, pageBytes: number): unknown {
  const state = sqlState(error);
  if (state === null) return error;
  // Postgres itself gives up on a text of more than a gigabyte.
  if (state === '54000') return tooLarge(pageBytes);
  // Class 22: a value that its type cannot hold.
  return state.startsWith('22')
    ? new ApiError(400, 'INVALID_FORMAT', 'a parameter cannot be read as what it is compared with', { cause: error })
    : new ApiError(500, 'DATABASE_ERROR', 'the database could not answer', { cause: error });
}
