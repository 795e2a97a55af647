// Code generated from resources.yaml (resource settings). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { MutationHandler, MutationStatement } from '../../src/contract/mutation.ts';
import type { GetStatement, QueryHandler } from '../../src/contract/query.ts';
import type { SettingsUpdated } from '../events/settings.ts';
import type { UpdateSettings } from '../types/settings.ts';

/** Statement of `settings.update`. */
export const updateSettings: MutationStatement<UpdateSettings, SettingsUpdated> = {
  name: 'settings.update',
  resource: 'settings',
  sql: 'SELECT refusal, answer, version, events FROM fn_28cb1aef1c08.settings_update($1, $2, $3, $4, $5, $6, $7)',
  events: ['SettingsUpdated'],
  constraints: {},
  together: false,
};

/** Statement of `settings.get`. */
export const getSettings: GetStatement = {
  name: 'settings.get',
  resource: 'settings',
  sql: 'SELECT fn_28cb1aef1c08.settings_text(r.*) AS text, r.version FROM fn_28cb1aef1c08.settings_row($1) r',
  touch: null,
  notFound: { code: 'ENTITY_NOT_FOUND', message: 'there is no settings with this id' },
};

/** The database of settings, and the log of its events. */
export interface SettingsState {
  readonly update: MutationHandler<UpdateSettings, SettingsUpdated>;
  readonly get: QueryHandler<null>;
}

/** Wires settings to its database. */
export function createSettingsState(ports: Ports): SettingsState {
  return {
    update: (request) => ports.mutations.run(updateSettings, request),
    get: (request) => ports.queries.get(getSettings, request),
  };
}
