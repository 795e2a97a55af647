/** A mutation's function is a list of steps, printed with an empty line between them. */
import type { Lines } from './lines.ts';

/** One step of a function: what it is for, and how. */
export interface Step {
  readonly remark: string | null;
  readonly lines: Lines;
}

export function step(text: string | null, ...parts: readonly Lines[]): Step {
  const [first = []] = parts;
  return { remark: text, lines: parts.length < 2 ? first : parts.flat() };
}

/** The time of the mutation, where any later step asks for it. */
export function timeStep(later: readonly Step[]): Step {
  const isAsked = later.some(({ lines }) => lines.some((line) => /\bmoment\b/.test(line)));
  return step(
    'The time once every lock is held, for the wait may have been long.',
    isAsked ? ['moment := clock_timestamp();'] : [],
  );
}
