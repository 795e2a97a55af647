// Code generated from resources.yaml. DO NOT EDIT.

import type { Ports, TimerStatement } from '../../src/contract/api.ts';
import type { MutationStatement } from '../../src/contract/mutation.ts';
import { createThing, createThingState, deleteThing, type ThingState } from './thing.ts';

/** The state of every resource. */
export interface State {
  readonly thing: ThingState;
}

/** Wires every resource to its database and its log. */
export function createState(ports: Ports): State {
  return {
    thing: createThingState(ports),
  };
}

/** Every mutation that a client may ask for. */
export const mutationStatements: readonly MutationStatement<never, unknown>[] = [createThing, deleteThing];

/** Every mutation that the system performs when its time has come. */
export const timerStatements: readonly TimerStatement[] = [];
