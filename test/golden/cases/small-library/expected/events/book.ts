// Code generated from resources.yaml (resource book). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Book } from '../types/book.ts';

/** Announced when `book.add` has committed. */
export interface BookAdded {
  readonly type: 'BookAdded';
  readonly book: Book;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `book.update` has committed. */
export interface BookUpdated {
  readonly type: 'BookUpdated';
  readonly book: Book;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `book.lend` has committed. */
export interface BookLent {
  readonly type: 'BookLent';
  readonly book_id: string;
  /** Uuid. */
  readonly to: string | null;
  readonly book: Book;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `book.give_back` has committed. */
export interface BookReturned {
  readonly type: 'BookReturned';
  readonly book: Book;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `book.remove` has committed. */
export interface BookRemoved {
  readonly type: 'BookRemoved';
  readonly book_id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
