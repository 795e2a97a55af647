/** Statements that wait for a connection, and which of them leave together. */
import type { Rows, TextQuery } from './text-query.ts';

/** A statement and who waits for its end. */
export interface Task {
  readonly query: TextQuery;
  /** It may share a transaction with others that say so. */
  readonly together: boolean;
  readonly settle: (error: Error | null, rows: Rows) => void;
  /** When it has waited long enough. */
  readonly until: number;
}

/**
 * The longest values of statements that share a transaction, all together, in bytes: what is long takes long, and costs most where it is
 * done again.
 */
const mostShared = 256 * 1024;

/** The oldest comes first; of those that may share a transaction, the next ones come with it. */
export class Queue {
  readonly #alone: Task[] = [];
  readonly #together: Task[] = [];
  readonly #mostTogether: number;

  /** @param mostTogether - in one transaction */
  constructor(mostTogether: number) {
    this.#mostTogether = mostTogether;
  }

  get length(): number {
    return this.#alone.length + this.#together.length;
  }

  /** Those that leave by themselves. */
  get alone(): number {
    return this.#alone.length;
  }

  /** How many transactions wait, where none is too long. */
  get transactions(): number {
    return this.#alone.length + Math.ceil(this.#together.length / this.#mostTogether);
  }

  /** When the next one has waited long enough. */
  get until(): number | undefined {
    return this.#next[0]?.until;
  }

  push(task: Task): void {
    (task.together ? this.#together : this.#alone).push(task);
  }

  shift(): Task | undefined {
    return this.#next.shift();
  }

  /** The next transaction, of so many statements at most; at least one must wait. */
  take(most: number): readonly Task[] {
    const next = this.#next;
    if (next === this.#alone) return next.splice(0, 1);
    let count = 1;
    for (let size = next[0]?.query.size ?? 0; count < Math.min(most, this.#mostTogether, next.length); count += 1) {
      size += next[count]?.query.size ?? 0;
      if (size > mostShared) break;
    }
    return next.splice(0, count);
  }

  get #next(): Task[] {
    const [alone] = this.#alone;
    const [together] = this.#together;
    if (together === undefined) return this.#alone;
    return alone === undefined || together.until < alone.until ? this.#together : this.#alone;
  }
}
