import type { Clock, Log } from '../environment.ts';
import type { Retained } from './store.ts';

/** Of the sessions that hold the log, as rows of `pg_stat_activity`. In one line, to be pasted. */
export const logHolders =
  "SELECT a.pid, a.usename, a.application_name, a.state, a.xact_start, left(a.query, 100) AS query FROM pg_stat_activity AS a WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.pid IN (SELECT l.pid FROM pg_locks AS l JOIN pg_class AS c ON c.oid = l.relation WHERE l.granted AND c.relnamespace = 'resound'::regnamespace AND c.relname ~ '^log(_[0-9]+)?$') ORDER BY a.xact_start";

/** A dump of a small database is over by then. */
const toleratedMs = 5 * 60_000;
const tellAgainMs = 60 * 60_000;

/** Tells the operator when somebody's open transaction has long been in the way of what the log would drop: it grows meanwhile. */
export class HoldUp {
  readonly #clock: Clock;
  readonly #log: Log;
  /** When it was in the way first; null: it is not. */
  #since: number | null = null;
  #told = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** What was known is from another term: others have looked since. */
  forget(): void {
    this.#since = null;
  }

  /** @param outcome - of one look at what the log keeps */
  note(outcome: Retained): void {
    if (outcome !== 'busy') {
      this.#since = null;
      return;
    }
    const now = this.#clock.elapsed();
    this.#since ??= now;
    const heldMs = now - this.#since;
    if (heldMs < toleratedMs || now - this.#told < tellAgainMs) return;
    this.#told = now;
    this.#log.warn(
      { worker: 'sequencer', held_minutes: Math.floor(heldMs / 60_000), find: logHolders },
      'the log cannot drop its oldest events, since a transaction that has read it is still open: find its session by the query in `find`, and end it by SELECT pg_terminate_backend(pid)',
    );
  }
}
