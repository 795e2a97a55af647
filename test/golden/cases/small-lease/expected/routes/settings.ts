// Code generated from resources.yaml (resource settings). DO NOT EDIT.

import type { MutationHandler } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { SettingsUpdated } from '../events/settings.ts';
import type { SettingsState } from '../state/settings.ts';
import type { UpdateSettings } from '../types/settings.ts';
import { updateSettings } from '../validators/settings.ts';

/** What performs each mutation of settings. A handler that announces nothing, or another event, does not compile. */
export interface SettingsMutationRoutes {
  readonly 'settings.update': MutationHandler<UpdateSettings, SettingsUpdated>;
}

/** Every route of settings. */
export function settingsRoutes(state: SettingsState): readonly Route[] {
  const mutations: SettingsMutationRoutes = {
    'settings.update': state.update,
  };
  return [
    mutationRoute({
      name: 'settings.update',
      method: 'PATCH',
      path: '/settings',
      requires: [],
      status: 200,
      events: ['SettingsUpdated'],
      body: updateSettings,
      handle: mutations['settings.update'],
    }),
    queryRoute({
      name: 'settings.get',
      method: 'GET',
      path: '/settings',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
  ];
}
