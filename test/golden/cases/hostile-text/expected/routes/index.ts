// Code generated from resources.yaml. DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { Route } from '../../src/contract/route.ts';
import type { Hooks } from '../hooks.ts';
import { createState } from '../state/index.ts';
import { type ThingMutationRoutes, thingRoutes } from './thing.ts';

/** What performs each mutation of the API. */
export interface MutationRoutes extends ThingMutationRoutes {}

/** Every route of the API, wired to its database and its hooks. */
export function createRoutes(ports: Ports, _hooks: Hooks): readonly Route[] {
  const state = createState(ports);
  return [...thingRoutes(state.thing)];
}
