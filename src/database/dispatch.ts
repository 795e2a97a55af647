/** Which connection a statement takes, and who waits for one. */
import type pg from 'pg';
import { depth, isAnswer, Lane } from './lane.ts';
import { Queue, type Task } from './queue.ts';
import type { Statement } from './statement.ts';
import { type Rows, TextQuery } from './text-query.ts';
import { Transaction } from './transaction.ts';

export interface DispatchLimits {
  /** Statements that may wait for a connection; more are refused at once. */
  readonly maxWaiting: number;
  /** Milliseconds after which a server that does not answer counts as lost. */
  readonly answerTimeoutMs: number;
}

/** The statement was not sent: all connections are busy. */
export class Exhausted extends Error {
  override readonly name = 'Exhausted';
}

/** The statement was not sent: no connection could be made, or it broke just then. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
}

/** The pool's own time limit comes first, since it knows whether there is a server at all. */
const graceMs = 100;

/**
 * A statement takes a free connection of the pool. Where all are taken it joins the one with the fewest statements, and where none is
 * in a state to take it, it waits. So Postgres finds work when it has answered a statement, neither side sleeps while there is some, and
 * one read and one write of the network serve several statements.
 *
 * Statements that may share a transaction do not join others but wait for the next connection that has answered something: those that
 * have come together by then are committed together. Where one of them fails, each is run again by itself.
 */
export class Dispatch {
  readonly #pool: pg.Pool;
  readonly #limits: DispatchLimits;
  readonly #lanes: Lane[] = [];
  readonly #waiting = new Queue(depth);
  /** Of what is under way. */
  readonly #tasks = new Map<Transaction, readonly Task[]>();
  #connecting = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(pool: pg.Pool, limits: DispatchLimits) {
    this.#pool = pool;
    this.#limits = limits;
  }

  /**
   * @throws Exhausted
   * @throws NotConnected
   * @throws Error as pg gives it, of the server or of a connection that broke once the statement was sent; Silence
   * @throws TypeError for a value that is no parameter
   */
  run(statement: Statement): Promise<Rows> {
    return new Promise((resolve, reject) => {
      const settle: Task['settle'] = (error, rows) => {
        if (error === null) resolve(rows);
        else reject(error);
      };
      const { together = false } = statement;
      this.#start({ query: new TextQuery(statement), together, settle, until: performance.now() + this.#waitMs });
    });
  }

  #start(task: Task): void {
    const now = performance.now();
    const joins = !task.together && this.#waiting.alone === 0 && !this.#canGrow();
    const lane = joins ? this.#leastLoaded(now) : null;
    if (lane === null) this.#wait(task);
    else this.#send(lane, [task], now);
  }

  get #waitMs(): number {
    return (this.#pool.options.connectionTimeoutMillis ?? 5000) + graceMs;
  }

  #canGrow(): boolean {
    return this.#lanes.length + this.#connecting < this.#pool.options.max;
  }

  #leastLoaded(now: number): Lane | null {
    let best: Lane | null = null;
    for (const lane of this.#lanes) {
      if ((best === null || lane.load < best.load) && lane.room(now) > 0) best = lane;
    }
    return best;
  }

  #wait(task: Task): void {
    if (this.#waiting.length >= this.#limits.maxWaiting) {
      task.settle(new Exhausted('too many statements wait for a connection'), []);
      return;
    }
    this.#waiting.push(task);
    this.#timer ??= setTimeout(() => this.#expire(), this.#waitMs).unref();
    this.#grow();
  }

  /** A connection for each transaction that waits, while the pool may have more. */
  #grow(): void {
    while (this.#canGrow() && this.#connecting < this.#waiting.transactions) {
      this.#connecting += 1;
      this.#pool.connect((failure, client, giveBack) => {
        this.#connecting -= 1;
        if (client === undefined) this.#notConnected(failure);
        else this.#connected(client, giveBack);
      });
    }
  }

  #connected(client: pg.PoolClient, giveBack: (error?: Error) => void): void {
    const lane: Lane = new Lane(client, giveBack, this.#limits.answerTimeoutMs, (transaction, error) => {
      const tasks = this.#tasks.get(transaction) ?? [];
      this.#tasks.delete(transaction);
      this.#refill(lane);
      this.#end(
        tasks,
        error === null || transaction.sent ? error : new NotConnected('the connection is gone', { cause: error }),
      );
    });
    this.#lanes.push(lane);
    this.#refill(lane);
  }

  #end(tasks: readonly Task[], error: Error | null): void {
    if (error === null || tasks.length === 1 || !isAnswer(error)) {
      for (const { settle, query } of tasks) settle(error, query.rows);
      return;
    }
    // All are undone, and the error is that of one of them.
    for (const task of tasks) {
      task.query.rows.length = 0;
      this.#start({ ...task, together: false });
    }
  }

  /** An attempt answers for one statement: the others have attempts of their own, or find that it works again. */
  #notConnected(failure: unknown): void {
    const { message, code } = failure as { readonly message?: unknown; readonly code?: unknown };
    // By the pool, where all stay taken; by a server that has no more to give.
    if (message === 'timeout exceeded when trying to connect' || code === '53300') this.#expire(graceMs);
    else this.#waiting.shift()?.settle(new NotConnected('no connection could be made', { cause: failure }), []);
    this.#grow();
  }

  /** Gives the lane its share of what waits; a lane with nothing to do goes back to the pool. */
  #refill(lane: Lane): void {
    const now = performance.now();
    // Those that are being connected want theirs too: nobody stands behind a statement while a connection comes free.
    const share = Math.ceil(this.#waiting.length / (1 + this.#connecting));
    for (let taken = 0; taken < share && lane.room(now) > 0; ) {
      const tasks = this.#waiting.take(Math.min(share - taken, lane.room(now)));
      this.#send(lane, tasks, now);
      taken += tasks.length;
    }
    if (lane.load > 0) return;
    this.#lanes.splice(this.#lanes.indexOf(lane), 1);
    lane.giveBack();
    this.#grow();
  }

  #send(lane: Lane, tasks: readonly Task[], now: number): void {
    const transaction = new Transaction(tasks.map(({ query }) => query));
    this.#tasks.set(transaction, tasks);
    lane.send(transaction, now);
  }

  /** Ends the wait of those who have waited long enough, or will have in `aheadMs`. */
  #expire(aheadMs = 0): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const now = performance.now() + aheadMs;
    const overdue = (): boolean => (this.#waiting.until ?? Number.POSITIVE_INFINITY) <= now;
    while (overdue()) this.#waiting.shift()?.settle(new Exhausted('no connection came free in time'), []);
    const { until } = this.#waiting;
    this.#timer = until === undefined ? null : setTimeout(() => this.#expire(), until - now).unref();
  }
}
