// Code generated from resources.yaml (resource note). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Note } from '../types/note.ts';

/** Announced when `note.create` has committed. */
export interface NoteCreated {
  readonly type: 'NoteCreated';
  readonly note: Note;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `note.update` has committed. */
export interface NoteUpdated {
  readonly type: 'NoteUpdated';
  readonly note: Note;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `note.delete` has committed. */
export interface NoteDeleted {
  readonly type: 'NoteDeleted';
  readonly id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `note.expire` has committed. */
export interface NoteExpired {
  readonly type: 'NoteExpired';
  readonly id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
