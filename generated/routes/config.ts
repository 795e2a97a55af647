// Code generated from resources.yaml (resource config). DO NOT EDIT.

import type { MutationHandler } from '../../src/contract/mutation.ts';
import { callRoute, dryRun, mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { ConfigUpdated } from '../events/config.ts';
import type { ConfigState } from '../state/config.ts';
import type { UpdateConfig } from '../types/config.ts';
import { updateConfig, validateConfig, validateConfigDocument } from '../validators/config.ts';

/** What performs each mutation of config. A handler that announces nothing, or another event, does not compile. */
export interface ConfigMutationRoutes {
  readonly 'config.update': MutationHandler<UpdateConfig, ConfigUpdated>;
}

/** Every route of config. */
export function configRoutes(state: ConfigState): readonly Route[] {
  const mutations: ConfigMutationRoutes = {
    'config.update': state.update,
  };
  return [
    mutationRoute({
      name: 'config.update',
      method: 'PATCH',
      path: '/config',
      requires: [],
      status: 200,
      events: ['ConfigUpdated'],
      body: updateConfig,
      handle: mutations['config.update'],
    }),
    queryRoute({
      name: 'config.get',
      method: 'GET',
      path: '/config',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    callRoute({
      name: 'config.validate',
      method: 'POST',
      path: '/config/validate',
      requires: [],
      body: validateConfig,
      handle: (input, context) => dryRun(input, context, updateConfig, state.validate, validateConfigDocument),
    }),
  ];
}
