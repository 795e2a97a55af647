import type { Positions } from '../log/position.ts';
import { Batch, type Frame } from './batch.ts';
import type { Encoding } from './encoding.ts';
import { type Filters, isEverything, matchOf } from './filter.ts';
import type { Item } from './item.ts';
import type { Reader } from './reader.ts';

/** Readers that hear live events and get the same bytes: same tenant, equal filter, same encoding. */
export class Group {
  readonly key: string;
  readonly filters: Filters;
  readonly members = new Set<Reader>();
  readonly #tenantId: string;
  readonly #encoding: Encoding;
  readonly #positions: Positions;
  readonly #whole: boolean;
  #pending: Frame[] = [];
  /** What the members are getting: the oldest first, which those that `#left` gives have not got yet. */
  readonly #batches: Batch[] = [];
  #left: Iterator<Reader> | null = null;
  /** Number of the tenant's event after which there was nothing for this filter; null until the first event passes. */
  #last: number | null;

  /** @param last - the tenant's event that passed the hub last; null where none has */
  constructor(
    key: string,
    tenantId: string,
    filters: Filters,
    encoding: Encoding,
    positions: Positions,
    last: number | null,
  ) {
    this.key = key;
    this.filters = filters;
    this.#tenantId = tenantId;
    this.#encoding = encoding;
    this.#positions = positions;
    this.#whole = isEverything(filters);
    this.#last = last;
  }

  /**
   * @param first - number of the first event of the tenant that passed the hub since it knows the tenant
   * @returns whether the event is for this group
   */
  add(item: Item, first: number): boolean {
    const match = this.#whole ? 'event' : matchOf(this.filters, item);
    if (match === null) return false;
    const previous = this.#last ?? first - 1;
    const bytes = this.#whole
      ? item.wholeFrame(this.#encoding)
      : item.frame(this.#encoding, match, this.#positions.encode(this.#tenantId, previous));
    this.#last = item.number;
    this.#pending.push({ number: item.number, position: item.position, bytes });
    return true;
  }

  /**
   * For those who heard nothing for a while: their stream stands after this event, and had nothing until then.
   *
   * @returns whether that is news
   */
  addPosition(number: number, first: number): boolean {
    const previous = this.#last ?? first - 1;
    if (previous >= number) return false;
    const position = this.#positions.encode(this.#tenantId, number);
    const text = JSON.stringify({
      type: 'Position',
      position,
      previous: this.#positions.encode(this.#tenantId, previous),
    });
    this.#last = number;
    this.#pending.push({ number, position, bytes: this.#encoding.encode(text, position, 'control') });
    return true;
  }

  /**
   * Gives what was added to the members, in one write each.
   *
   * @param most - of them, now
   * @returns how many more might have got something; 0: there may be members that did not get all of it yet
   */
  deliver(most: number): number {
    let left = most;
    for (let batch = this.#next(); batch !== null; batch = this.#next()) {
      const members = (this.#left ??= this.members.values());
      for (let next = members.next(); next.done !== true; next = members.next()) {
        next.value.deliver(batch);
        left -= 1;
        if (left === 0) return 0;
      }
      this.#left = null;
      this.#batches.shift();
    }
    return left;
  }

  /** Gives a member what it has not got yet of all that was added. It may be no member any more after it, since it did not take it. */
  settle(member: Reader): void {
    this.#seal();
    for (const batch of this.#batches) {
      if (this.members.has(member)) member.deliver(batch);
    }
  }

  /** Drops what could not be written whole. */
  abandon(): void {
    this.#pending = [];
    this.#batches.length = 0;
    this.#left = null;
  }

  #next(): Batch | null {
    if (this.#batches.length === 0) this.#seal();
    return this.#batches[0] ?? null;
  }

  /** What was added is one piece from now on: what comes later is another one. */
  #seal(): void {
    const [first, ...rest] = this.#pending;
    if (first === undefined) return;
    this.#batches.push(new Batch([first, ...rest]));
    this.#pending = [];
  }
}
