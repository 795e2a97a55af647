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
  /**
   * Takes events that the sequencer of this process has just put into the log, which spares a read where they follow on what was
   * delivered last. Where they do not, the relay reads for itself.
   *
   * @param events - committed, oldest first, without a gap
   * @param head - the position given last; it may be beyond the last of the events
   */
  take(events: readonly LoggedEvent[], head: number): void;
}

/** Follows the log: gives every event after a position to the hub, in the log's order. */
export function startRelay({ log, environment, report, after, deliver, pollMs }: RelayOptions): Relay {
  let position = after;
  let reading = false;

  const advance = (events: readonly LoggedEvent[]): void => {
    const last = events.at(-1);
    if (last === undefined) return;
    position = last.position;
    deliver(events);
  };
  const worker = startWorker({
    name: 'relay',
    environment,
    log: report,
    async step() {
      reading = true;
      try {
        const { events, more } = await log.readAfter(position);
        requireContinuity(events, position);
        advance(events);
        return more ? 0 : pollMs;
      } finally {
        reading = false;
      }
    },
  });
  return {
    ...worker,
    position: () => position,
    take(events, head) {
      // While a read is under way it may bring the same events.
      if (!reading && events[0]?.position === position + 1) advance(events);
      if (position < head) worker.wake();
    },
  };
}

/** Positions have no gap: one that seems to be missing was dropped from the log, or the reader reads another database. */
function requireContinuity(events: readonly LoggedEvent[], position: number): void {
  const at = events.findIndex((event, index) => event.position !== position + 1 + index);
  if (at !== -1) throw new Error(`the log lacks event ${position + 1 + at}`);
}
