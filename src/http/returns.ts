import type { Random } from '../environment.ts';

/** How many the nodes that remain take up a second, without others feeling it. */
const perSecond = 500;
const shortestMs = 250;
const longestMs = 30_000;

/** When clients whose streams end had better come back. Those that end together come back together, whatever their streams run over. */
export interface Returns {
  /** Milliseconds: at random, over a time in which all that end can be taken up. */
  hint(): number;
  /** All that are open now end: they count until the last one has been told. Further calls change nothing. */
  stop(): void;
}

/** @param open - how many streams there are, of every kind */
export function createReturns(random: Random, open: () => number): Returns {
  let ending = 0;
  return {
    hint() {
      const spread = Math.min(longestMs, 1000 + (Math.max(ending, open()) / perSecond) * 1000);
      return Math.round(shortestMs + random.fraction() * spread);
    },
    stop() {
      ending ||= open();
    },
  };
}
