/** Whether anything about tenants and keys has changed: one small question for all that is remembered of them. */
import type { Database } from '../database/statement.ts';

/** A change is noticed by requests within this time, and the time of one question. */
const believedForMs = 250;

const text = 'SELECT a.version FROM resound.access AS a';

export class Changes {
  readonly #database: Pick<Database, 'read'>;
  readonly #clock: () => number;
  #version = '';
  #since = Number.NEGATIVE_INFINITY;
  #asking: Promise<string> | null = null;

  constructor(database: Pick<Database, 'read'>, clock: () => number) {
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * The version of tenants and keys a moment ago at most. What was looked up after a version was given holds until another one is.
   *
   * @throws ApiError 503
   */
  version(): string | Promise<string> {
    const age = this.#clock() - this.#since;
    // A clock that was set back must not make an old answer young again.
    return age >= 0 && age < believedForMs ? this.#version : this.ask();
  }

  /** The version now. Those who ask at the same time share one question. */
  ask(): Promise<string> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(): Promise<string> {
    const since = this.#clock();
    const [row] = await this.#database.read({ name: 'resound.access', text, values: [] });
    this.#version = row?.[0] ?? '';
    this.#since = since;
    return this.#version;
  }
}
