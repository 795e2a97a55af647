/**
 * Time and chance, as the sequencer, the relay, the hub and the timers get them: passed in, so that a simulation can run the same code
 * under a clock and a dice of its own.
 */
export interface Environment {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
}

export interface Clock {
  /** Milliseconds since 1970; may jump. */
  now(): number;
  /** Milliseconds since some moment; never goes back. */
  elapsed(): number;
}

export interface Timers {
  /** Runs once, not before `ms` milliseconds are over, which may be more than any timer of the platform takes. */
  after(ms: number, run: () => void): Cancel;
  /** Runs once what has come from outside until now has had its turn. */
  soon(run: () => void): void;
}

export type Cancel = () => void;

export interface Random {
  /** From 0 to 1, exclusive. */
  fraction(): number;
}

/** `setTimeout` fires at once when it is asked to wait for longer than this, 24.8 days. */
const longestTimeoutMs = 2 ** 31 - 1;

const realTimers: Timers = {
  after(ms, run) {
    let timeout: NodeJS.Timeout;
    const arm = (left: number): void => {
      const step = Math.min(left, longestTimeoutMs);
      timeout = setTimeout(() => (left > step ? arm(left - step) : run()), step);
    };
    arm(ms);
    return () => clearTimeout(timeout);
  },
  soon(run) {
    setImmediate(run);
  },
};

export const realEnvironment: Environment = {
  clock: { now: () => Date.now(), elapsed: () => performance.now() },
  timers: realTimers,
  random: { fraction: () => Math.random() },
};

/** What the parts report to; pino's logger is one. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
