/**
 * Connections to the simulated database, over a network that delays, cuts, falls silent, and leaves it open what became of a
 * statement.
 */
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
  /** Probability that a statement gets no answer at all, until whoever asked waits no longer. */
  silence: number;
  /** The same of a connection. */
  unreachable: number;
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
  /** How long an answer is waited for: `query_timeout` of the driver. */
  readonly answerTimeoutMs: number;
  readonly listening: Listening | null;
}

/** Of the driver, shortened: longer than the code's own patience, and shorter than the calm after the faults. */
const linkTimeoutMs = 1500;
const poolTimeoutMs = 700;
const connectTimeoutMs = 600;

/** As `src/database/link.ts`: one statement after the other, and a new session after each failure. */
export class SimulatedLink {
  readonly #wiring: Wiring;
  readonly #process: Process;
  readonly #options: SessionOptions;
  #session: Session | null = null;
  #before: Promise<unknown> = Promise.resolve();

  constructor(wiring: Wiring, process: Process, options: Omit<SessionOptions, 'answerTimeoutMs'>) {
    this.#wiring = wiring;
    this.#process = process;
    this.#options = { ...options, answerTimeoutMs: linkTimeoutMs };
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
    const session = new Session(wiring, process, {
      name: 'pool',
      idleTimeoutMs: 0,
      answerTimeoutMs: poolTimeoutMs,
      listening: null,
    });
    try {
      return { rows: await session.ask(asked) };
    } finally {
      session.release();
    }
  };
  // The type has a dozen ways to ask, and the code uses this one.
  return { query: query as unknown as Pool['query'] };
}

class Session implements Holder {
  readonly name: string;
  readonly #wiring: Wiring;
  readonly process: Process;
  readonly #options: SessionOptions;
  #isOpen = true;
  #isCut = false;
  /** Nothing comes through any more, and neither side knows. */
  #isSilent = false;
  /** Ends the statement that runs, in its middle. */
  #interrupt: (() => void) | null = null;
  #isWorking = false;
  #used: number;

  constructor(wiring: Wiring, process: Process, options: SessionOptions) {
    this.name = options.name;
    this.#options = options;
    this.#wiring = wiring;
    this.process = process;
    this.#used = wiring.scheduler.now;
    if (wiring.postgres.isDown) this.#isOpen = false;
    else wiring.postgres.sessions.add(this);
    if (options.idleTimeoutMs > 0) this.#watch(options.idleTimeoutMs);
  }

  static open(wiring: Wiring, process: Process, options: SessionOptions): Promise<Session> {
    const { scheduler, dice, faults, postgres } = wiring;
    return new Promise((resolve, reject) => {
      const isSilent = dice.chance(faults.unreachable);
      if (isSilent) count(faults, 'a connection was not answered');
      scheduler.after(isSilent ? connectTimeoutMs : latency(dice), `${options.name} connects`, process, () => {
        if (isSilent) reject(new Error('connection timed out'));
        else if (postgres.isDown || dice.chance(faults.rate)) {
          count(faults, 'a connection was refused');
          reject(new Error('connection refused'));
        } else resolve(new Session(wiring, process, options));
      });
    });
  }

