import type { Environment, Log } from '../environment.ts';
import type { LoggedEvent, LogReader, Mark, Page } from '../log/store.ts';
import { startWorker, type Worker } from '../worker.ts';

export interface RelayOptions {
  readonly log: LogReader;
  readonly environment: Environment;
  readonly report: Log;
  /** The last event that needs no delivery, and the epoch it is of. */
  readonly after: Mark;
  readonly epoch: number;
  /** Takes the events, oldest first, each once. Must not throw. */
  readonly deliver: (events: readonly LoggedEvent[]) => void;
  /** What follows does not follow on what was delivered, for this reason. Must not throw. */
  readonly interrupted: (interruption: Interruption) => void;
  /**
   * The log ends before what was delivered, or has another event there, in the same epoch, or it has an earlier epoch: it is another one, put
   * back in the place of this.
   */
  readonly turnedBack: (seen: Mark & { readonly epoch: number }) => Promise<void>;
  /**
   * Pause between two reads, milliseconds: all there is where another node sequences and its announcements are not heard. Where they are,
   * reads are the net under them, and five times as far apart.
   */
  readonly pollMs: number;
}

export type Interruption =
  /** The log has a new epoch. */
  | { readonly reason: 'epoch'; readonly epoch: number }
  /** Events were dropped from the log before they could be delivered. */
  | { readonly reason: 'dropped' };

export interface Relay extends Worker {
  /** The event delivered last. */
  mark(): Mark;
  epoch(): number;
  /** @param head - to which the log has come, as is said; NaN: look for yourself */
  heard(head: number): void;
  /**
   * Takes events that the sequencer of this process has just put into the log, which spares a read where they follow on what was
   * delivered last. Where they do not, the relay reads for itself.
   *
   * @param round - events, committed, oldest first, without a gap; the position given last, which may be beyond the last of them
   */
  take(round: { readonly events: readonly LoggedEvent[]; readonly head: number; readonly epoch: number }): void;
  /** The sequencer of this process has begun to number, in what may be another log: nothing is taken from it before that was read. */
  doubt(): void;
}

const netFactor = 5;

/** Follows the log: gives every event after a position to the hub, in the log's order. */
export function startRelay(options: RelayOptions): Relay {
  const { log, environment, report, deliver, interrupted, turnedBack, pollMs } = options;
  let mark = options.after;
  let epoch = options.epoch;
  let reading = false;
  /** An announcement has brought the read about that is to come. */
  let announced = false;
  /** Announcements are heard: no read has found events that none had told of. */
  let listening = false;
  /** How often the log has become doubtful, and how often when it was last seen to be the same. */
  let doubts = 0;
  let settled = 0;

  const advance = (events: readonly LoggedEvent[]): void => {
    const last = events.at(-1);
    if (last === undefined) return;
    mark = { position: last.position, eventId: last.eventId };
    deliver(events);
  };

  /** What stands in the log may not follow on what was delivered: then the streams begin anew. */
  const follows = (page: Page): boolean => {
    if (page.epoch === epoch && page.floor <= mark.position) return true;
    const interruption: Interruption =
      page.epoch === epoch ? { reason: 'dropped' } : { reason: 'epoch', epoch: page.epoch };
    report.warn(
      { worker: 'relay', position: mark.position, epoch, to: page.head, ...interruption },
      'the log does not go on from here',
    );
    epoch = page.epoch;
    mark = { position: page.head, eventId: page.headEvent };
    interrupted(interruption);
    return false;
  };

  const worker = startWorker({
    name: 'relay',
    environment,
    log: report,
    async step() {
      reading = true;
      const unannounced = !announced;
      announced = false;
      const before = doubts;
      try {
        let page = await log.readAfter(mark);
        if (page.epoch < epoch) {
          // It was in use already, and clients have positions of it. Where the database does not believe us, we follow it all the same.
          await turnedBack({ epoch, ...mark });
          page = await log.readAfter(mark);
        }
        if (!follows(page)) return 0;
        if (!page.isSame) {
          await turnedBack({ epoch, ...mark });
          return pollMs;
        }
        settled = before;
        requireContinuity(page.events, mark.position);
        advance(page.events);
        if (page.events.length > 0 && unannounced) listening = false;
        if (mark.position < page.head) {
          announced = !unannounced;
          return 0;
        }
        return listening ? netFactor * pollMs : pollMs;
      } finally {
        reading = false;
      }
    },
  });
  return {
    ...worker,
    mark: () => mark,
    epoch: () => epoch,
    heard(head) {
      listening = true;
      if (head <= mark.position) return;
      announced = true;
      worker.wake();
    },
    take(round) {
      const follow = round.epoch === epoch && round.events[0]?.position === mark.position + 1;
      // While a read is under way it may bring the same events.
      if (!reading && follow && settled === doubts) advance(round.events);
      if (mark.position !== round.head || epoch !== round.epoch) worker.wake();
    },
    doubt() {
      doubts += 1;
      worker.wake();
    },
  };
}

/** Positions have no gap: one that is missing was not dropped, or it would have been noticed. */
function requireContinuity(events: readonly LoggedEvent[], position: number): void {
  const at = events.findIndex((event, index) => event.position !== position + 1 + index);
  if (at !== -1) throw new Error(`the log lacks event ${position + 1 + at}`);
}
