// Code generated from resources.yaml. DO NOT EDIT.

import type { BookAdded, BookLent, BookRemoved, BookReturned, BookUpdated } from './book.ts';

/** Every event of the API, told apart by `type`. */
export type ApiEvent = BookAdded | BookUpdated | BookLent | BookReturned | BookRemoved;

/** Events by their type. */
export interface EventMap {
  readonly BookAdded: BookAdded;
  readonly BookUpdated: BookUpdated;
  readonly BookLent: BookLent;
  readonly BookReturned: BookReturned;
  readonly BookRemoved: BookRemoved;
}

export type EventType = keyof EventMap;

/** Every type of event, in the order of the manifest. */
export const eventTypes: readonly EventType[] = ['BookAdded', 'BookUpdated', 'BookLent', 'BookReturned', 'BookRemoved'];
