// Code generated from resources.yaml (resource delegation). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Delegation } from '../types/delegation.ts';

/** Announced when `delegation.create` has committed. */
export interface DelegationCreated {
  readonly type: 'DelegationCreated';
  readonly delegation: Delegation;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `delegation.accept` has committed. */
export interface DelegationAccepted {
  readonly type: 'DelegationAccepted';
  readonly delegation_id: string;
  readonly delegation: Delegation;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `delegation.reject` has committed. */
export interface DelegationRejected {
  readonly type: 'DelegationRejected';
  readonly delegation_id: string;
  readonly delegation: Delegation;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `delegation.complete` has committed. */
export interface DelegationCompleted {
  readonly type: 'DelegationCompleted';
  readonly delegation: Delegation;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
