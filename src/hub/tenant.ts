import { FilterIndex } from './filter-index.ts';
import type { Group } from './group.ts';
import type { Item } from './item.ts';

/** What the hub knows of a tenant that has readers. */
export class Tenant {
  readonly groups = new Map<string, Group>();
  readonly index = new FilterIndex<Group>();
  /** Streams that are open, live or not. */
  readers = 0;
  /** Number of the first event that passed since there are readers, and of the last; null until one has. */
  first: number | null = null;
  last: number | null = null;
  /** The question for the tenant's newest event, while it is open. */
  head: Promise<number | null> | null = null;
  /** Called when the last reader has left. */
  onEmpty: (() => void) | null = null;

  pass({ number }: Item): void {
    this.first ??= number;
    this.last = number;
  }
}
