// Code generated from resources.yaml (resource book). DO NOT EDIT.

import type { Ports, TimerStatement } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement, NoInput } from '../../src/contract/mutation.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';
import type { BookAdded, BookLent, BookRemoved, BookUpdated } from '../events/book.ts';
import type { AddBook, LendBook, UpdateBook } from '../types/book.ts';

/** Statement of `book.add`. */
export const addBook: MutationStatement<AddBook, BookAdded> = {
  name: 'book.add',
  resource: 'book',
  sql: 'SELECT refusal, answer, version, events FROM fn_e0327fbb248e.book_add($1, $2, $3, $4, $5, $6, $7)',
  events: ['BookAdded'],
  constraints: {
    book_pkey: { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: 'book has a row with this id already' },
    book_title_check: { status: 400, code: 'INVALID_RANGE', message: 'title must have between 1 and 200 characters' },
  },
  together: true,
};

/** Statement of `book.update`. */
export const updateBook: MutationStatement<UpdateBook, BookUpdated> = {
  name: 'book.update',
  resource: 'book',
  sql: 'SELECT refusal, answer, version, events FROM fn_e0327fbb248e.book_update($1, $2, $3, $4, $5, $6, $7)',
  events: ['BookUpdated'],
  constraints: {
    book_title_check: { status: 400, code: 'INVALID_RANGE', message: 'title must have between 1 and 200 characters' },
  },
  together: false,
};

/** Statement of `book.lend`. */
export const lendBook: MutationStatement<LendBook, BookLent> = {
  name: 'book.lend',
  resource: 'book',
  sql: 'SELECT refusal, answer, version, events FROM fn_e0327fbb248e.book_lend($1, $2, $3, $4, $5, $6, $7)',
  events: ['BookLent'],
  constraints: {},
  together: false,
};

/** Statement of `book.remove`. */
export const removeBook: MutationStatement<NoInput, BookRemoved> = {
  name: 'book.remove',
  resource: 'book',
  sql: 'SELECT refusal, answer, version, events FROM fn_e0327fbb248e.book_remove($1, $2, $3, $4, $5, $6, $7)',
  events: ['BookRemoved'],
  constraints: {},
  together: false,
};

/** Timer of `book.give_back`. */
export const giveBackBook: TimerStatement = {
  name: 'book.give_back',
  resource: 'book',
  sql: 'SELECT fired, parked FROM fn_e0327fbb248e.book_give_back_due($1)',
  next: 'SELECT wait_ms FROM fn_e0327fbb248e.book_give_back_next()',
};

/** Statement of `book.get`. */
export const getBook: GetStatement = {
  name: 'book.get',
  resource: 'book',
  sql: 'SELECT fn_e0327fbb248e.book_text(r.*) AS text, r.version FROM api.book r WHERE r.tenant_id = $1 AND r.book_id = $2',
  touch: null,
  notFound: { code: 'BOOK_NOT_FOUND', message: 'there is no book with this id' },
};

/** Statement of `book.list`. */
export const listBook: ListStatement = {
  name: 'book.list',
  resource: 'book',
  table: 'api.book',
  text: 'fn_e0327fbb248e.book_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.book_id',
  filters: {
    status: { sql: 'r.status = ?::text', switch: false },
    added_after: { sql: 'r.added_at >= ?::timestamptz', switch: false },
  },
  plural: 'books',
  under: null,
};

/** The database of book, and the log of its events. */
export interface BookState {
  readonly add: MutationHandler<AddBook, BookAdded>;
  readonly update: MutationHandler<UpdateBook, BookUpdated>;
  readonly lend: MutationHandler<LendBook, BookLent>;
  readonly remove: MutationHandler<NoInput, BookRemoved>;
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
}

/** Wires book to its database. */
export function createBookState(ports: Ports): BookState {
  return {
    add: (request) => ports.mutations.run(addBook, request),
    update: (request) => ports.mutations.run(updateBook, request),
    lend: (request) => ports.mutations.run(lendBook, request),
    remove: (request) => ports.mutations.run(removeBook, request),
    get: (request) => ports.queries.get(getBook, request),
    list: (request) => ports.queries.list(listBook, request),
  };
}
