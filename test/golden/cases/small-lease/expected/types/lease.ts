// Code generated from resources.yaml (resource lease). DO NOT EDIT.

import type { Mode } from './common.ts';

export interface Lease {
  /** Uuid. */
  readonly lease_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  readonly thing: string;
  /** Uuid. */
  readonly holder_id: string;
  readonly mode: Mode;
  /** RFC 3339. */
  readonly ends_at: string;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `lease.take`. */
export interface TakeLease {
  readonly thing: string;
  /** Uuid. */
  readonly holder_id: string;
  readonly mode: Mode;
  /** Milliseconds. */
  readonly for_ms: number;
}
