/** What the simulated database holds, and so what a copy of it holds that may be put back. */

export interface Fields {
  readonly color: string;
  readonly size: number;
}

export interface Thing {
  readonly id: string;
  readonly resource: string;
  readonly tenantId: string;
  readonly version: number;
  readonly fields: Fields;
  /** By the database's clock, when the row's timer fires; null: never. */
  readonly dueAt: number | null;
}

/** An event as it was written, with what became of it. */
export interface Fact {
  readonly id: number;
  readonly transaction: Transaction;
  readonly eventId: string;
  readonly tenantId: string;
  readonly type: string;
  readonly resource: string;
  readonly rowId: string;
  readonly version: number;
  readonly before: Fields | null;
  readonly after: Fields | null;
  /** Of a timer's event: when the row was due. */
  readonly dueAt: number | null;
  /** By the database's clock. */
  readonly at: number;
  readonly payload: string;
}

export interface Logged {
  readonly fact: Fact;
  readonly position: number;
  readonly number: number;
}

export interface Transaction {
  readonly xid: number;
  /** Counts moments: of the beginning, and of the end. */
  readonly began: number;
  ended: number | null;
  /** `lost`: it was committed, and a copy from before it was put back. */
  state: 'open' | 'committed' | 'rolled back' | 'lost';
  readonly facts: Fact[];
  /** The rows as this transaction leaves them, null where it removes one. These are locked. */
  readonly changes: Map<string, Thing | null>;
}

export interface Contents {
  readonly rows: Map<string, Thing>;
  /** All that was ever logged, by position; what retention dropped as well. */
  readonly history: Logged[];
  readonly tenants: Map<string, Logged[]>;
  /** Committed events that have no position yet, by id. */
  readonly outbox: Map<number, Fact>;
  readonly committed: Set<Transaction>;
  /** Events up to this position were dropped. */
  floor: number;
  /** The first position for which there is no partition. */
  room: number;
  epoch: number;
  /** Where the database was when the epoch began. */
  home: number;
  nextXid: number;
  nextId: number;
}

export const noContents = (): Contents => ({
  rows: new Map(),
  history: [],
  tenants: new Map(),
  outbox: new Map(),
  committed: new Set(),
  floor: 0,
  room: 1,
  epoch: 1,
  home: 1,
  nextXid: 100,
  nextId: 1,
});

export const copyOfLogs = (tenants: ReadonlyMap<string, readonly Logged[]>): Map<string, Logged[]> =>
  new Map([...tenants].map(([tenantId, log]) => [tenantId, [...log]]));

export const copyOf = (contents: Contents): Contents => ({
  ...contents,
  rows: new Map(contents.rows),
  history: [...contents.history],
  tenants: copyOfLogs(contents.tenants),
  outbox: new Map(contents.outbox),
  committed: new Set(contents.committed),
});
