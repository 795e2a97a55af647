/** Time that passes only when a test says so, and chance that repeats. */
import type { Cancel, Environment } from '../../src/environment.ts';

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

export class FakeEnvironment implements Environment {
  #now = 0;
  #seed: number;
  readonly #alarms = new Set<Alarm>();
  readonly clock = { now: () => this.#now, elapsed: () => this.#now };
  readonly random = { fraction: () => this.#next() };
  readonly timers = {
    after: (ms: number, run: () => void): Cancel => {
      const alarm = { at: this.#now + ms, run };
      this.#alarms.add(alarm);
      return () => {
        this.#alarms.delete(alarm);
      };
    },
    soon: (run: () => void): void => {
      this.timers.after(0, run);
    },
  };

  constructor(seed = 1) {
    this.#seed = seed;
  }

  /** Lets time pass; alarms go off in their order, and what they begin gets to its next wait. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (let next = this.#earliest(until); next !== null; next = this.#earliest(until)) {
      this.#alarms.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settle();
    }
    this.#now = until;
  }

  /** Lets time pass in which nothing runs, as in a process that is frozen: alarms that fell due go off late, at the next advance. */
  standStill(ms: number): void {
    this.#now += ms;
  }

  /** Alarms that are set. */
  get pending(): number {
    return this.#alarms.size;
  }

  #earliest(until: number): Alarm | null {
    const due = [...this.#alarms].filter(({ at }) => at <= until);
    return due.length === 0 ? null : due.reduce((best, alarm) => (alarm.at < best.at ? alarm : best));
  }

  /** mulberry32 */
  #next(): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** Until everything that can go on without time has done so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