  ask(query: Query): Promise<readonly object[]> {
    const { scheduler, dice, faults, postgres } = this.#wiring;
    return new Promise((resolve, reject) => {
      const told = (what: string, settle: () => void): void => {
        this.#isWorking = false;
        this.#interrupt = null;
        this.#used = scheduler.now;
        if (this.#isSilent) return;
        scheduler.after(latency(dice), `${this.name}: ${query.name} ${what}`, this.process, settle);
      };
      const fail = (why: string): void => told(`fails: ${why}`, () => reject(new Error(why)));
      const cut = (when: string): void => {
        count(faults, `the connection was cut ${when}`);
        this.lose();
        fail(`connection cut ${when}`);
      };
      const giveUp = (): void => {
        scheduler.after(this.#options.answerTimeoutMs, `${this.name}: ${query.name} takes too long`, this.process, () =>
          reject(new Error('Query read timeout')),
        );
      };
      const fallSilent = (when: string): void => {
        count(faults, `a statement was not answered, ${when} its effect`);
        this.#isSilent = true;
        giveUp();
      };
      const go = (statement: Statement): void => {
        if (!this.#isOpen) return;
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
          this.#interrupt = () => {
            statement.return([]);
            fail('the server shuts down');
          };
          scheduler.after(latency(dice), `${this.name}: ${query.name} goes on`, null, () => go(statement));
        } else if (dice.chance(faults.rate)) cut('after the effect');
        else {
          if (dice.chance(faults.silence)) fallSilent('after');
          const { value } = result;
          told(`gives ${value.length}`, () => resolve(value));
        }
      };
      if (this.#isSilent) {
        giveUp();
        return;
      }
      if (dice.chance(faults.silence)) {
        fallSilent('before');
        return;
      }
      this.#isWorking = true;
      scheduler.after(
        latency(dice),
        `${this.name}: ${query.name} ${scheduler.trace === null ? '' : JSON.stringify(query.values ?? [])}`,
        null,
        () => {
          if (!this.#isOpen) fail('the session was ended');
          else if (dice.chance(faults.rate)) cut('before the effect');
          else {
            if (this.#options.listening !== null) postgres.listeners.add(this);
            go(postgres.run(this, query.name, query.values ?? []));
          }
        },
      );
    });
  }

  /** Something was notified. It comes late, or twice, or not at all. */
  notify(payload: string): void {
    const { scheduler, dice, faults } = this.#wiring;
    const times = faults.hints && !this.#isSilent ? dice.pick([0, 1, 1, 1, 2]) : 0;
    for (let n = 0; n < times; n++) {
      scheduler.after(latency(dice), `${this.name} hears ${payload}`, this.process, () =>
        this.#options.listening?.heard(payload),
      );
    }
  }

  /** Of a pool: it is used for one statement. */
  release(): void {
    if (this.#isWorking) return;
    this.#isOpen = false;
    this.#wiring.postgres.endSession(this);
  }

  terminate(): void {
    this.#interrupt?.();
    this.#interrupt = null;
    this.#isWorking = false;
    this.#end();
  }

  /** Says goodbye; resolves when the server has heard it, or when it is waited for no longer. */
  close(): Promise<void> {
    const { scheduler, dice } = this.#wiring;
    return new Promise((resolve) => {
      scheduler.after(latency(dice), `${this.name} closes`, this.process, () => {
        if (this.#isSilent) this.lose();
        else if (!this.#isCut) this.#end();
        resolve();
      });
    });
  }

  /** Nobody says goodbye: the server hears of it soon, or only by its idle timeout. */
  lose(): void {
    const { scheduler, dice } = this.#wiring;
    this.#isCut = true;
    if (this.#options.idleTimeoutMs > 0 && dice.chance(0.3)) return;
    scheduler.after(dice.between(0, 50), `${this.name} is found lost`, null, () => this.#end());
  }

  #end(): void {
    if (!this.#isOpen) return;
    // A statement that runs is brought to its end first.
    if (this.#isWorking) this.#wiring.scheduler.after(5, `${this.name} ends`, null, () => this.#end());
    else {
      this.#isOpen = false;
      this.#wiring.postgres.endSession(this);
    }
  }

  /** `idle_session_timeout` */
  #watch(ms: number): void {
    const { scheduler } = this.#wiring;
    const { idleTimeoutMs } = this.#options;
    scheduler.after(ms, `${this.name} may be idle`, null, () => {
      if (!this.#isOpen) return;
      const left = this.#isWorking ? idleTimeoutMs : this.#used + idleTimeoutMs - scheduler.now;
      if (left > 0) this.#watch(left);
      else this.#end();
    });
  }
}

/** Of one way over the network, milliseconds. */
const latency = (dice: Dice): number => (dice.chance(0.03) ? dice.between(5, 60) : dice.between(0.1, 2));
