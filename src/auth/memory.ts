/** What was looked up a moment ago, so that not each request asks again. */

interface Entry<T> {
  /** The answer, or the question that is still open. */
  value: T | Promise<T>;
  readonly since: number;
  until: number;
}

/**
 * Remembers the answers to `ask` for a short time, for at most `size` keys (the oldest go first). Those who ask for the same key at
 * the same time share one question; a question that failed is forgotten.
 */
export class Memory<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #size: number;
  readonly #clock: () => number;

  constructor(size: number, clock: () => number) {
    this.#size = size;
    this.#clock = clock;
  }

  /** @param keep - for how many milliseconds this answer may be believed, counted from the question */
  recall(key: string, ask: () => Promise<T>, keep: (value: T) => number): T | Promise<T> {
    const now = this.#clock();
    const known = this.#entries.get(key);
    // A clock that was set back must not make an old answer young again: a revoked key would work for as long as it was set back.
    if (known !== undefined && known.since <= now && now < known.until) return known.value;
    const answer = ask();
    const entry: Entry<T> = { value: answer, since: now, until: Number.POSITIVE_INFINITY };
    // Set anew, so that the map's order is that of the questions.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size > this.#size) this.#forgetOldest();
    answer.then(
      (value) => {
        entry.value = value;
        entry.until = now + keep(value);
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return answer;
  }

  #forgetOldest(): void {
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
