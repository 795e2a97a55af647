// Code generated from resources.yaml (resource settings). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Settings } from '../types/settings.ts';

/** Announced when `settings.update` has committed. */
export interface SettingsUpdated {
  readonly type: 'SettingsUpdated';
  readonly settings: Settings;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
