import type { TimerStatement } from '../contract/api.ts';
import type { Environment, Log } from '../environment.ts';
import { startWorker, type Worker } from '../worker.ts';
import type { TimerStore } from './store.ts';

export interface ScheduleOptions {
  readonly timers: readonly TimerStatement[];
  /** A store of its own for each timer: they wait apart. */
  readonly store: TimerStore;
  readonly environment: Environment;
  readonly log: Log;
  /** Told after rows of a resource were changed. */
  readonly fired: (resource: string) => void;
}

export interface Schedule {
  /** Rows of this resource were changed: one may be due earlier than was known. */
  poke(resource: string): void;
  /** Rows that were set aside since the start. */
  parked(): number;
  stop(): Promise<void>;
}

/** Rows per transaction: few enough that nobody waits long for the locks of one. */
const batch = 100;
/** Longest pause. The database's clock, by which rows are due, may be set forward while we wait. */
const longestWaitMs = 60_000;
/** Due rows that are locked are somebody else's business: another node fires them, or a request changes them. */
const lockedWaitMs = 100;
/** Shortest time between two questions, however often it is poked. */
const shortestAskMs = 25;

/** Fires each timer's mutation when its rows are due: those that fell due while the server was down as well, at once and in batches. */
export function startSchedule({ timers, store, environment, log, fired }: ScheduleOptions): Schedule {
  const { clock } = environment;
  let parked = 0;

  const start = (timer: TimerStatement): Worker => {
    let asked = Number.NEGATIVE_INFINITY;
    return startWorker({
      name: timer.name,
      environment,
      log,
      async step() {
        const early = asked + shortestAskMs - clock.elapsed();
        if (early > 0) return early;
        asked = clock.elapsed();
        const waitMs = await store.next(timer);
        if (waitMs === null) return longestWaitMs;
        if (waitMs > 0) return Math.min(Math.ceil(waitMs), longestWaitMs);
        return work(timer);
      },
    });
  };

  const work = async (timer: TimerStatement): Promise<number> => {
    const began = clock.elapsed();
    const done = await store.fire(timer, batch);
    if (done.fired > 0) fired(timer.resource);
    if (done.parked > 0) {
      parked += done.parked;
      log.error(
        { timer: timer.name, parked: done.parked },
        'rows could not be changed and were set aside, see resound.parked',
      );
    }
    if (done.fired + done.parked === 0) return lockedWaitMs * (0.5 + environment.random.fraction());
    // As long a pause as the work took: a backlog gets half of one connection, and requests get the rest.
    return clock.elapsed() - began;
  };

  const workers = new Map<string, Worker[]>();
  for (const timer of timers) workers.set(timer.resource, [...(workers.get(timer.resource) ?? []), start(timer)]);
  return {
    poke(resource) {
      for (const worker of workers.get(resource) ?? []) worker.wake();
    },
    parked: () => parked,
    async stop() {
      await Promise.all([...workers.values()].flat().map((worker) => worker.stop()));
    },
  };
}
