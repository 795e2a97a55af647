// Code generated from resources.yaml (resource turn). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Turn } from '../types/turn.ts';

/** Announced when `turn.create` has committed. */
export interface TurnCreated {
  readonly type: 'TurnCreated';
  readonly turn: Turn;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
