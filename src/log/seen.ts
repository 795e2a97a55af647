import type { Round, RoundRequest, Term } from './store.ts';

/** More missing ids than this are not worth a list: every row is looked at instead. */
const mostMissing = 2000;

/**
 * What a sequencer remembers in order to ask only for what it has not numbered yet. An event takes its id before it is committed, so
 * that one with a lower id can become visible after one with a higher. An id that was passed while it was not visible is *missing*: its
 * transaction is still open or was rolled back. It may be forgotten once that transaction is certainly over. The transaction took its
 * own id before the event's, and the round that noticed took its own after looking: so it is over when the xmin of a later round has
 * passed the transaction id of the round that noticed. (With that round's xmax instead, events were lost.)
 */
export class Seen {
  #high: number;
  /** By missing id, the transaction of the round that noticed. */
  readonly #missing = new Map<number, number>();
  /**
   * Rounds look at every row until xmin has passed this transaction. Each of them must: one that looked at new ids alone could number
   * a row's later version while the earlier one, with an id from before, waits for the next full look.
   */
  #fullUntil: number | null;

  constructor(term: Term) {
    this.#high = term.high;
    this.#fullUntil = term.xact;
  }

  get missing(): number {
    return this.#missing.size;
  }

  request(limit: number): RoundRequest {
    return { high: this.#high, missing: [...this.#missing.keys()], full: this.#fullUntil !== null, limit };
  }

  /** @param limit - of the request that the round answers */
  remember(round: Round, limit: number): void {
    for (const id of round.moved) this.#missing.delete(id);
    // A round that was cut off has not looked at all that it was asked for.
    if (round.moved.length < limit) this.#forget(round.xmin);
    if (round.xact !== null) this.#advance(round.moved, round.xact);
  }

  #forget(xmin: number): void {
    if (this.#fullUntil !== null && xmin > this.#fullUntil) this.#fullUntil = null;
    for (const [id, noticed] of this.#missing) {
      if (xmin > noticed) this.#missing.delete(id);
    }
  }

  #advance(moved: readonly number[], xact: number): void {
    const last = moved.at(-1) ?? this.#high;
    const fresh = moved.filter((id) => id > this.#high);
    const skipped = last - this.#high - fresh.length;
    if (skipped > mostMissing - this.#missing.size) {
      this.#missing.clear();
      this.#fullUntil = xact;
    } else if (skipped > 0) {
      let next = this.#high + 1;
      for (const id of fresh) {
        for (; next < id; next++) this.#missing.set(next, xact);
        next = id + 1;
      }
    }
    this.#high = Math.max(this.#high, last);
  }
}
