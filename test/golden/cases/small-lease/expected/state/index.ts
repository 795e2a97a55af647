// Code generated from resources.yaml. DO NOT EDIT.

import type { Ports, TimerStatement } from '../../src/contract/api.ts';
import type { MutationStatement } from '../../src/contract/mutation.ts';
import { createLeaseState, endLease, type LeaseState, takeLease } from './lease.ts';
import { createSettingsState, type SettingsState, updateSettings } from './settings.ts';

/** The state of every resource. */
export interface State {
  readonly lease: LeaseState;
  readonly settings: SettingsState;
}

/** Wires every resource to its database and its log. */
export function createState(ports: Ports): State {
  return {
    lease: createLeaseState(ports),
    settings: createSettingsState(ports),
  };
}

/** Every mutation that a client may ask for. */
export const mutationStatements: readonly MutationStatement<never, unknown>[] = [takeLease, updateSettings];

/** Every mutation that the system performs when its time has come. */
export const timerStatements: readonly TimerStatement[] = [endLease];
