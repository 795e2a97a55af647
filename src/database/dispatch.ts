/** Which connection a statement takes, and who waits for one. */
import type pg from 'pg';
import { Lane, type Task } from './lane.ts';
import type { Statement } from './statement.ts';
import { type Rows, TextQuery } from './text-query.ts';

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

interface Waiting extends Task {
  /** When it has waited long enough. */
  readonly until: number;
}

/** The pool's own time limit comes first, since it knows whether there is a server at all. */
const graceMs = 100;

/**
 * A statement takes a free connection of the pool. Where all are taken it joins the one with the fewest statements, and where none is
 * in a state to take it, it waits. So Postgres finds work when it has answered a statement, neither side sleeps while there is some, and
 * one read and one write of the network serve several statements.
 */
export class Dispatch {
  readonly #pool: pg.Pool;
  readonly #limits: DispatchLimits;
  readonly #lanes: Lane[] = [];
  readonly #waiting: Waiting[] = [];
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
      const query = new TextQuery(statement);
      const settle: Task['settle'] = (error, rows) => {
        if (error === null) resolve(rows);
        else reject(error);
      };
      const now = performance.now();
      const lane = this.#waiting.length === 0 && !this.#canGrow() ? this.#leastLoaded(now) : null;
      if (lane === null) this.#wait({ query, settle, until: now + this.#waitMs });
      else lane.send({ query, settle }, now);
    });
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
      if ((best === null || lane.load < best.load) && lane.takes(now)) best = lane;
    }
    return best;
  }

  #wait(task: Waiting): void {
    if (this.#waiting.length >= this.#limits.maxWaiting) {
      task.settle(new Exhausted('too many statements wait for a connection'), []);
      return;
    }
    this.#waiting.push(task);
    this.#timer ??= setTimeout(() => this.#expire(), this.#waitMs).unref();
    this.#grow();
  }

  /** A connection for each statement that waits, while the pool may have more. */
  #grow(): void {
    while (this.#canGrow() && this.#connecting < this.#waiting.length) {
      this.#connecting += 1;
      this.#pool.connect((failure, client, giveBack) => {
        this.#connecting -= 1;
        if (client === undefined) this.#notConnected(failure);
        else this.#connected(client, giveBack);
      });
    }
  }

  #connected(client: pg.PoolClient, giveBack: (error?: Error) => void): void {
    const lane: Lane = new Lane(client, giveBack, this.#limits.answerTimeoutMs, ({ query, settle }, error, rows) => {
      this.#refill(lane);
      settle(error === null || query.sent ? error : new NotConnected('the connection is gone', { cause: error }), rows);
    });
    this.#lanes.push(lane);
    this.#refill(lane);
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
    for (let taken = 0; taken < share && lane.takes(now); taken += 1) lane.send(this.#waiting.shift() as Waiting, now);
    if (lane.load > 0) return;
    this.#lanes.splice(this.#lanes.indexOf(lane), 1);
    lane.giveBack();
    this.#grow();
  }

  /** Ends the wait of those who have waited long enough, or will have in `aheadMs`. */
  #expire(aheadMs = 0): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const now = performance.now() + aheadMs;
    while (this.#waiting.length > 0 && (this.#waiting[0] as Waiting).until <= now) {
      this.#waiting.shift()?.settle(new Exhausted('no connection came free in time'), []);
    }
    const [next] = this.#waiting;
    this.#timer = next === undefined ? null : setTimeout(() => this.#expire(), next.until - now).unref();
  }
}
