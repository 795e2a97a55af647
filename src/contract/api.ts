/** What `generated/index.ts` exports and `src/` serves. */
import type { MutationPort, MutationStatement } from './mutation.ts';
import type { QueryPort } from './query.ts';
import type { Route } from './route.ts';

/** What generated state is wired with. */
export interface Ports {
  readonly mutations: MutationPort;
  readonly queries: QueryPort;
  readonly calls: CallPort;
}

/** Runs the dry run of a singleton's update. */
export interface CallPort {
  /**
   * `sql` takes `$1 tenant uuid, $2 patch jsonb` and gives one row `text text`: JSON of the merged `document` before any check
   * and of its `version`; `position` is put before them.
   */
  merged(sql: string, tenantId: string, patch: unknown): Promise<string>;
}

/** A timer: `sql` takes `$1 limit integer` and gives one row `fired integer, parked integer`; `next` gives one row `wait_ms double precision or null`. */
export interface TimerStatement {
  /** `lock.expire` */
  readonly name: string;
  readonly resource: string;
  readonly sql: string;
  readonly next: string;
}

export interface ResourceInfo {
  readonly name: string;
  readonly plural: string;
  readonly path: string;
  readonly id: string;
  readonly notFound: string;
  readonly singleton: boolean;
  /** Quoted `schema.table`; null for a module. */
  readonly table: string | null;
  /** Filterable fields, as they stand in the event row's old and new. */
  readonly filterable: readonly string[];
}

export interface EventInfo {
  readonly type: string;
  readonly resource: string;
  readonly mutation: string;
}

/** Everything that one manifest gave. `Hooks` is the generated interface that `src/hooks/` implements. */
export interface GeneratedApi<Hooks> {
  readonly title: string;
  readonly version: string;
  readonly base: string;
  /** `fn_<hash of the functions' text>`: old and new servers work side by side. */
  readonly functionsSchema: string;
  /** Folder with `0001_*.sql` ... (applied once each, in order) and `functions.sql` (applied where its schema is absent). */
  readonly migrations: URL;
  readonly resources: readonly ResourceInfo[];
  readonly events: readonly EventInfo[];
  readonly mutations: readonly MutationStatement<never, unknown>[];
  readonly timers: readonly TimerStatement[];
  readonly createRoutes: (ports: Ports, hooks: Hooks) => readonly Route[];
}
