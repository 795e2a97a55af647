// Code generated from resources.yaml (resource book). DO NOT EDIT.

import { duration, object, patch, text, uuid } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';

export const bookPlan: ResourcePlan = {
  resource: 'book',
  id: 'book_id',
  get: '/books/:id',
  notFound: 'BOOK_NOT_FOUND',
  mutations: [
    {
      name: 'add',
      kind: 'create',
      route: { method: 'POST', path: '/books' },
      status: 201,
      answer: 'entity',
      body: object({ required: { title: text({ max: 200, notBlank: true }) } }),
      events: [{ type: 'BookAdded', payload: { book: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'title' },
        { because: 'type', given: { title: 42 } },
      ],
    },
    {
      name: 'update',
      kind: 'update',
      route: { method: 'PATCH', path: '/books/:id' },
      status: 200,
      answer: 'entity',
      body: patch({ optional: { title: text({ max: 200, notBlank: true }) } }),
      after: [{ do: 'add' }],
      events: [{ type: 'BookUpdated', payload: { book: 'entity' } }],
      refusals: [{ because: 'empty' }, { because: 'type', given: { title: 42 } }],
    },
    {
      name: 'lend',
      kind: 'change',
      route: { method: 'POST', path: '/books/:id/lend' },
      status: 200,
      answer: 'entity',
      body: object({ required: { reader_id: uuid(), for_ms: duration(1, 31536000000) } }),
      after: [{ do: 'add' }],
      events: [
        { type: 'BookLent', payload: { book_id: { field: 'book_id' }, to: { field: 'reader_id' }, book: 'entity' } },
      ],
      refusals: [
        { because: 'missing', field: 'reader_id' },
        { because: 'type', given: { reader_id: 42 } },
        { because: 'range', given: { for_ms: 0 } },
        { because: 'state', after: [{ do: 'add' }, { do: 'lend' }], code: 'ALREADY_LENT' },
      ],
    },
    {
      name: 'give_back',
      kind: 'change',
      route: null,
      status: 200,
      answer: 'entity',
      after: [{ do: 'add' }, { do: 'lend', given: { for_ms: 1 } }],
      timer: 'due_at',
      events: [{ type: 'BookReturned', payload: { book: 'entity' } }],
    },
    {
      name: 'remove',
      kind: 'delete',
      route: { method: 'DELETE', path: '/books/:id' },
      status: 204,
      answer: 'none',
      after: [{ do: 'add' }],
      events: [{ type: 'BookRemoved', payload: { book_id: { field: 'book_id' } } }],
      refusals: [{ because: 'state', after: [{ do: 'add' }, { do: 'lend' }], code: 'STATE_CONFLICT' }],
    },
  ],
};
