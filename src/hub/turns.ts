/** Lets a few work at a time; the others stand in line, and may leave it. */
export class Turns {
  #free: number;
  readonly #line = new Set<() => void>();

  /** @param most - that work at a time */
  constructor(most: number) {
    this.#free = most;
  }

  /**
   * @param waits - told where there is a line, with what leaves it; that does nothing once the work has begun
   * @returns what the work gives; null where the line was left before
   */
  async take<T>(work: () => Promise<T>, waits: (leave: () => void) => void): Promise<T | null> {
    if (this.#free > 0) this.#free -= 1;
    else if (!(await this.#wait(waits))) return null;
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #wait(waits: (leave: () => void) => void): Promise<boolean> {
    return new Promise((resolve) => {
      const begin = (): void => resolve(true);
      this.#line.add(begin);
      waits(() => {
        if (this.#line.delete(begin)) resolve(false);
      });
    });
  }

  #next(): void {
    const [first] = this.#line;
    if (first === undefined) {
      this.#free += 1;
      return;
    }
    this.#line.delete(first);
    first();
  }
}
