// Code generated from resources.yaml (resource config). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Config } from '../types/config.ts';

/** Announced when `config.update` has committed. */
export interface ConfigUpdated {
  readonly type: 'ConfigUpdated';
  readonly config: Config;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
