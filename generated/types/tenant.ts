// Code generated from resources.yaml (resource tenant). DO NOT EDIT.

import type { TenantStatus } from './common.ts';

/** The boundary of isolation; made by the operator, read-only over the API. */
export interface Tenant {
  /** Uuid. */
  readonly tenant_id: string;
  readonly name: string;
  readonly status: TenantStatus;
  /** RFC 3339. */
  readonly created_at: string;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}
