/** Answers that hold as long as tenants and keys stay what they were; at most `size` of them, the oldest go first. */
export class Remembered<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #size: number;
  readonly #clock: () => number;

  constructor(size: number, clock: () => number) {
    this.#size = size;
    this.#clock = clock;
  }

  /** @returns undefined where nothing is known that still holds */
  get(name: string, version: string): T | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.version !== version) return undefined;
    // A clock that was set back must not make an old answer young again.
    const age = this.#clock() - entry.since;
    return age >= 0 && age < holdsForMs ? entry.value : undefined;
  }

  /** @param version - of before the question was asked, so that what changed meanwhile is asked for again */
  set(name: string, version: string, value: T): void {
    // Set anew, so that the map's order is that of the questions.
    this.#entries.delete(name);
    this.#entries.set(name, { value, version, since: this.#clock() });
    if (this.#entries.size <= this.#size) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}

/** For changes that raise no version, such as those of a restore without triggers. */
export const holdsForMs = 60_000;

interface Entry<T> {
  readonly value: T;
  readonly version: string;
  readonly since: number;
}
