// Code generated from resources.yaml (resource tenant). DO NOT EDIT.

import { queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { TenantState } from '../state/tenant.ts';
import { listTenant } from '../validators/tenant.ts';

/** Every route of tenant. */
export function tenantRoutes(state: TenantState): readonly Route[] {
  return [
    queryRoute({
      name: 'tenant.get',
      method: 'GET',
      path: '/tenants/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'tenant.list',
      method: 'GET',
      path: '/tenants',
      requires: [],
      query: listTenant,
      handle: state.list,
    }),
  ];
}
