// Code generated from resources.yaml (resource note). DO NOT EDIT.

import { json, list, nullable, object, patch, text, uuid } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { NoteType, Ttl } from './values.ts';

export const notePlan: ResourcePlan = {
  resource: 'note',
  id: 'note_id',
  get: '/notes/:id',
  counters: ['accessed_at', 'access_count'],
  notFound: 'NOTE_NOT_FOUND',
  mutations: [
    {
      name: 'create',
      kind: 'create',
      route: { method: 'POST', path: '/notes' },
      status: 201,
      answer: 'entity',
      body: object({
        required: {
          note_type: NoteType,
          title: text({ notBlank: true }),
          content: text({ notBlank: true }),
          source_trajectory_ids: list(uuid()),
          source_artifact_ids: list(uuid()),
          ttl: Ttl,
        },
        optional: { metadata: nullable(json()) },
      }),
      events: [{ type: 'NoteCreated', payload: { note: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'note_type' },
        { because: 'type', given: { note_type: [] } },
      ],
    },
    {
      name: 'update',
      kind: 'update',
      route: { method: 'PATCH', path: '/notes/:id' },
      status: 200,
      answer: 'entity',
      body: patch({
        optional: {
          title: text({ notBlank: true }),
          content: text({ notBlank: true }),
          note_type: NoteType,
          ttl: Ttl,
          metadata: nullable(json()),
        },
      }),
      after: [{ do: 'create' }],
      events: [{ type: 'NoteUpdated', payload: { note: 'entity' } }],
      refusals: [{ because: 'empty' }, { because: 'type', given: { title: 42 } }],
    },
    {
      name: 'delete',
      kind: 'delete',
      route: { method: 'DELETE', path: '/notes/:id' },
      status: 204,
      answer: 'none',
      after: [{ do: 'create' }],
      events: [{ type: 'NoteDeleted', payload: { id: { field: 'note_id' } } }],
    },
    {
      name: 'expire',
      kind: 'delete',
      route: null,
      status: 204,
      answer: 'none',
      after: [{ do: 'create', given: { ttl: { Duration: 1 } } }],
      timer: 'expires_at',
      events: [{ type: 'NoteExpired', payload: { id: { field: 'note_id' } } }],
    },
  ],
};
