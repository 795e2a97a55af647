// Code generated from resources.yaml (resource lock). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Lock } from '../types/lock.ts';

/** Announced when `lock.acquire` has committed. */
export interface LockAcquired {
  readonly type: 'LockAcquired';
  readonly lock: Lock;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `lock.extend` has committed. */
export interface LockExtended {
  readonly type: 'LockExtended';
  readonly lock: Lock;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `lock.release` has committed. */
export interface LockReleased {
  readonly type: 'LockReleased';
  readonly lock_id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `lock.expire` has committed. */
export interface LockExpired {
  readonly type: 'LockExpired';
  readonly lock_id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
