// Code generated from resources.yaml (resource lease). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Lease } from '../types/lease.ts';

/** Announced when `lease.take` has committed. */
export interface LeaseTaken {
  readonly type: 'LeaseTaken';
  readonly lease: Lease;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `lease.end` has committed. */
export interface LeaseEnded {
  readonly type: 'LeaseEnded';
  readonly lease_id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
