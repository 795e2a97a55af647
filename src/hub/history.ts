import type { Piece } from './piece.ts';

/**
 * What readers were given while they caught up, for a moment: thousands may come back at once after the same event, and what follows on it
 * is read and put together once for all of them. Bounded by bytes; the oldest go first.
 */
export class History {
  readonly #mostBytes: number;
  readonly #pieces = new Map<string, Piece>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** What is kept, roughly. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What follows on a number; null where that is not kept. Never empty. */
  after(tenantId: string, number: number): Piece | null {
    return this.#pieces.get(keyOf(tenantId, number)) ?? null;
  }

  keep(tenantId: string, number: number, piece: Piece): void {
    const key = keyOf(tenantId, number);
    if (piece.isEmpty || piece.bytes > this.#mostBytes || this.#pieces.has(key)) return;
    this.#pieces.set(key, piece);
    this.#bytes += piece.bytes;
    for (const [oldest, { bytes }] of this.#pieces) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#pieces.delete(oldest);
      this.#bytes -= bytes;
    }
  }

  forget(): void {
    this.#pieces.clear();
    this.#bytes = 0;
  }
}

const keyOf = (tenantId: string, number: number): string => `${tenantId} ${number}`;
