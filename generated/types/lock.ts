// Code generated from resources.yaml (resource lock). DO NOT EDIT.

import type { LockMode } from './common.ts';

/** A lease on any resource, held by one agent (exclusive) or by several (shared). */
export interface Lock {
  /** Uuid. */
  readonly lock_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  readonly resource_type: string;
  /** Uuid. */
  readonly resource_id: string;
  /** Uuid of a row of `agent`. */
  readonly holder_agent_id: string;
  /** RFC 3339. */
  readonly acquired_at: string;
  /** RFC 3339. */
  readonly expires_at: string;
  readonly mode: LockMode;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `lock.acquire`. */
export interface AcquireLock {
  readonly resource_type: string;
  /** Uuid. */
  readonly resource_id: string;
  /** Uuid of a row of `agent`. */
  readonly holder_agent_id: string;
  readonly mode: LockMode;
  /** Milliseconds. */
  readonly timeout_ms: number;
}

/** Body of `lock.extend`. */
export interface ExtendLock {
  /** Milliseconds. */
  readonly additional_ms: number;
}

/** Body of `lock.release`. */
export interface ReleaseLock {
  /** Uuid. */
  readonly releasing_agent_id: string;
}
