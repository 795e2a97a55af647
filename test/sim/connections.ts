/** Connections to the simulated database, over a network that delays, cuts, and leaves it open what became of a statement. */
import type { Pool } from 'pg';
import type { Link, Listening, Query } from '../../src/database/link.ts';
import type { Dice } from './dice.ts';
import type { Holder, Postgres, Statement } from './postgres.ts';
import type { Process, Scheduler } from './scheduler.ts';

export interface Wiring {
  readonly scheduler: Scheduler;
  readonly dice: Dice;
  readonly postgres: Postgres;
  readonly faults: Faults;
}

export interface Faults {
  /** Probability that a statement fails, before or after its effect. */
  rate: number;
  /** Whether anything that only spares time may get through: wake-ups and announcements. */
  hints: boolean;
  /** How often each kind happened. */
  readonly happened: Map<string, number>;
}

export function count(faults: Faults, kind: string, times = 1): void {
  if (times > 0) faults.happened.set(kind, (faults.happened.get(kind) ?? 0) + times);
}

interface SessionOptions {
  readonly name: string;
  readonly idleTimeoutMs: number;
  readonly listening: Listening | null;
}

/** As `src/database/link.ts`: one statement after the other, and a new session after each failure. */
export class SimulatedLink {
  readonly #wiring: Wiring;
  readonly #process: Process;
  readonly #options: SessionOptions;
  #session: Session | null = null;
  #before: Promise<unknown> = Promise.resolve();

  constructor(wiring: Wiring, process: Process, options: SessionOptions) {
    this.#wiring = wiring;
    this.#process = process;
    this.#options = options;
  }

  /** The parts want the class itself, whose private members no other one can have. */
  asLink(): Link {
    return this as unknown as Link;
  }

  query(query: Query): Promise<readonly object[]> {
    const result = this.#before.then(() => this.#run(query));
    this.#before = result.catch(() => undefined);
    return result;
  }

  async #run(query: Query): Promise<readonly object[]> {
    this.#session ??= await Session.open(this.#wiring, this.#process, this.#options);
    try {
      return await this.#session.ask(query);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  /** The process is gone, and the database may notice late. */
  abandon(): void {
    this.#session?.lose();
  }
}

/** A pool that is never short of connections. */
export function simulatedPool(wiring: Wiring, process: Process): Pick<Pool, 'query'> {
  const query = async (asked: Query): Promise<{ readonly rows: readonly object[] }> => {
    const session = new Session(wiring, process, { name: 'pool', idleTimeoutMs: 0, listening: null });
    return { rows: await session.ask(asked) };
  };
  // The type has a dozen ways to ask, and the code uses this one.
  return { query: query as unknown as Pool['query'] };
}

class Session implements Holder {
  readonly name: string;
  readonly #wiring: Wiring;
  readonly process: Process;
  readonly #idleTimeoutMs: number;
  readonly #listening: Listening | null;
  #isOpen = true;
  #isCut = false;
  #isWorking = false;
  #used: number;

  constructor(wiring: Wiring, process: Process, { name, idleTimeoutMs, listening }: SessionOptions) {
    this.name = name;
    this.#listening = listening;
    this.#wiring = wiring;
    this.process = process;
    this.#idleTimeoutMs = idleTimeoutMs;
    this.#used = wiring.scheduler.now;
    if (idleTimeoutMs > 0) this.#watch(idleTimeoutMs);
  }

  static open(wiring: Wiring, process: Process, options: SessionOptions): Promise<Session> {
    return new Promise((resolve, reject) => {
      wiring.scheduler.after(latency(wiring.dice), `${options.name} connects`, process, () => {
        if (wiring.dice.chance(wiring.faults.rate)) {
          count(wiring.faults, 'a connection was refused');
          reject(new Error('connection refused'));
        } else resolve(new Session(wiring, process, options));
      });
    });
  }

