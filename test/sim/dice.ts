/** Chance that repeats: everything that may happen one way or another in a run is decided here. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
    // Seeds that are close to each other begin alike.
    for (let turn = 0; turn < 4; turn++) this.fraction();
  }

  /** From 0 to 1, exclusive (mulberry32). */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** From `from` to `to`. */
  between(from: number, to: number): number {
    return from + this.fraction() * (to - from);
  }

  /** A whole number below `size`. */
  below(size: number): number {
    return Math.floor(this.fraction() * size);
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.below(from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  uuid(): string {
    const hex = Array.from({ length: 4 }, () =>
      Math.floor(this.fraction() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}
