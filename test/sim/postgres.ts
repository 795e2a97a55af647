/**
 * PostgreSQL as far as the event log can tell: transactions that take their numbers in one order and commit in another, snapshots, row
 * locks, the lock of the sequencer, and the functions of `src/database/migrations`. Each `yield` of a statement is a moment at which
 * others go on. It also keeps the truth that the run is judged by.
 */
import type { Seen } from '../../src/log/epoch.ts';
import type { EventRow } from '../../src/log/postgres-event.ts';
import {
  type Contents,
  copyOf,
  copyOfLogs,
  type Fact,
  type Fields,
  type Logged,
  noContents,
  type Thing,
  type Transaction,
} from './contents.ts';
import type { Dice } from './dice.ts';
import type { Process } from './scheduler.ts';

export type Flaw =
  | 'numbers before commit'
  | 'cursor by transaction id'
  | 'missing ids are forgotten too early'
  | 'positions alone tell logs apart';

/** A session, as what holds the lock of the sequencer. */
export interface Holder {
  readonly process: Process;
  /** Told of what is notified. */
  notify(payload: string): void;
  /** The server ends it, in the middle of what it does. */
  terminate(): void;
}

/** Parameters: a position, and the event that was seen there. */
type MarkValues = [number, string | null];

export type Statement = Generator<undefined, readonly object[], undefined>;

export interface PostgresOptions {
  readonly dice: Dice;
  readonly now: () => number;
  /** Events of one page of the log. */
  readonly page: number;
  /** Bytes of payload that one round hands back. */
  readonly roundBytes: number;
  /** Events that the log keeps, at least. */
  readonly keep: number;
  /** Most events of one round: there is to be room for three of them. */
  readonly round: number;
  readonly flaw: Flaw | null;
}

export const positionKey = Buffer.from('0123456789abcdef0123456789abcdef');

const epochMs = Date.UTC(2026, 0, 1);

export class Postgres {
  /** Milliseconds by which the clock was set forward; that of a log is some minutes old. */
  leapMs = 600_000;
  /** Where the database is. Of a copy elsewhere it is another. */
  home = 1;
  /** It takes no connections. */
  isDown = false;
  /** There is no room for more partitions. */
  isFull = false;
  /** How often the oldest events were dropped. */
  drops = 0;
  /** Epochs that were begun. */
  bumps = 0;
  /** How often a report began an epoch, by what had been seen. */
  readonly heeded = new Map<'position' | 'event' | 'number' | 'epoch', number>();
  /** How often a round found no room for its events. */
  roomless = 0;
  readonly sessions = new Set<Holder>();
  readonly listeners = new Set<Holder>();
  /** How often another process than before began to number. */
  takeOvers = 0;
  /** What it must never do. */
  readonly wrong: string[] = [];
  readonly #options: PostgresOptions;
  #contents = noContents();
  /** By epoch, the logs that had it and have it no more: more than one where a copy was put back and went on in the same. */
  readonly #past = new Map<number, ReadonlyMap<string, readonly Logged[]>[]>();
  readonly #transactions = new Set<Transaction>();
  readonly #open = new Set<Transaction>();
  readonly #locks = new Map<string, Transaction>();
  #moment = 0;
  #sessionLock: Holder | null = null;
  #roundLock: Holder | null = null;
  #leader: Process | null = null;

  constructor(options: PostgresOptions) {
    this.#options = options;
    this.#makeRoom();
  }

  get rows(): ReadonlyMap<string, Thing> {
    return this.#contents.rows;
  }

  /** All that was ever logged, by position; what retention dropped as well. */
  get history(): readonly Logged[] {
    return this.#contents.history;
  }

  get tenants(): ReadonlyMap<string, readonly Logged[]> {
    return this.#contents.tenants;
  }

  get floor(): number {
    return this.#contents.floor;
  }

  get epoch(): number {
    return this.#contents.epoch;
  }

  /** Its epoch was begun where it is. */
  get isAtHome(): boolean {
    return this.#contents.home === this.home;
  }

  get committed(): ReadonlySet<Transaction> {
    return this.#contents.committed;
  }

  get now(): number {
    return epochMs + this.#options.now() + this.leapMs;
  }

