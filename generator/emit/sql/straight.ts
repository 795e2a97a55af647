/** Values that nothing reads before the row stands go straight into the insert, without a stop in `after`. */
import type { Step } from './steps.ts';

interface Straight {
  /** What is left of the steps. */
  readonly steps: readonly Step[];
  /** Columns, as the steps spell them, with the expressions that they get. */
  readonly values: ReadonlyMap<string, string>;
}

/** An unconditional assignment: a line of its own, not under an IF. */
const assignment = /^after\.(\S+) := (.+);$/;

/** Each variable that is assigned costs a call half a microsecond, and most of a new row's values are looked at by nobody. */
export function straight(steps: readonly Step[]): Straight {
  const lines = steps.flatMap((step) => step.lines);
  const values = new Map<string, string>();
  for (const line of lines) {
    const [, column, value] = assignment.exec(line) ?? [];
    if (column === undefined || value === undefined) continue;
    const isRead = lines.some((other) => (other === line ? reads(value, column) : reads(other, column)));
    if (!isRead) values.set(column, value);
  }
  const isKept = (line: string): boolean => !values.has(assignment.exec(line)?.[1] ?? '');
  return { steps: steps.map((step) => ({ ...step, lines: step.lines.filter(isKept) })), values };
}

/** Whether the code names the column of `after`, or all of it. */
function reads(code: string, column: string): boolean {
  return [...code.matchAll(/\bafter\b(?:\.("[^"]+"|\w+))?/g)].some(
    ([, named]) => named === undefined || named === column,
  );
}
