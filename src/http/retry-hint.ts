import type { Random } from '../environment.ts';

/** How many the nodes that remain take up a second, without others feeling it. */
const perSecond = 500;
const shortestMs = 250;
const longestMs = 30_000;

/**
 * When a client whose stream ends had better come back, milliseconds: at random, over a time in which all that end now can be taken up.
 *
 * @param streams - that end at this moment
 */
export function retryHint(random: Random, streams: number): number {
  const spread = Math.min(longestMs, 1000 + (streams / perSecond) * 1000);
  return Math.round(shortestMs + random.fraction() * spread);
}
