/** What generated code and runtime agree on about reads. */
import type { CallContext } from './mutation.ts';

export interface QueryRequest<Params> extends CallContext {
  /** The id in the path; null where there is none. */
  readonly id: string | null;
  readonly params: Params;
}

/** A read's answer: JSON text made by Postgres. */
export interface Answered {
  readonly text: string;
  /** The row's version where one row was read, for the `ETag`; null for lists. */
  readonly version: number | null;
  /** Where a stream begins that misses nothing of what came after the read; absent where nothing was read. */
  readonly position?: string;
  /** Cursor of the next page of a bare array, which has no place for it; absent where no rows follow. */
  readonly next?: string;
}

/**
 * `sql` takes `$1 tenant uuid, $2 id uuid` (a singleton: `$1` alone) and gives no row, or one: `text text, version bigint`.
 * `touch` takes the same and counts the read; it runs after the answer was read.
 */
export interface GetStatement {
  readonly name: string;
  readonly resource: string;
  readonly sql: string;
  readonly touch: string | null;
  readonly notFound: { readonly code: string; readonly message: string };
  /** The builtin tenants: `$1` is `uuid[]`, all tenants that the caller may use. */
  readonly acrossTenants?: boolean;
}

/** How one query parameter narrows a list. In `sql` each `?` stands for the parameter's own placeholder. */
export interface FilterSql {
  /** Such as `r.status = ?::text`; for a switch a condition without a placeholder, used where the parameter is `true`. */
  readonly sql: string;
  readonly switch: boolean;
}

/**
 * A list, put together by the runtime from the filters that were given: each combination is a named prepared statement of its own,
 * so that each is planned for its own index. The alias of the row is `r`.
 */
export interface ListStatement {
  readonly name: string;
  readonly resource: string;
  /** `api.lock` — schema and table, quoted. */
  readonly table: string;
  /** Expression that gives the row's JSON text: `fn_ab12.lock_text(r)`. */
  readonly text: string;
  /** Always true of the listed rows, without placeholders: `r.expires_at > clock_timestamp()`; null: all. */
  readonly where: string | null;
  /**
   * Sort key, quoted (`r.sequence`), before the id; null: by the id alone. `type` is the key's SQL type. `unique`: no two rows of a page
   * share the key, so that the id need not part them, and an index over the key alone gives the order.
   */
  readonly sort: { readonly column: string; readonly type: string; readonly unique?: boolean } | null;
  readonly direction: 'ASC' | 'DESC';
  readonly idColumn: string;
  readonly filters: Readonly<Record<string, FilterSql>>;
  /** The envelope's key; null: a bare array under a parent. */
  readonly plural: string | null;
  /** The builtin tenants: the rows are those of all tenants that the caller may use, and not of the chosen one alone. */
  readonly acrossTenants?: boolean;
  /** `column` holds the parent's id (the id in the path); `exists` takes `$1 tenant, $2 id` and gives a row where the parent is there. */
  readonly under: {
    readonly column: string;
    readonly exists: string;
    readonly notFound: { readonly code: string; readonly message: string };
  } | null;
}

/** Values of a list's query string after validation. */
export interface ListParams {
  /** 1 to 1000. */
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
  /** By parameter name; absent where not given. */
  readonly filters: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Full-text search. `document` is the tsvector expression (indexed), `title` and `body` are text expressions; the row's alias is `r`.
 */
export interface SearchStatement {
  readonly name: string;
  readonly resource: string;
  /** `Artifact`, the `entity_type` of each result. */
  readonly entityType: string;
  readonly table: string;
  readonly idColumn: string;
  readonly document: string;
  /** The text search configuration of `document`; `simple` unless given. */
  readonly configuration?: string;
  readonly label: string;
  readonly body: string;
  /** Fields that a `filters` item may name: its column and SQL type. */
  readonly fields: Readonly<Record<string, { readonly column: string; readonly type: string }>>;
}

export interface SearchParams {
  readonly query: string;
  readonly limit: number;
  readonly filters: readonly SearchFilter[];
}
export interface SearchFilter {
  readonly field: string;
  readonly operator: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'in';
  readonly value: unknown;
}

/** Runs reads; made by the runtime (`src/query/`). */
export interface QueryPort {
  get(statement: GetStatement, request: QueryRequest<null>): Promise<Answered>;
  list(statement: ListStatement, request: QueryRequest<ListParams>): Promise<Answered>;
  search(statement: SearchStatement, request: QueryRequest<SearchParams>): Promise<Answered>;
}

export type QueryHandler<Params> = (request: QueryRequest<Params>) => Promise<Answered>;
