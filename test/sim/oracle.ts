/** What is right, computed from the database's truth in the plainest way, with none of the code that is judged. */
import type { Fact, Fields, Logged } from './contents.ts';
import type { Postgres } from './postgres.ts';

export interface FilterSpec {
  readonly types?: readonly string[];
  readonly resources?: readonly string[];
  readonly ids?: readonly string[];
  readonly fields?: { readonly color?: readonly string[]; readonly size?: readonly number[] };
}

export type Heard = 'event' | 'moved-in' | 'moved-out';

/** A stretch of one reader's stream, in which its filters did not change. */
export interface Segment {
  readonly specs: readonly FilterSpec[];
  /** It goes on where the stretch before it ended, and nobody has said that it does not. */
  readonly follows: boolean;
  readonly epoch: number;
  /** The number after which it begins. */
  readonly from: number;
  /** The number up to which it is complete. */
  to: number;
  readonly got: { readonly number: number; readonly heard: Heard; readonly eventId: string; readonly type: string }[];
}

function sees(spec: FilterSpec, { type, resource, rowId }: Fact, row: Fields): boolean {
  if (spec.types !== undefined && !spec.types.includes(type)) return false;
  if (spec.resources !== undefined && !spec.resources.includes(resource)) return false;
  if (spec.ids !== undefined && !spec.ids.includes(rowId)) return false;
  if (spec.fields?.color !== undefined && !spec.fields.color.includes(row.color)) return false;
  return spec.fields?.size === undefined || spec.fields.size.includes(row.size);
}

/** How a reader with these filters must hear of an event; null: not at all. */
function dueTo(specs: readonly FilterSpec[], fact: Fact): Heard | null {
  const inView = (row: Fields): boolean => specs.some((spec) => sees(spec, fact, row));
  const { before, after } = fact;
  if (before !== null && after !== null) {
    if (inView(before)) return inView(after) ? 'event' : 'moved-out';
    return inView(after) ? 'moved-in' : null;
  }
  const row = after ?? before;
  return row !== null && inView(row) ? 'event' : null;
}

export interface Verdict {
  /** Events that were owed. */
  readonly owed: number;
  readonly wrong: string | null;
}

/** Stretches that are one stream to the reader. */
export function chainsOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const chains: Segment[][] = [];
  for (const segment of segments) {
    if (segment.follows) chains.at(-1)?.push(segment);
    else chains.push([segment]);
  }
  return chains;
}

/** @param log - the tenant's */
export function judge(chain: readonly Segment[], log: readonly Logged[]): Verdict {
  let owed = 0;
  for (const segment of chain) {
    const verdict = judgeSegment(segment, log);
    owed += verdict.owed;
    if (verdict.wrong !== null) return { owed, wrong: verdict.wrong };
  }
  return { owed, wrong: null };
}

function judgeSegment(segment: Segment, log: readonly Logged[]): Verdict {
  const owed = log.slice(segment.from, segment.to).flatMap(({ fact, number }) => {
    const heard = dueTo(segment.specs, fact);
    if (heard === null) return [];
    return [`${number} ${heard} ${fact.eventId} ${heard === 'moved-out' ? 'MovedOut' : fact.type}`];
  });
  const got = segment.got.map(({ number, heard, eventId, type }) => `${number} ${heard} ${eventId} ${type}`);
  const place = `after ${segment.from} up to ${segment.to} of epoch ${segment.epoch} by ${JSON.stringify(segment.specs)}`;
  if (segment.to > log.length) return { owed: owed.length, wrong: `${place}: the log ends at ${log.length}` };
  const at = Math.max(owed.length, got.length);
  for (let index = 0; index < at; index++) {
    if (owed[index] === got[index]) continue;
    return {
      owed: owed.length,
      wrong: `${place}: owed ${owed[index] ?? 'nothing more'}, got ${got[index] ?? 'nothing more'}`,
    };
  }
  return { owed: owed.length, wrong: null };
}

/** What is wrong with the log as it is in the end. */
export function judgeLog(postgres: Postgres): string[] {
  const wrong = [...postgres.wrong];
  const logged = new Set<Fact>();
  const versions = new Map<string, number>();
  postgres.history.forEach(({ fact, position }, index) => {
    if (position !== index + 1) wrong.push(`position ${position} stands where ${index + 1} should`);
    if (fact.transaction.state !== 'committed') wrong.push(`event ${position} was never committed`);
    if (logged.has(fact)) wrong.push(`event ${fact.eventId} was logged twice`);
    logged.add(fact);
    const before = versions.get(fact.rowId) ?? 0;
    if (fact.version !== before + 1)
      wrong.push(`at ${position}, version ${fact.version} of ${fact.rowId} follows ${before}`);
    versions.set(fact.rowId, fact.version);
    if (fact.type === 'ThingEnded' && fact.after !== null && !(fact.dueAt !== null && fact.at >= fact.dueAt)) {
      wrong.push(`the timer of ${fact.rowId} fired at ${fact.at}, and it was due at ${String(fact.dueAt)}`);
    }
  });
  for (const { facts } of postgres.committed) {
    for (const fact of facts) {
      if (!logged.has(fact)) wrong.push(`event ${fact.id} was committed and never logged`);
    }
  }
  let earliestEnd = Number.POSITIVE_INFINITY;
  for (const { fact, position } of [...postgres.history].reverse()) {
    if (earliestEnd < fact.transaction.began)
      wrong.push(`the event at ${position} stands before one that was over when it began`);
    earliestEnd = Math.min(earliestEnd, fact.transaction.ended ?? Number.POSITIVE_INFINITY);
  }
  return wrong;
}
