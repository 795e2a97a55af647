// Code generated from resources.yaml. DO NOT EDIT.

import type { Ports, TimerStatement } from '../../src/contract/api.ts';
import type { MutationStatement } from '../../src/contract/mutation.ts';
import { addBook, type BookState, createBookState, giveBackBook, lendBook, removeBook, updateBook } from './book.ts';

/** The state of every resource. */
export interface State {
  readonly book: BookState;
}

/** Wires every resource to its database and its log. */
export function createState(ports: Ports): State {
  return {
    book: createBookState(ports),
  };
}

/** Every mutation that a client may ask for. */
export const mutationStatements: readonly MutationStatement<never, unknown>[] = [
  addBook,
  updateBook,
  lendBook,
  removeBook,
];

/** Every mutation that the system performs when its time has come. */
export const timerStatements: readonly TimerStatement[] = [giveBackBook];
