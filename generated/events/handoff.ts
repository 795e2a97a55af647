// Code generated from resources.yaml (resource handoff). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Handoff } from '../types/handoff.ts';

/** Announced when `handoff.create` has committed. */
export interface HandoffCreated {
  readonly type: 'HandoffCreated';
  readonly handoff: Handoff;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `handoff.accept` has committed. */
export interface HandoffAccepted {
  readonly type: 'HandoffAccepted';
  readonly handoff_id: string;
  readonly handoff: Handoff;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `handoff.complete` has committed. */
export interface HandoffCompleted {
  readonly type: 'HandoffCompleted';
  readonly handoff: Handoff;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
