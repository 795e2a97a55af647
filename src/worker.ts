import type { Cancel, Environment, Log } from './environment.ts';

export interface WorkerOptions {
  /** Names the worker in the log. */
  readonly name: string;
  readonly environment: Pick<Environment, 'timers' | 'random'>;
  readonly log: Log;
  /**
   * One piece of work. It is never run twice at a time.
   *
   * @returns milliseconds until the next one, unless woken before; 0: at once
   */
  readonly step: () => Promise<number>;
  /** Runs after a failed step, before the next one. */
  readonly recover?: () => Promise<void>;
}

/** A loop that works when it is woken, and otherwise now and then. */
export interface Worker {
  /** Asks for a step soon. Any number of calls before that step begins are one. */
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

export function startWorker({ name, environment, log, step, recover }: WorkerOptions): Worker {
  const { timers, random } = environment;
  let state: 'waiting' | 'pausing' | 'working' | 'stopped' = 'waiting';
  let woken = false;
  let failures = 0;
  let cancel: Cancel = () => undefined;
  let working = Promise.resolve();

  const begin = (): void => {
    state = 'working';
    working = work();
  };

  const work = async (): Promise<void> => {
    for (;;) {
      woken = false;
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
      if (failures === 0 && (isWoken() || waitMs <= 0)) continue;
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
      woken = true;
      if (state !== 'waiting') return;
      cancel();
      begin();
    },
    works: () => failures === 0,
    async stop() {
      state = 'stopped';
      cancel();
      await working;
    },
  };
}
