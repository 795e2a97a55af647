// Code generated from resources.yaml (resource book). DO NOT EDIT.

import type { MutationHandler, NoInput } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { BookAdded, BookLent, BookRemoved, BookUpdated } from '../events/book.ts';
import type { BookState } from '../state/book.ts';
import type { AddBook, LendBook, UpdateBook } from '../types/book.ts';
import { addBook, lendBook, listBook, updateBook } from '../validators/book.ts';

/** What performs each mutation of book. A handler that announces nothing, or another event, does not compile. */
export interface BookMutationRoutes {
  readonly 'book.add': MutationHandler<AddBook, BookAdded>;
  readonly 'book.update': MutationHandler<UpdateBook, BookUpdated>;
  readonly 'book.lend': MutationHandler<LendBook, BookLent>;
  readonly 'book.remove': MutationHandler<NoInput, BookRemoved>;
}

/** Every route of book. */
export function bookRoutes(state: BookState): readonly Route[] {
  const mutations: BookMutationRoutes = {
    'book.add': state.add,
    'book.update': state.update,
    'book.lend': state.lend,
    'book.remove': state.remove,
  };
  return [
    mutationRoute({
      name: 'book.add',
      method: 'POST',
      path: '/books',
      requires: [],
      status: 201,
      events: ['BookAdded'],
      body: addBook,
      location: '/books/:id',
      handle: mutations['book.add'],
    }),
    mutationRoute({
      name: 'book.update',
      method: 'PATCH',
      path: '/books/:id',
      requires: [],
      status: 200,
      events: ['BookUpdated'],
      body: updateBook,
      handle: mutations['book.update'],
    }),
    mutationRoute({
      name: 'book.lend',
      method: 'POST',
      path: '/books/:id/lend',
      requires: [],
      status: 200,
      events: ['BookLent'],
      body: lendBook,
      handle: mutations['book.lend'],
    }),
    mutationRoute({
      name: 'book.remove',
      method: 'DELETE',
      path: '/books/:id',
      requires: [],
      status: 204,
      events: ['BookRemoved'],
      body: null,
      handle: mutations['book.remove'],
    }),
    queryRoute({
      name: 'book.get',
      method: 'GET',
      path: '/books/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'book.list',
      method: 'GET',
      path: '/books',
      requires: [],
      query: listBook,
      handle: state.list,
    }),
  ];
}
