/** Ctrl-C and SIGTERM: the first stops in order, a second one at once. */

export interface StopSignals {
  readonly on: (signal: 'SIGINT' | 'SIGTERM', listener: () => void) => unknown;
}

export interface StopOptions {
  readonly signals: StopSignals;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** Ends what runs; called once. */
  readonly stop: (signal: string) => void;
  /** Ends the process at once. */
  readonly abort: () => void;
}

/** npm hands on the signal that a terminal has already sent to the whole group: one Ctrl-C comes twice. */
const echoMs = 500;

export function onStopSignal({ signals, now, stop, abort }: StopOptions): void {
  let first: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    signals.on(signal, () => {
      if (first === null) {
        first = now();
        stop(signal);
      } else if (now() - first > echoMs) {
        abort();
      }
    });
  }
}
