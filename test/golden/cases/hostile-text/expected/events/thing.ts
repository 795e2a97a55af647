// Code generated from resources.yaml (resource thing). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Thing } from '../types/thing.ts';

/** Announced when `thing.create` has committed. */
export interface ThingCreated {
  readonly type: 'ThingCreated';
  readonly thing: Thing;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `thing.delete` has committed. */
export interface ThingDeleted {
  readonly type: 'ThingDeleted';
  readonly thing_id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
