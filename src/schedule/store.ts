import type { TimerStatement } from '../contract/api.ts';

export interface Fired {
  /** Rows that were changed. */
  readonly fired: number;
  /** Rows that could not be changed and were set aside. */
  readonly parked: number;
}

export interface TimerStore {
  /** Milliseconds until the earliest row is due, by the database's clock; 0 or less: due now; null: there is none. */
  next(timer: TimerStatement): Promise<number | null>;
  /** Works off due rows, oldest first, at most `limit`; each is changed once, whatever other nodes do meanwhile. */
  fire(timer: TimerStatement, limit: number): Promise<Fired>;
}
