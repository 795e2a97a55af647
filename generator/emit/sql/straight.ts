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
  const named = lines.map((line) => ({ line, columns: columnsIn(line) }));
  const values = new Map<string, string>();
  for (const line of lines) {
    const [, column, value] = assignment.exec(line) ?? [];
    if (column === undefined || value === undefined) continue;
    const isRead = named.some((other) => reads(other.line === line ? columnsIn(value) : other.columns, column));
    if (!isRead) values.set(column, value);
  }
  const isKept = (line: string): boolean => !values.has(assignment.exec(line)?.[1] ?? '');
  return { steps: steps.map((step) => ({ ...step, lines: step.lines.filter(isKept) })), values };
}

/** The columns of `after` that the code names; '' stands for all of it. */
const columnsIn = (code: string): readonly string[] =>
  code.includes('after') ? [...code.matchAll(/\bafter\b(?:\.("[^"]+"|\w+))?/g)].map(([, column]) => column ?? '') : [];

const reads = (columns: readonly string[], column: string): boolean => columns.includes(column) || columns.includes('');
