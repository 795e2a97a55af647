// Code generated from resources.yaml (resource tenant). DO NOT EDIT.

import type { Ports } from '../../src/contract/api.ts';
import type { GetStatement, ListParams, ListStatement, QueryHandler } from '../../src/contract/query.ts';

/** Statement of `tenant.get`. */
export const getTenant: GetStatement = {
  name: 'tenant.get',
  resource: 'tenant',
  sql: 'SELECT fn_7dd8f743490c.tenant_text(r.*) AS text, r.version FROM resound.tenant r WHERE r.tenant_id = ANY($1::uuid[]) AND r.tenant_id = $2',
  touch: null,
  notFound: { code: 'TENANT_NOT_FOUND', message: 'there is no tenant with this id' },
  acrossTenants: true,
};

/** Statement of `tenant.list`. */
export const listTenant: ListStatement = {
  name: 'tenant.list',
  resource: 'tenant',
  table: 'resound.tenant',
  text: 'fn_7dd8f743490c.tenant_text(r.*)',
  where: null,
  sort: null,
  direction: 'DESC',
  idColumn: 'r.tenant_id',
  filters: { status: { sql: 'r.status = ?::text', switch: false } },
  plural: 'tenants',
  acrossTenants: true,
  under: null,
};

/** The database of tenant, and the log of its events. */
export interface TenantState {
  readonly get: QueryHandler<null>;
  readonly list: QueryHandler<ListParams>;
}

/** Wires tenant to its database. */
export function createTenantState(ports: Ports): TenantState {
  return {
    get: (request) => ports.queries.get(getTenant, request),
    list: (request) => ports.queries.list(listTenant, request),
  };
}
