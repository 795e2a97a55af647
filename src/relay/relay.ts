import type { Environment, Log } from '../environment.ts';
import type { LoggedEvent, LogReader } from '../log/store.ts';
import { startWorker, type Worker } from '../worker.ts';

export interface RelayOptions {
  readonly log: LogReader;
  readonly environment: Environment;
  readonly report: Log;
  /** The last position that needs no delivery. */
  readonly after: number;
  /** Takes the events, oldest first, each once. Must not throw. */
  readonly deliver: (events: readonly LoggedEvent[]) => void;
  /** Longest pause between two reads, milliseconds: the net under lost wake-ups, and all there is where another node sequences. */
  readonly pollMs: number;
}

export interface Relay extends Worker {
  /** The position delivered last. */
  position(): number;
}

/** Tails the log: gives every event after a position to the hub, in the log's order. */
export function startRelay({ log, environment, report, after, deliver, pollMs }: RelayOptions): Relay {
  let position = after;
  const worker = startWorker({
    name: 'relay',
    environment,
    log: report,
    async step() {
      const { events, more } = await log.readAfter(position);
      requireContinuity(events, position);
      const last = events.at(-1);
      if (last !== undefined) {
        position = last.position;
        deliver(events);
      }
      return more ? 0 : pollMs;
    },
  });
  return { ...worker, position: () => position };
}

/** Positions have no gap: one that seems to be missing was dropped from the log, or the reader reads another database. */
function requireContinuity(events: readonly LoggedEvent[], position: number): void {
  const at = events.findIndex((event, index) => event.position !== position + 1 + index);
  if (at !== -1) throw new Error(`the log lacks event ${position + 1 + at}`);
}
