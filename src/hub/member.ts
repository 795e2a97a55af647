import type { Batch } from './batch.ts';
import type { CloseReason, Sink } from './sink.ts';

/** Batches that are kept for a reader while it is found out where its stream begins. */
const mostHeld = 64;

/** One reader: an ordered stream with one cursor. */
export class Member {
  readonly #sink: Sink;
  readonly #mostBacklog: number;
  /** What came before the stream had its beginning; null afterwards. */
  #held: Batch[] | null = [];
  #number = 0;
  #position = '';

  /** @param mostBacklog - bytes that may wait for the reader; one more batch, which all readers share, may come on top */
  constructor(sink: Sink, mostBacklog: number) {
    this.#sink = sink;
    this.#mostBacklog = mostBacklog;
  }

  /**
   * Begins the stream: `greeting` first, then every event after `number`.
   *
   * @returns false where the reader had to be closed
   */
  begin(number: number, position: string, greeting: Buffer): boolean {
    const held = this.#held ?? [];
    this.#held = null;
    this.#number = number;
    this.#position = position;
    this.#sink.write(greeting);
    return held.every((batch) => this.deliver(batch));
  }

  /** @returns false where the reader had to be closed: it gets nothing any more */
  deliver(batch: Batch): boolean {
    if (this.#held !== null) {
      if (this.#held.push(batch) <= mostHeld) return true;
      this.close('unavailable');
      return false;
    }
    const fresh = batch.after(this.#number);
    if (fresh === null) return true;
    // A bound on what waits before the write and not after it: a large batch must not close a reader that keeps up.
    if (this.#sink.backlog > this.#mostBacklog) {
      this.close('stayed-away');
      return false;
    }
    this.#sink.write(fresh.bytes);
    this.#number = fresh.last.number;
    this.#position = fresh.last.position;
    return true;
  }

  close(reason: CloseReason): void {
    this.#held = [];
    this.#sink.close(reason, this.#position);
  }
}
