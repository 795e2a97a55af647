import type { Encoding } from './encoding.ts';
import type { Item } from './item.ts';

/** Of an event beside its texts, roughly. */
const overheadBytes = 600;

export const sizeOf = ({ event }: Item): number =>
  overheadBytes + 3 * (event.payload.length + (event.oldFields?.length ?? 0) + (event.newFields?.length ?? 0));

/** Events of one tenant that follow on each other, perhaps none: what a reader that catches up gets in one turn. */
export class Piece {
  readonly items: readonly Item[];
  readonly #whole = new Map<string, Buffer>();

  constructor(items: readonly Item[]) {
    this.items = items;
  }

  get isEmpty(): boolean {
    return this.items.length === 0;
  }

  /** What it keeps in memory, roughly. */
  get bytes(): number {
    return this.items.reduce((bytes, item) => bytes + sizeOf(item), 0);
  }

  /** The frames for those who hear everything: the same bytes for all of them, however many there are. */
  whole(encoding: Encoding): Buffer {
    const known = this.#whole.get(encoding.name);
    if (known !== undefined) return known;
    const bytes = Buffer.concat(this.items.map((item) => item.wholeFrame(encoding)));
    this.#whole.set(encoding.name, bytes);
    return bytes;
  }
}
