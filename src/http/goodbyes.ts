import type { Timers } from '../environment.ts';

/** As many as can come back within a moment: thousands at once would meet the other nodes as one blow. */
const atOnce = 100;
const pauseMs = 50;

/**
 * Says goodbye to each of many, a few at a time.
 *
 * @param withinMs - the last one is told before this time is over
 */
export async function sayInTurns<Listener>(
  all: readonly Listener[],
  withinMs: number,
  timers: Timers,
  say: (listener: Listener) => void,
): Promise<void> {
  const steps = Math.min(Math.ceil(all.length / atOnce), Math.floor(withinMs / pauseMs) + 1);
  for (let step = 0; step < steps; step += 1) {
    if (step > 0) await new Promise<void>((resolve) => timers.after(pauseMs, resolve));
    const [from, to] = [step, step + 1].map((n) => Math.round((n * all.length) / steps));
    for (const listener of all.slice(from, to)) say(listener);
  }
}
