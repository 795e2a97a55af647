import type { Item } from './item.ts';
import { Piece, sizeOf } from './piece.ts';

/**
 * The newest events of all tenants, in memory: whoever comes back after a moment, or reads slowly, is served from here and asks the
 * database nothing. Bounded by bytes; the oldest go first, whoever's they are.
 */
export class Tail {
  readonly #mostBytes: number;
  #items = new Fifo<Item>();
  readonly #tenants = new Map<string, Fifo<Item>>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** What is kept, roughly. */
  get bytes(): number {
    return this.#bytes;
  }

  push(item: Item): void {
    const { tenantId } = item.event;
    const own = this.#tenants.get(tenantId) ?? new Fifo<Item>();
    this.#tenants.set(tenantId, own);
    own.push(item);
    this.#items.push(item);
    this.#bytes += sizeOf(item);
    while (this.#bytes > this.#mostBytes && this.#items.length > 1) this.#forgetOldest();
  }

  /** The tenant's events after a number, as many as make one piece; null where some may be older than what is kept here. */
  after(tenantId: string, number: number): Piece | null {
    const own = this.#tenants.get(tenantId);
    const first = own?.at(0)?.number;
    if (own === undefined || first === undefined || first > number + 1) return null;
    // Numbers have no gap, so that the place is known.
    return new Piece(bounded(own.slice(number + 1 - first, pieceItems)));
  }

  /** Forgets everything. */
  clear(): void {
    this.#items = new Fifo();
    this.#tenants.clear();
    this.#bytes = 0;
  }

  #forgetOldest(): void {
    const item = this.#items.shift() as Item;
    this.#bytes -= sizeOf(item);
    const { tenantId } = item.event;
    const own = this.#tenants.get(tenantId);
    own?.shift();
    if (own?.length === 0) this.#tenants.delete(tenantId);
  }
}

/** What a reader gets in one turn while it catches up: enough for few writes, little enough for the others to wait. */
const pieceItems = 128;
const pieceBytes = 256 * 1024;

function bounded(items: readonly Item[]): readonly Item[] {
  let bytes = 0;
  const end = items.findIndex((item) => (bytes += sizeOf(item)) > pieceBytes);
  return end === -1 ? items : items.slice(0, Math.max(1, end));
}

/** An array whose first element can go without all others being moved each time. */
class Fifo<T> {
  #elements: T[] = [];
  #first = 0;

  get length(): number {
    return this.#elements.length - this.#first;
  }

  at(index: number): T | undefined {
    return this.#elements[this.#first + index];
  }

  push(element: T): void {
    this.#elements.push(element);
  }

  shift(): T | undefined {
    const element = this.#elements[this.#first];
    if (this.length === 0) return undefined;
    this.#first += 1;
    if (this.#first >= 1024 && this.#first * 2 >= this.#elements.length) {
      this.#elements = this.#elements.slice(this.#first);
      this.#first = 0;
    }
    return element;
  }

  slice(from: number, most: number): readonly T[] {
    return this.#elements.slice(this.#first + from, this.#first + from + most);
  }
}
