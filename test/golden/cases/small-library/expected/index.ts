// Code generated from resources.yaml. DO NOT EDIT.

import type { GeneratedApi } from '../src/contract/api.ts';
import type { Hooks } from './hooks.ts';
import { createRoutes } from './routes/index.ts';
import { mutationStatements, timerStatements } from './state/index.ts';

export type * from './events/book.ts';
export type * from './events/index.ts';
export type { Hooks } from './hooks.ts';
export type { MutationRoutes } from './routes/index.ts';
export type * from './types/book.ts';
export type * from './types/common.ts';

/** The whole API, as the server takes it. */
export const api: GeneratedApi<Hooks> = {
  title: 'Small Library',
  version: '1.0.0',
  base: '/api',
  functionsSchema: 'fn_e0327fbb248e',
  migrations: new URL('./migrations/', import.meta.url),
  resources: [
    {
      name: 'book',
      plural: 'books',
      path: '/books',
      id: 'book_id',
      notFound: 'BOOK_NOT_FOUND',
      singleton: false,
      table: 'api.book',
      filterable: ['status'],
    },
  ],
  events: [
    { type: 'BookAdded', resource: 'book', mutation: 'add' },
    { type: 'BookUpdated', resource: 'book', mutation: 'update' },
    { type: 'BookLent', resource: 'book', mutation: 'lend' },
    { type: 'BookReturned', resource: 'book', mutation: 'give_back' },
    { type: 'BookRemoved', resource: 'book', mutation: 'remove' },
  ],
  mutations: mutationStatements,
  timers: timerStatements,
  createRoutes,
};
