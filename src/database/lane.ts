/** A connection on loan from the pool, with the statements that are under way on it. */
import type { Duplex } from 'node:stream';
import type pg from 'pg';
import type { Transaction } from './transaction.ts';

/** Statements that a connection holds at most: one that Postgres runs, and those that lie ready for it. */
export const depth = 8;
/**
 * Milliseconds. A statement that has run for so long may run for longer: nothing more is put behind it. Where the disk takes longer
 * for a commit, connections hold one statement at a time.
 */
const slowMs = 20;
/** Longest loan, milliseconds: under a load that never ends, too, the pool must come to replace old connections and to serve others. */
const loanMs = 100;

/**
 * Postgres answers the transactions of a connection in their order, and finds the next one there when it has answered one. An error undoes
 * its own transaction alone; a connection that breaks leaves the outcome of all of them open.
 */
export class Lane {
  readonly #client: pg.PoolClient;
  readonly #giveBack: (error?: Error) => void;
  readonly #answerTimeoutMs: number;
  readonly #answered: (transaction: Transaction, error: Error | null) => void;
  readonly #until = performance.now() + loanMs;
  readonly #transactions: Transaction[] = [];
  #load = 0;
  /** When the first of them came to be the first. */
  #since = 0;
  #timer: NodeJS.Timeout | null = null;
  #broken: Error | null = null;

  /**
   * @param giveBack - called once with the connection; with an error it is ended
   * @param answerTimeoutMs - a server that says nothing of a statement for so long is lost, with all that the connection holds
   * @param answered - told of each end; the transaction has already left the lane
   */
  constructor(
    client: pg.PoolClient,
    giveBack: (error?: Error) => void,
    answerTimeoutMs: number,
    answered: (transaction: Transaction, error: Error | null) => void,
  ) {
    this.#client = client;
    this.#giveBack = giveBack;
    this.#answerTimeoutMs = answerTimeoutMs;
    this.#answered = answered;
    // A connection in use has no listener of the pool's: without one, its death would end the process.
    client.on('error', this.#onError);
  }

  /** Statements under way. */
  get load(): number {
    return this.#load;
  }

  /** How many more statements are well placed here. */
  room(now: number): number {
    if (this.#broken !== null || now >= this.#until) return 0;
    return this.#load === 0 || now - this.#since < slowMs ? depth - this.#load : 0;
  }

  send(transaction: Transaction, now: number): void {
    this.#load += transaction.queries.length;
    if (this.#transactions.push(transaction) === 1) this.#watch(now);
    transaction.callback = (error) => this.#end(transaction, error);
    this.#client.query(transaction);
  }

  /** Once nothing is under way. */
  giveBack(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#client.off('error', this.#onError);
    this.#giveBack(this.#broken ?? undefined);
  }

  #end(transaction: Transaction, error: Error | null): void {
    transaction.callback = ignore;
    const at = this.#transactions.indexOf(transaction);
    this.#transactions.splice(at, 1);
    this.#load -= transaction.queries.length;
    if (error !== null && !isAnswer(error)) this.#broken ??= error;
    if (at === 0 && this.load > 0) this.#watch(performance.now());
    this.#answered(transaction, this.#broken instanceof Silence ? this.#broken : error);
  }

  #watch(now: number): void {
    this.#since = now;
    if (this.#timer === null) this.#timer = setTimeout(() => this.#giveUp(), this.#answerTimeoutMs);
    else this.#timer.refresh();
  }

  /** Only without its connection is a statement rid of its place in the queue; pg then calls all of them back. */
  #giveUp(): void {
    if (this.load === 0) return;
    this.#broken = new Silence('the database says nothing');
    (this.#client as unknown as { readonly connection: { readonly stream: Duplex } }).connection.stream.destroy();
  }

  readonly #onError = (error: Error): void => {
    this.#broken ??= error;
  };
}

const ignore = (): void => undefined;

/** The server is there, and says nothing. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

/**
 * Whether the server itself refused the statement and goes on: then it was undone. What ends the session may come after the commit. The
 * names of severities are in the language of the server, so that codes decide: 08 connection, 25P time limits of the session, 57P shutdown.
 */
export function isAnswer(error: Error): boolean {
  if (!('severity' in error) || error.severity === 'FATAL' || error.severity === 'PANIC') return false;
  return 'code' in error && !/^(?:08|25P|57P)/.test(String(error.code));
}
