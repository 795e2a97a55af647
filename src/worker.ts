import type { Cancel, Environment, Log } from './environment.ts';

export interface WorkerOptions {
  /** Names the worker in the log. */
  readonly name: string;
  readonly environment: Environment;
  readonly log: Log;
  /**
   * One piece of work. It is never run twice at a time.
   *
   * @returns milliseconds until the next one, unless woken before; 0: at once
   */
  readonly step: () => Promise<number>;
  /** Shortest time from one step's beginning to the next that a call brings about, milliseconds: calls in between share one. 0 unless given. */
  readonly spacingMs?: number;
  /** Runs after a failed step, before the next one. */
  readonly recover?: () => Promise<void>;
}

/** A loop that works when it is woken, and otherwise now and then. */
export interface Worker {
  /** Asks for a step: at once, or as soon as the spacing allows. Any number of calls before that step begins are one. */
  wake(): void;
  /** False while its steps fail. */
  works(): boolean;
  /** Lets the running step end and begins no other. */
  stop(): Promise<void>;
}

const firstPauseMs = 50;
const longestPauseMs = 2000;

/** After the n-th failure in a row: 50 ms, 100 ms, ... 2 s, of which a random half is taken off, so that nodes do not march in step. */
const pauseAfter = (failures: number, fraction: number): number =>
  Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs) * (1 - fraction / 2);

export function startWorker({ name, environment, log, step, spacingMs = 0, recover }: WorkerOptions): Worker {
  const { clock, timers, random } = environment;
  let state: 'waiting' | 'pausing' | 'working' | 'stopped' = 'waiting';
  let woken = false;
  let failures = 0;
  let began = Number.NEGATIVE_INFINITY;
  let cancel: Cancel = () => undefined;
  let working = Promise.resolve();

  const begin = (): void => {
    state = 'working';
    working = work();
  };

  /** Milliseconds for which calls still have to wait. */
  const early = (): number => Math.max(0, began + spacingMs - clock.elapsed());

  const work = async (): Promise<void> => {
    for (;;) {
      woken = false;
      began = clock.elapsed();
      let waitMs: number;
      try {
        waitMs = await step();
        if (failures > 0) log.info({ worker: name, failures }, 'works again');
        failures = 0;
      } catch (error) {
        failures += 1;
        waitMs = pauseAfter(failures, random.fraction());
        log.warn({ worker: name, err: error, failures, waitMs: Math.round(waitMs) }, 'failed and will try again');
        await recover?.().catch(() => undefined);
      }
      if (isStopped()) return;
      if (failures === 0 && isWoken()) waitMs = Math.min(waitMs, early());
      if (failures === 0 && waitMs <= 0) continue;
      // A wake-up does not shorten the pause after a failure: what failed needs time and not more calls.
      state = failures === 0 ? 'waiting' : 'pausing';
      cancel = timers.after(waitMs, begin);
      return;
    }
  };
  // Both change while a step runs.
  const isStopped = (): boolean => state === 'stopped';
  const isWoken = (): boolean => woken;

  begin();
  return {
    wake() {
      const known = woken;
      woken = true;
      if (known || state !== 'waiting') return;
      cancel();
      const waitMs = early();
      if (waitMs > 0) cancel = timers.after(waitMs, begin);
      else begin();
    },
    works: () => failures === 0,
    async stop() {
      state = 'stopped';
      cancel();
      await working;
    },
  };
}
