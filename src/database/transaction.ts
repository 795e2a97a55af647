/** Queries that are committed together, as pg submits them. */
import { type Connection, Query } from 'pg';
import { flushAtEndOfTurn } from './flush.ts';
import type { TextRow } from './statement.ts';
import type { TextQuery } from './text-query.ts';

/**
 * pg hands messages to whatever it was given to submit. On a connection that holds several it takes its own queries alone, since a cursor
 * that stays open would be answered out of turn; this one is over when it is answered, so it may call itself one of them.
 */
export class Transaction {
  static {
    Object.setPrototypeOf(Transaction.prototype, Query.prototype);
  }

  /** In the order in which they run; at least one. */
  readonly queries: readonly TextQuery[];
  /** Told once how it ended: with an error of the server's own, none of the queries was done. */
  callback: (error: Error | null) => void = () => undefined;
  #answered = 0;
  #sent = false;

  constructor(queries: readonly TextQuery[]) {
    this.queries = queries;
  }

  /** Whether the server may have got it. */
  get sent(): boolean {
    return this.#sent;
  }

  /** Of the query that is being answered: pg notes under it what is prepared. */
  get name(): string {
    return this.#current?.name ?? '';
  }

  get text(): string {
    return this.#current?.text ?? '';
  }

  get #current(): TextQuery | undefined {
    return this.queries[this.#answered];
  }

  submit(connection: Connection): void {
    this.#sent = true;
    flushAtEndOfTurn(connection.stream);
    for (const query of this.queries) query.write(connection);
    // What follows on this connection neither sees nor undoes it.
    connection.sync();
  }

  handleDataRow({ fields }: { readonly fields: TextRow }): void {
    this.#current?.rows.push(fields);
  }

  handleCommandComplete(): void {
    // Not yet the end: the commit, and with it deferred triggers, comes before the server is ready for the next query.
    this.#answered += 1;
  }

  /** The transaction is committed, or an error came before this. */
  handleReadyForQuery(): void {
    this.callback(null);
  }

  handleError(error: Error, connection: Connection): void {
    for (const query of this.queries.slice(this.#answered)) query.passedOver(connection);
    this.callback(error);
  }

  handleRowDescription(): void {
    // Not asked for.
  }

  handleEmptyQuery(): void {
    this.#answered += 1;
  }

  handlePortalSuspended(): void {
    // Only with a bound on rows.
  }
}
