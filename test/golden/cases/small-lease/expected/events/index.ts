// Code generated from resources.yaml. DO NOT EDIT.

import type { LeaseEnded, LeaseTaken } from './lease.ts';
import type { SettingsUpdated } from './settings.ts';

/** Every event of the API, told apart by `type`. */
export type ApiEvent = LeaseTaken | LeaseEnded | SettingsUpdated;

/** Events by their type. */
export interface EventMap {
  readonly LeaseTaken: LeaseTaken;
  readonly LeaseEnded: LeaseEnded;
  readonly SettingsUpdated: SettingsUpdated;
}

export type EventType = keyof EventMap;

/** Every type of event, in the order of the manifest. */
export const eventTypes: readonly EventType[] = ['LeaseTaken', 'LeaseEnded', 'SettingsUpdated'];
