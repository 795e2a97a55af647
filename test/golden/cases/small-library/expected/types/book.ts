// Code generated from resources.yaml (resource book). DO NOT EDIT.

import type { BookStatus } from './common.ts';

/** A book on the shelf. */
export interface Book {
  /** Uuid. */
  readonly book_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  readonly title: string;
  readonly status: BookStatus;
  /** Uuid. */
  readonly reader_id: string | null;
  /** RFC 3339. */
  readonly added_at: string;
  /** RFC 3339. */
  readonly due_at: string | null;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `book.add`. */
export interface AddBook {
  readonly title: string;
}

/** Body of `book.update`, a JSON Merge Patch. */
export interface UpdateBook {
  readonly title?: string;
}

/** Body of `book.lend`. */
export interface LendBook {
  /** Uuid. */
  readonly reader_id: string;
  /** Milliseconds. */
  readonly for_ms: number;
}
