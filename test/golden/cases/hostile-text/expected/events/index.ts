// Code generated from resources.yaml. DO NOT EDIT.

import type { ThingCreated, ThingDeleted } from './thing.ts';

/** Every event of the API, told apart by `type`. */
export type ApiEvent = ThingCreated | ThingDeleted;

/** Events by their type. */
export interface EventMap {
  readonly ThingCreated: ThingCreated;
  readonly ThingDeleted: ThingDeleted;
}

export type EventType = keyof EventMap;

/** Every type of event, in the order of the manifest. */
export const eventTypes: readonly EventType[] = ['ThingCreated', 'ThingDeleted'];
