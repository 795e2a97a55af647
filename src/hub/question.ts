import type { Reader } from './reader.ts';
import type { Turns } from './turns.ts';

/** What readers ask of the log while they wait in one line: those who come meanwhile and ask the same share the answer. */
export class Question<T> {
  readonly #answer: Promise<T | null>;
  readonly #over: () => void;
  #asking = 0;
  #leave: () => void = () => undefined;

  /**
   * @param ask - called when it is its turn
   * @param over - nobody else can share it from now on; may be called twice
   */
  constructor(turns: Turns, ask: () => Promise<T>, over: () => void) {
    this.#over = over;
    this.#answer = turns
      .take(ask, (leave) => {
        this.#leave = leave;
      })
      .finally(over);
  }

  /** @returns null where all who asked were gone before it was their turn: that costs no question */
  async for(reader: Reader): Promise<T | null> {
    this.#asking += 1;
    reader.onGone = () => {
      this.#asking -= 1;
      if (this.#asking > 0) return;
      this.#over();
      this.#leave();
    };
    try {
      return await this.#answer;
    } finally {
      // Else the answer would be kept for as long as the stream is.
      reader.onGone = null;
    }
  }
}
