/**
 * The event log as the workers see it. Positions, numbers and transaction ids are JavaScript numbers: exact up to 2^53, which a million
 * a second reach after 285 years.
 */

/** One committed event with its place in the log. */
export interface LoggedEvent {
  /** Over all tenants: 1, 2, 3 and so on, without a gap. */
  readonly position: number;
  readonly tenantId: string;
  /** Within the tenant: 1, 2, 3 and so on, without a gap. */
  readonly number: number;
  readonly eventId: string;
  readonly type: string;
  readonly resource: string;
  readonly rowId: string;
  readonly version: number;
  readonly mutation: string;
  readonly actor: string;
  readonly requestId: string;
  readonly traceparent: string | null;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** A JSON object as text, with at least `type`; without `meta`. */
  readonly payload: string;
  /** The filterable fields of the row before and after, a JSON object as text; null where there was or is no row. */
  readonly oldFields: string | null;
  readonly newFields: string | null;
}

/**
 * An event as it was seen at its position. A copy of the log that was put back, and has gone on in the same epoch, gives positions a second time, to
 * other events: by those it is told apart.
 */
export interface Mark {
  readonly position: number;
  /** Null where it is not known. */
  readonly eventId: string | null;
}

/** One look at the log. */
export interface Page {
  /** Oldest first. */
  readonly events: readonly LoggedEvent[];
  /** The log has come to the mark, and has its event there, or has it no more. */
  readonly isSame: boolean;
  /** The position given last. */
  readonly head: number;
  /** Of the event there; null where none was, or it was dropped. */
  readonly headEvent: string | null;
  /** The newest position that was dropped; 0 where none was. */
  readonly floor: number;
  readonly epoch: number;
}

export interface LogReader {
  /** The events after a mark over all tenants, as many as fit into one page. */
  readAfter(mark: Mark): Promise<Page>;
}

/** What of a tenant's events is in the log: those with numbers above `floor`, up to `head`. */
export interface Span {
  /** The number of the newest event that was dropped; 0 where none was. */
  readonly floor: number;
  /** The number of the newest event; 0 where there was none ever. */
  readonly head: number;
}

export interface TenantPage {
  /** Oldest first, without a gap from the first to the last. */
  readonly events: readonly LoggedEvent[];
  /** Where it is above the number that was asked for, events after that number were dropped. */
  readonly floor: number;
}

/**
 * The log as the streams of one tenant see it. What was committed to it before a call counts in its answer. A call is rejected once the log
 * has another epoch than the one in which numbers were given out, or is another one in the same.
 */
export interface TenantLog {
  span(tenantId: string): Promise<Span>;
  /** The events after a number, as many as fit into one page. */
  readTenant(tenantId: string, after: number): Promise<TenantPage>;
}

/** What a sequencer asks of one round. */
export interface RoundRequest {
  /** Events with a larger id are new to it. */
  readonly high: number;
  /** Ids up to `high` that were not visible when they were passed. */
  readonly missing: readonly number[];
  /** Look at every row. */
  readonly full: boolean;
  /** Move at most so many. */
  readonly limit: number;
}

export interface Round {
  /** Ids of the events that were moved to the log, ascending. */
  readonly moved: readonly number[];
  /** The position given last. */
  readonly head: number;
  /** Every transaction with an id below this was over when the round looked, and what it wrote was visible. */
  readonly xmin: number;
  /** The round's own transaction, whose id was taken after looking; null where nothing was moved. */
  readonly xact: number | null;
}

/** What one round did, with the events themselves. */
export interface NumberedRound extends Round {
  readonly epoch: number;
  /**
   * The oldest of the moved events, as they stand in the log: all of them, unless together they are too large. They are committed
   * when the round has resolved.
   */
  readonly events: readonly LoggedEvent[];
}

export interface Term {
  /** Ids up to this one were taken by transactions that are older than `xact`. */
  readonly high: number;
  readonly xact: number;
}

/** What a look at what the log keeps came to: a range of events was dropped, or closed so that it can be; or readers were in the way. */
export type Retained = 'kept' | 'dropped' | 'closed' | 'busy';

/** The sequencer's side of the database. At most one session in the cluster has the term, and only that one can write. */
export interface SequencerStore {
  /** @returns null while another session has the term */
  takeOver(): Promise<Term | null>;
  sequence(request: RoundRequest): Promise<NumberedRound>;
  /** Makes room for events to come. @returns the first position for which there is none */
  extend(): Promise<number>;
  /** Drops the oldest events where the log holds more than it keeps, one range at a time. */
  retain(): Promise<Retained>;
  /** Tells the relays of all nodes how far the log has come. A hint: it may be lost. */
  announce(head: number): Promise<void>;
  /** Gives the term up and tells the other nodes, so that one of them has it at once. */
  resign(): Promise<void>;
  /** Gives the term up, also when nothing can be reached. */
  release(): Promise<void>;
}
