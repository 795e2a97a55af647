import type { Batch } from './batch.ts';
import type { Encoding } from './encoding.ts';
import type { Filters } from './filter.ts';
import type { Group } from './group.ts';
import type { CloseReason, Sink } from './sink.ts';

/**
 * One stream: in order, with one cursor, whatever it subscribes to. It is either live, as a member of a group, or it is on its way there,
 * reading what it has missed.
 */
export class Reader {
  readonly tenantId: string;
  readonly encoding: Encoding;
  readonly sink: Sink;
  filters: Filters;
  group: Group | null = null;
  /** Whoever waits for the reader is told that it is gone. */
  onGone: () => void = () => undefined;
  #gone = false;
  /** Has said that it caught up. */
  caughtUp = false;
  /** Told when it no longer takes what it gets. */
  readonly #overflow: () => void;
  readonly #left: () => void;
  readonly #mostBacklog: number;
  #number = -1;
  #position = '';
  #told = '';

  constructor(options: {
    readonly tenantId: string;
    readonly encoding: Encoding;
    readonly sink: Sink;
    readonly filters: Filters;
    /** Bytes that may wait for the reader; what one turn has for its group may come on top. */
    readonly mostBacklog: number;
    readonly overflow: () => void;
    /** Called once, when it was closed or has left. */
    readonly left: () => void;
  }) {
    this.tenantId = options.tenantId;
    this.encoding = options.encoding;
    this.sink = options.sink;
    this.filters = options.filters;
    this.#mostBacklog = options.mostBacklog;
    this.#overflow = options.overflow;
    this.#left = options.left;
  }

  /** The tenant's event after which the stream stands; -1 until its beginning is known. */
  get number(): number {
    return this.#number;
  }

  get position(): string {
    return this.#position;
  }

  /** The position that the last frame told. The stream may stand beyond it, where what followed was not for its filters. */
  get told(): string {
    return this.#told;
  }

  /** It was closed, or has left. */
  get gone(): boolean {
    return this.#gone;
  }

  get isFull(): boolean {
    return this.sink.backlog > this.#mostBacklog;
  }

  /** @param told - the position that the last of the frames tells */
  write(bytes: Buffer, told: string): void {
    this.sink.write(bytes);
    this.#told = told;
  }

  /** What lies between was written, or was nothing for this stream. */
  advance(number: number, position: string): void {
    this.#number = number;
    this.#position = position;
  }

  /** Live events. A reader that does not keep up gets none: it is taken out of its group, to read the log when it can. */
  deliver(batch: Batch): void {
    const fresh = batch.after(this.#number);
    if (fresh === null) return;
    // A bound on what waits before the write and not after it: a large batch must not count against a reader that keeps up.
    if (this.isFull) {
      this.#overflow();
      return;
    }
    const { number, position } = fresh.last;
    this.write(fresh.bytes, position);
    this.advance(number, position);
  }

  close(reason: CloseReason): void {
    this.leave();
    this.sink.close(reason, this.#position);
  }

  leave(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.onGone();
    this.#left();
  }
}
