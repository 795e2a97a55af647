import type { Batch } from './batch.ts';
import type { Encoding } from './encoding.ts';
import type { Filters } from './filter.ts';
import type { Group } from './group.ts';
import type { CloseReason, Sink } from './sink.ts';
import type { Tenant } from './tenant.ts';

export interface Joining {
  readonly tenantId: string;
  readonly encoding: Encoding;
  readonly sink: Sink;
  readonly filters: Filters;
  /** The number of the tenant's event after which to begin; null: from now on. */
  readonly after: number | null;
}

/** What a reader asks of the hub. One for all readers, who are many. */
export interface ReaderHost {
  /** Bytes that may wait for a reader; what one turn has for its group may come on top. */
  readonly mostBacklog: number;
  /** The reader no longer takes what it gets. */
  overflowed(reader: Reader): void;
  /** Once, when it was closed or has left. */
  left(reader: Reader): void;
  change(reader: Reader, filters: Filters, announce: (position: string) => object): void;
  /** Brings the reader's position to what was looked at for it. */
  settle(reader: Reader): void;
}

/** Takes the reader out of the hub, or changes what it hears. */
export interface Stream {
  /**
   * Hears by these filters from now on, or from where it stands if it is catching up. Tells the reader with a frame that holds the
   * position, made of `announce`.
   */
  change(filters: Filters, announce: (position: string) => object): void;
  /** The position up to which it was looked, and after which nothing was written; '' before its beginning is known. */
  standing(): string;
  /** It gets nothing any more. */
  leave(): void;
}

/**
 * One stream: in order, with one cursor, whatever it subscribes to. It is either live, as a member of a group, or it is on its way there,
 * reading what it has missed.
 */
export class Reader implements Stream {
  readonly tenantId: string;
  readonly tenant: Tenant;
  readonly encoding: Encoding;
  readonly sink: Sink;
  filters: Filters;
  group: Group | null = null;
  /** Changes of filters that came before the stream had begun; null since then. */
  early: (() => void)[] | null = null;
  /** Whoever waits for the reader is told that it is gone. */
  onGone: (() => void) | null = null;
  /** Has said that it caught up. */
  caughtUp = false;
  readonly #host: ReaderHost;
  #gone = false;
  #number = -1;
  #position = '';
  #told = '';

  constructor(host: ReaderHost, tenant: Tenant, { tenantId, encoding, sink, filters }: Joining) {
    this.#host = host;
    this.tenant = tenant;
    this.tenantId = tenantId;
    this.encoding = encoding;
    this.sink = sink;
    this.filters = filters;
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
    return this.sink.backlog > this.#host.mostBacklog;
  }

  /** @param told - the position that the last of the frames tells */
  write(bytes: Buffer, told: string): void {
    this.sink.write(bytes);
    this.#told = told;
  }

  /**
   * Tells of the stream itself.
   *
   * @param position - where the stream stands after it; null: the stream ends with this, and there is no going on from where it stands
   */
  say(message: object, position: string | null = this.#position): void {
    this.write(this.encoding.encode(JSON.stringify(message), position, 'control'), position ?? this.#told);
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
      this.#host.overflowed(this);
      return;
    }
    const { number, position } = fresh.last;
    this.write(fresh.bytes, position);
    this.advance(number, position);
  }

  change(filters: Filters, announce: (position: string) => object): void {
    this.#host.change(this, filters, announce);
  }

  standing(): string {
    this.#host.settle(this);
    return this.#position;
  }

  close(reason: CloseReason): void {
    this.leave();
    this.sink.close(reason, this.#position);
  }

  leave(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.onGone?.();
    this.#host.left(this);
  }
}