  /** Committed events that have no position yet. */
  get waiting(): number {
    return this.#contents.outbox.size;
  }

  get isDue(): boolean {
    return this.#due().length > 0;
  }

  headOf(tenantId: string): number {
    return this.tenants.get(tenantId)?.length ?? 0;
  }

  floorOf(tenantId: string): number {
    const own = this.tenants.get(tenantId) ?? [];
    return (own.find(({ position }) => position > this.floor)?.number ?? own.length + 1) - 1;
  }

  /** What a tenant's log was in an epoch: one, or several where a copy that was put back went on in the same. */
  logsOf(epoch: number, tenantId: string): readonly (readonly Logged[])[] {
    const past = this.#past.get(epoch) ?? [];
    const all = epoch === this.epoch ? [...past, this.tenants] : past;
    return all.map((tenants) => tenants.get(tenantId) ?? []);
  }

  isLocked(rowId: string): boolean {
    return this.#locks.has(rowId);
  }

  // Transactions

  begin(): Transaction {
    const xid = this.#contents.nextXid++;
    const began = this.#moment++;
    const transaction: Transaction = { xid, began, ended: null, state: 'open', facts: [], changes: new Map() };
    this.#open.add(transaction);
    this.#transactions.add(transaction);
    return transaction;
  }

  /** Writes a row and its event. The row must not be locked by another transaction. */
  write(transaction: Transaction, type: string, row: Omit<Thing, 'version'>, ending = false): void {
    const holder = this.#locks.get(row.id);
    if (holder !== undefined && holder !== transaction) throw new Error(`row ${row.id} is locked`);
    this.#locks.set(row.id, transaction);
    const changed = transaction.changes.get(row.id);
    const before = changed === undefined ? (this.rows.get(row.id) ?? null) : changed;
    const version = (before?.version ?? 0) + 1;
    transaction.changes.set(row.id, ending ? null : { ...row, version });
    const id = this.#contents.nextId++;
    transaction.facts.push({
      id,
      transaction,
      eventId: this.#options.dice.uuid(),
      tenantId: row.tenantId,
      type,
      resource: row.resource,
      rowId: row.id,
      version,
      before: before?.fields ?? null,
      after: ending ? null : row.fields,
      dueAt: before?.dueAt ?? null,
      at: this.now,
      payload: JSON.stringify({ type, tenant_id: row.tenantId, n: id, pad: 'x'.repeat(this.#options.dice.below(200)) }),
    });
  }

  commit(transaction: Transaction): void {
    const { rows, outbox, committed } = this.#contents;
    transaction.state = 'committed';
    committed.add(transaction);
    for (const fact of transaction.facts) {
      const isEarly = this.#options.flaw === 'numbers before commit' && this.history.some((one) => one.fact === fact);
      if (!isEarly) outbox.set(fact.id, fact);
    }
    for (const [id, row] of transaction.changes) {
      if (row === null) rows.delete(id);
      else rows.set(id, row);
    }
    this.#end(transaction);
  }

  rollBack(transaction: Transaction): void {
    transaction.state = 'rolled back';
    this.#end(transaction);
  }

  #end(transaction: Transaction): void {
    transaction.ended = this.#moment++;
    this.#open.delete(transaction);
    for (const id of transaction.changes.keys()) this.#locks.delete(id);
  }

  // Sessions

  /** What a session held is free when it has ended. */
  endSession(holder: Holder): void {
    if (this.#sessionLock === holder) this.#sessionLock = null;
    this.sessions.delete(holder);
    this.listeners.delete(holder);
  }

  // Copies

  copy(): Contents {
    return copyOf(this.#contents);
  }

  /** Ends all sessions, and what they were about. */
  shutDown(): void {
    this.isDown = true;
    for (const session of [...this.sessions]) session.terminate();
    for (const transaction of [...this.#open]) this.rollBack(transaction);
    this.#sessionLock = null;
    this.#roundLock = null;
  }

  startUp(): void {
    this.isDown = false;
  }

  /** Puts a copy in the place of what there is. Only while it is down. */
  putBack(copy: Contents): void {
    this.#keep();
    this.#contents = copyOf(copy);
    for (const transaction of this.#transactions) {
      if (this.committed.has(transaction)) transaction.state = 'committed';
      else if (transaction.state === 'committed') transaction.state = 'lost';
    }
  }

  /** All that is committed gets its positions, by somebody who is not there any more. */
  numberAll(): void {
    for (const fact of this.#look(0, [], true)) {
      this.#makeRoom();
      this.#move([fact], { xmin: '0', xact: '0' });
    }
  }

  /** `resound.bump_epoch` */
  bumpEpoch(above = 0): number {
    this.#keep();
    this.bumps += 1;
    this.#contents.epoch = this.#epochAfter(Math.max(this.epoch, above));
    this.#contents.home = this.home;
    for (const listener of this.listeners) listener.notify('epoch');
    return this.epoch;
  }

  /** `resound.epoch_after` */
  #epochAfter(epoch: number): number {
    return Math.max(epoch + 1, Math.floor((this.now - epochMs) / 60_000));
  }

  /** What the log has been in its epoch. */
  #keep(): void {
    this.#past.set(this.epoch, [...(this.#past.get(this.epoch) ?? []), copyOfLogs(this.tenants)]);
  }

  #checkEpoch(): number {
    return this.isAtHome ? this.epoch : this.bumpEpoch();
  }

  #reportSeen([seen, position, tenantId, number, eventId]: readonly unknown[]): number {
    const epoch = Number(seen);
    if (epoch < this.epoch || epoch > this.#epochAfter(this.epoch)) return this.epoch;
    const isBehind = Number(position ?? 0) > this.history.length || Number(number ?? 0) > this.headOf(String(tenantId));
    const isOther = !this.#isSame(Number(position ?? 0), eventId as string | null);
    if (epoch === this.epoch && !isBehind && !isOther) return this.epoch;
    const what = epoch > this.epoch ? 'epoch' : isOther ? 'event' : tenantId === null ? 'position' : 'number';
    this.heeded.set(what, (this.heeded.get(what) ?? 0) + 1);
    return this.bumpEpoch(epoch);
  }

  run(session: Holder, name: string, values: readonly unknown[]): Statement {
    switch (name) {
      case 'resound.check_epoch':
        return now([{ check_epoch: this.#checkEpoch() }]);
      case 'resound.report_seen':
        return now([{ epoch: this.#reportSeen(values) }]);
      case 'resound.identity':
        return now([
          {
            key: positionKey,
            place: 'simulated',
            ...this.#whole,
            position: this.#whole.head,
            event_id: this.#whole.head_event,
          },
        ]);
      case 'resound.take_over':
        return this.#takeOver(session);
      case 'resound.extend_log':
        return this.#extend();
      case 'resound.retain_log':
        return this.#retain(session);
      case 'resound.resign':
        this.endSession(session);
        return this.#announce('vacant');
      case 'resound.announce':
        return this.#announce(String(values[0]));
      case 'resound.sequence':
        return this.#sequence(session, values as [number, readonly number[], boolean, number]);
      case 'resound.read_after':
        return this.#readAfter(values as MarkValues);
      case 'resound.span':
        return this.#span(String(values[0]), values.slice(1) as MarkValues);
      case 'resound.read_tenant':
        return this.#readTenant(String(values[0]), Number(values[1]), values.slice(2) as MarkValues);
      case 'thing.end.next':
        return this.#nextDue();
      case 'thing.end.due':
        return this.#fireDue(Number(values[0]));
      default:
        throw new Error(`the simulated database does not know the statement ${name}: teach it in test/sim/postgres.ts`);
    }
  }

  /** Of the log, in each answer. */
  get #whole() {
    return {
      epoch: this.epoch,
      head: String(this.history.length),
      floor: String(this.floor),
      head_event: this.#at(this.history.length)?.fact.eventId ?? null,
    };
  }

  /** What the log holds at a position. */
  #at(position: number): Logged | null {
    return position <= this.floor ? null : (this.history[position - 1] ?? null);
  }

  /** It has another event at a position than was seen there. */
  #hasOther(position: number, eventId: string | null): boolean {
    const logged = this.#at(position);
    return eventId !== null && logged !== null && logged.fact.eventId !== eventId;
  }

  #mark([position, eventId]: MarkValues): { readonly is_same: boolean } {
    return { is_same: position <= this.history.length && this.#isSame(position, eventId) };
  }

  #isSame(position: number, eventId: string | null): boolean {
    return this.#options.flaw === 'positions alone tell logs apart' || !this.#hasOther(position, eventId);
  }

  /** What was seen of the log does not stand in it. */
  refutes({ epoch, position = 0, eventId = null }: Seen): boolean {
    if (epoch !== this.epoch) return epoch > this.epoch;
    return position > this.history.length || this.#hasOther(position, eventId);
  }

  // The sequencer's functions

  #isForeign(session: Holder): boolean {
    return [this.#sessionLock, this.#roundLock].some((holder) => holder !== null && holder !== session);
  }

  *#takeOver(session: Holder): Statement {
    if (this.#isForeign(session)) return [{ taken: false, high: null, xact: null }];
    this.#sessionLock = session;
    if (this.#leader !== null && this.#leader !== session.process) this.takeOvers += 1;
    this.#leader = session.process;
    const high = this.#contents.nextId - 1;
    yield;
    // Whoever takes its transaction's id now is younger than all that took a number up to `high`.
    const xact = this.#contents.nextXid++;
    this.#checkEpoch();
    return [{ taken: true, high: String(high), xact: String(xact) }];
  }

  get #xmin(): number {
    let xmin = this.#contents.nextXid;
    for (const { xid } of this.#open) xmin = Math.min(xmin, xid);
    return xmin;
  }

  *#sequence(session: Holder, [high, missing, full, limit]: [number, readonly number[], boolean, number]): Statement {
    if (this.#isForeign(session)) throw new Error('another sequencer has taken over');
    this.#roundLock = session;
    try {
      const moved = this.#look(high, missing, full).slice(0, limit);
      const xmin = this.#options.flaw === 'missing ids are forgotten too early' ? this.#contents.nextXid : this.#xmin;
      const shared = { xmin: String(xmin), xact: null };
      if (moved.length === 0) return [{ id: null, ...this.#whole, ...shared }];
      yield;
      const transaction = this.begin();
      try {
        yield;
        return this.#move(moved, { xmin: shared.xmin, xact: String(transaction.xid) });
      } finally {
        // A backend that is killed before this moment leaves nothing behind.
        this.rollBack(transaction);
      }
    } finally {
      this.#roundLock = null;
    }
  }

  *#extend(): Statement {
    yield;
    if (this.isFull) throw new Error('could not extend file: No space left on device');
    this.#makeRoom();
    return [{ room: String(this.#contents.room) }];
  }

  /** A partition at a time, until there is room for three rounds. */
  #makeRoom(): void {
    const { round, dice } = this.#options;
    while (this.#contents.room - this.history.length <= 3 * round) this.#contents.room += round * (1 + dice.below(4));
  }

  /** Drops the oldest events, also those that some relay has not read yet. */
  *#retain(session: Holder): Statement {
    if (this.#isForeign(session)) throw new Error('another sequencer has taken over');
    const { dice, keep } = this.#options;
    const retained = dice.pick(['kept', 'dropped', 'closed', 'busy']);
    const most = this.history.length - keep;
    if (retained !== 'dropped' || most <= this.floor) return [{ retained: retained === 'dropped' ? 'kept' : retained }];
    this.#roundLock = session;
    try {
      yield;
    } finally {
      this.#roundLock = null;
    }
    this.#contents.floor += 1 + dice.below(most - this.floor);
    this.drops += 1;
    return [{ retained }];
  }

  *#announce(head: string): Statement {
    yield;
    for (const listener of this.listeners) listener.notify(head);
    return [];
  }

  /** The oldest first of what one statement sees. */
  #look(high: number, missing: readonly number[], full: boolean): Fact[] {
    const { flaw } = this.#options;
    if (flaw === 'cursor by transaction id') {
      return [...this.#contents.outbox.values()]
        .filter(({ transaction }) => transaction.xid < this.#xmin)
        .sort((one, other) => one.transaction.xid - other.transaction.xid || one.id - other.id);
    }
    const seen = [...this.#contents.outbox.values()];
    if (flaw === 'numbers before commit') {
      const known = new Set(this.history.map(({ fact }) => fact));
      for (const { facts } of this.#open) seen.push(...facts.filter((fact) => !known.has(fact)));
    }
    const asked = new Set(missing);
    return seen.filter(({ id }) => full || id > high || asked.has(id)).sort((one, other) => one.id - other.id);
  }

  #move(facts: readonly Fact[], round: { readonly xmin: string; readonly xact: string }): readonly object[] {
    const { history, tenants, outbox, room, home } = this.#contents;
    if (history.length + facts.length >= room) {
      this.roomless += 1;
      throw new Error('no partition of relation "log" found for row');
    }
    if (home !== this.home) this.wrong.push('an event was numbered in a copy before that had its epoch');
    let bytes = 0;
    const moved = facts.map((fact) => {
      outbox.delete(fact.id);
      const own = tenants.get(fact.tenantId) ?? [];
      tenants.set(fact.tenantId, own);
      const logged = { fact, position: history.length + 1, number: own.length + 1 };
      history.push(logged);
      own.push(logged);
      bytes += fact.payload.length;
      const { payload, ...row } = rowOf(logged);
      return { id: String(fact.id), ...row, payload: bytes <= this.#options.roundBytes ? payload : null };
    });
    return moved.map((row) => ({ ...row, ...this.#whole, ...round }));
  }

  // Reads

  #readAfter(mark: MarkValues): Statement {
    const page = this.history.slice(Math.max(mark[0], this.floor)).slice(0, this.#options.page);
    return now(besides({ ...this.#whole, ...this.#mark(mark) }, page));
  }

  #span(tenantId: string, mark: MarkValues): Statement {
    const span = { head: String(this.headOf(tenantId)), floor: String(this.floorOf(tenantId)) };
    return now([{ epoch: this.epoch, ...span, ...this.#mark(mark) }]);
  }

  #readTenant(tenantId: string, after: number, mark: MarkValues): Statement {
    const own = (this.tenants.get(tenantId) ?? []).slice(Math.max(after, this.floorOf(tenantId)));
    return now(besides({ epoch: this.epoch, ...this.#mark(mark) }, own.slice(0, this.#options.page)));
  }

  // Timers

  #due(): Thing[] {
    return [...this.rows.values()]
      .filter(({ dueAt }) => dueAt !== null && dueAt <= this.now)
      .sort((one, other) => Number(one.dueAt) - Number(other.dueAt));
  }

  #nextDue(): Statement {
    const dates = [...this.rows.values()].flatMap(({ dueAt }) => dueAt ?? []);
    return now([{ wait_ms: dates.length === 0 ? null : Math.min(...dates) - this.now }]);
  }

  *#fireDue(limit: number): Statement {
    const transaction = this.begin();
    try {
      const due = this.#due().slice(0, limit);
      let fired = 0;
      for (const { id } of due) {
        // FOR UPDATE SKIP LOCKED, and the row as it is once it is locked.
        const row = this.rows.get(id);
        if (row === undefined || this.isLocked(id) || row.dueAt === null || row.dueAt > this.now) continue;
        this.write(transaction, 'ThingEnded', { ...row, dueAt: null });
        fired += 1;
        yield;
      }
      this.commit(transaction);
      return [{ fired, parked: 0 }];
    } finally {
      if (transaction.state === 'open') this.rollBack(transaction);
    }
  }
}

// eslint-disable-next-line require-yield -- answers at once
function* now(rows: readonly object[]): Statement {
  return rows;
}

/** Rows with what is true of all of them; one without an event where there is none. */
const besides = (whole: object, page: readonly Logged[]): readonly object[] =>
  page.length === 0 ? [{ position: null, ...whole }] : page.map((logged) => ({ ...rowOf(logged), ...whole }));

const textOf = (fields: Fields | null): string | null => (fields === null ? null : JSON.stringify(fields));

function rowOf({ fact, position, number }: Logged): EventRow {
  return {
    position: String(position),
    tenant_id: fact.tenantId,
    tenant_position: String(number),
    event_id: fact.eventId,
    type: fact.type,
    resource: fact.resource,
    row_id: fact.rowId,
    version: String(fact.version),
    mutation: 'thing.happen',
    actor: 'system',
    request_id: 'simulated',
    traceparent: null,
    at: new Date(fact.at).toISOString(),
    old_fields: textOf(fact.before),
    new_fields: textOf(fact.after),
    payload: fact.payload,
  };
}
