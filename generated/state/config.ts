// Code generated from resources.yaml (resource config). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { CallContext, MutationHandler, MutationStatement } from '../../src/contract/mutation.ts';
import type { GetStatement, QueryHandler } from '../../src/contract/query.ts';
import type { ConfigUpdated } from '../events/config.ts';
import type { UpdateConfig } from '../types/config.ts';

/** Statement of `config.update`. */
export const updateConfig: MutationStatement<UpdateConfig, ConfigUpdated> = {
  name: 'config.update',
  resource: 'config',
  sql: 'SELECT refusal, answer, version, events FROM fn_7dd8f743490c.config_update($1, $2, $3, $4, $5, $6, $7)',
  events: ['ConfigUpdated'],
  constraints: {},
  together: false,
};

/** Statement of `config.get`. */
export const getConfig: GetStatement = {
  name: 'config.get',
  resource: 'config',
  sql: 'SELECT fn_7dd8f743490c.config_text(r.*) AS text, r.version FROM fn_7dd8f743490c.config_row($1) r',
  touch: null,
  notFound: { code: 'ENTITY_NOT_FOUND', message: 'there is no config with this id' },
};

/** Statement of `config.validate`. */
export const validateConfig: string =
  "SELECT json_build_object('document', fn_7dd8f743490c.config_merged($1, $2)::json, 'version', (SELECT r.version FROM fn_7dd8f743490c.config_row($1) r))::text AS text";

/** The database of config, and the log of its events. */
export interface ConfigState {
  readonly update: MutationHandler<UpdateConfig, ConfigUpdated>;
  readonly get: QueryHandler<null>;
  readonly validate: (patch: unknown, context: CallContext) => Promise<string>;
}

/** Wires config to its database. */
export function createConfigState(ports: Ports): ConfigState {
  return {
    update: (request) => ports.mutations.run(updateConfig, request),
    get: (request) => ports.queries.get(getConfig, request),
    validate: (patch, context) => ports.calls.merged(validateConfig, context.tenantId, patch),
  };
}