  ask(query: Query): Promise<readonly object[]> {
    const { scheduler, dice, faults, postgres } = this.#wiring;
    return new Promise((resolve, reject) => {
      const answer = (what: string, settle: () => void): void => {
        this.#isWorking = false;
        this.#used = scheduler.now;
        scheduler.after(latency(dice), `${this.name}: ${query.name} ${what}`, this.process, settle);
      };
      const fail = (why: string): void => answer(`fails: ${why}`, () => reject(new Error(why)));
      const cut = (when: string): void => {
        count(faults, `the connection was cut ${when}`);
        this.lose();
        fail(`connection cut ${when}`);
      };
      const go = (statement: Statement): void => {
        if (dice.chance(faults.rate / 2)) {
          statement.return([]);
          cut('in the middle');
          return;
        }
        let result: IteratorResult<undefined, readonly object[]>;
        try {
          result = statement.next();
        } catch (error) {
          fail((error as Error).message);
          return;
        }
        if (result.done !== true) {
          scheduler.after(latency(dice), `${this.name}: ${query.name} goes on`, null, () => go(statement));
        } else if (dice.chance(faults.rate)) cut('after the effect');
        else {
          const { value } = result;
          answer(`gives ${value.length}`, () => resolve(value));
        }
      };
      this.#isWorking = true;
      scheduler.after(
        latency(dice),
        `${this.name}: ${query.name} ${scheduler.trace === null ? '' : JSON.stringify(query.values ?? [])}`,
        null,
        () => {
          if (!this.#isOpen) fail('the session was ended');
          else if (dice.chance(faults.rate)) cut('before the effect');
          else {
            if (this.#listening !== null) postgres.listeners.add(this);
            go(postgres.run(this, query.name, query.values ?? []));
          }
        },
      );
    });
  }

  /** Something was notified. It comes late, or twice, or not at all. */
  notify(payload: string): void {
    const { scheduler, dice, faults } = this.#wiring;
    const times = faults.hints ? dice.pick([0, 1, 1, 1, 2]) : 0;
    for (let n = 0; n < times; n++) {
      scheduler.after(latency(dice), `${this.name} hears ${payload}`, this.process, () =>
        this.#listening?.heard(payload),
      );
    }
  }

  /** Says goodbye; resolves when the server has heard it. */
  close(): Promise<void> {
    const { scheduler, dice } = this.#wiring;
    return new Promise((resolve) => {
      scheduler.after(latency(dice), `${this.name} closes`, this.process, () => {
        if (!this.#isCut) this.#end();
        resolve();
      });
    });
  }

  /** Nobody says goodbye: the server hears of it soon, or only by its idle timeout. */
  lose(): void {
    const { scheduler, dice } = this.#wiring;
    this.#isCut = true;
    if (this.#idleTimeoutMs > 0 && dice.chance(0.3)) return;
    scheduler.after(dice.between(0, 50), `${this.name} is found lost`, null, () => this.#end());
  }

  #end(): void {
    // A statement that runs is brought to its end first.
    if (this.#isWorking) this.#wiring.scheduler.after(5, `${this.name} ends`, null, () => this.#end());
    else {
      this.#isOpen = false;
      this.#wiring.postgres.listeners.delete(this);
      this.#wiring.postgres.endSession(this);
    }
  }

  /** `idle_session_timeout` */
  #watch(ms: number): void {
    const { scheduler } = this.#wiring;
    scheduler.after(ms, `${this.name} may be idle`, null, () => {
      if (!this.#isOpen) return;
      const left = this.#isWorking ? this.#idleTimeoutMs : this.#used + this.#idleTimeoutMs - scheduler.now;
      if (left > 0) this.#watch(left);
      else this.#end();
    });
  }
}

/** Of one way over the network, milliseconds. */
const latency = (dice: Dice): number => (dice.chance(0.03) ? dice.between(5, 60) : dice.between(0.1, 2));
