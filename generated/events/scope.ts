// Code generated from resources.yaml (resource scope). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Scope } from '../types/scope.ts';

/** Announced when `scope.create` has committed. */
export interface ScopeCreated {
  readonly type: 'ScopeCreated';
  readonly scope: Scope;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `scope.update` has committed. */
export interface ScopeUpdated {
  readonly type: 'ScopeUpdated';
  readonly scope: Scope;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `scope.checkpoint` has committed. */
export interface ScopeCheckpointed {
  readonly type: 'ScopeCheckpointed';
  readonly scope: Scope;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `scope.close` has committed. */
export interface ScopeClosed {
  readonly type: 'ScopeClosed';
  readonly scope: Scope;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
