/** About 2 ms of the database's time. */
const mostAtOnce = 500;

interface Waiting<T> {
  readonly name: string;
  readonly resolve: (value: T | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Asks for many at once, and one question at a time: whoever comes while one is under way gathers for the next. So a flood of names that nobody
 * knows costs one connection at most, and a name that is known waits for two questions at most while it lasts.
 */
export class Gather<T> {
  readonly #ask: (names: readonly string[]) => Promise<ReadonlyMap<string, T>>;
  /** Of the next questions. */
  readonly #waiting: Waiting<T>[] = [];
  /** Answers to come, those of the question that is under way too. */
  readonly #open = new Map<string, Promise<T | null>>();
  #busy = false;

  constructor(ask: (names: readonly string[]) => Promise<ReadonlyMap<string, T>>) {
    this.#ask = ask;
  }

  /**
   * @param version - that of `Changes` before; who asks at the same one shares the answer, also of a question that was put before
   * @returns null where the answer does not have the name
   */
  get(name: string, version: string): Promise<T | null> {
    const key = `${version} ${name}`;
    const open = this.#open.get(key);
    if (open !== undefined) return open;
    const answer = new Promise<T | null>((resolve, reject) => {
      this.#waiting.push({ name, resolve, reject });
    }).finally(() => this.#open.delete(key));
    this.#open.set(key, answer);
    if (!this.#busy) {
      this.#busy = true;
      // Not at once: what else is asked for in this turn comes along.
      queueMicrotask(() => void this.#work());
    }
    return answer;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, mostAtOnce);
      try {
        const found = await this.#ask([...new Set(batch.map(({ name }) => name))]);
        for (const { name, resolve } of batch) resolve(found.get(name) ?? null);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#busy = false;
  }
}
