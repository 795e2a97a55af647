// Code generated from resources.yaml (resource note). DO NOT EDIT.

import type { MutationHandler, NoInput } from '../../src/contract/mutation.ts';
import { callRoute, mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { NoteCreated, NoteDeleted, NoteUpdated } from '../events/note.ts';
import type { NoteState } from '../state/note.ts';
import type { CreateNote, UpdateNote } from '../types/note.ts';
import { createNote, listNote, searchNote, updateNote } from '../validators/note.ts';

/** What performs each mutation of note. A handler that announces nothing, or another event, does not compile. */
export interface NoteMutationRoutes {
  readonly 'note.create': MutationHandler<CreateNote, NoteCreated>;
  readonly 'note.update': MutationHandler<UpdateNote, NoteUpdated>;
  readonly 'note.delete': MutationHandler<NoInput, NoteDeleted>;
}

/** Every route of note. */
export function noteRoutes(state: NoteState): readonly Route[] {
  const mutations: NoteMutationRoutes = {
    'note.create': state.create,
    'note.update': state.update,
    'note.delete': state.delete,
  };
  return [
    mutationRoute({
      name: 'note.create',
      method: 'POST',
      path: '/notes',
      requires: [],
      status: 201,
      events: ['NoteCreated'],
      body: createNote,
      location: '/notes/:id',
      handle: mutations['note.create'],
    }),
    mutationRoute({
      name: 'note.update',
      method: 'PATCH',
      path: '/notes/:id',
      requires: [],
      status: 200,
      events: ['NoteUpdated'],
      body: updateNote,
      handle: mutations['note.update'],
    }),
    mutationRoute({
      name: 'note.delete',
      method: 'DELETE',
      path: '/notes/:id',
      requires: [],
      status: 204,
      events: ['NoteDeleted'],
      body: null,
      handle: mutations['note.delete'],
    }),
    queryRoute({
      name: 'note.get',
      method: 'GET',
      path: '/notes/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'note.list',
      method: 'GET',
      path: '/notes',
      requires: [],
      query: listNote,
      handle: state.list,
    }),
    callRoute({
      name: 'note.search',
      method: 'POST',
      path: '/notes/search',
      requires: [],
      body: searchNote,
      handle: (params, context) => state.search({ ...context, id: null, params }),
    }),
  ];
}
