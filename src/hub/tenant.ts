import type { Span } from '../log/store.ts';
import { FilterIndex } from './filter-index.ts';
import type { Group } from './group.ts';
import type { Item } from './item.ts';
import type { Piece } from './piece.ts';
import type { Question } from './question.ts';

/** What the log holds after a number. */
export interface Stretch {
  readonly piece: Piece;
  /** Where it is above the number that was asked for, events after that number were dropped. */
  readonly floor: number;
}

/** What the hub knows of a tenant that has readers. */
export class Tenant {
  readonly groups = new Map<string, Group>();
  readonly index = new FilterIndex<Group>();
  /** Streams that are open, live or not. */
  readers = 0;
  /** Number of the first event that passed since there are readers, and of the last; null until one has. */
  first: number | null = null;
  last: number | null = null;
  /** The question for the tenant's newest event, while it is open, and the highest number that was the answer so far. */
  head: Question<Span> | null = null;
  reached = 0;
  /** The questions for what follows on a number, by that, while they are open. */
  readonly reads = new Map<number, Question<Stretch>>();

  pass({ number }: Item): void {
    this.first ??= number;
    this.last = number;
  }
}
