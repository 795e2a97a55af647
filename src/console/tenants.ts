/** Tenants, as the operator manages them. */
import { randomUUID } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';

/** What can run one statement as one who may write tenants and keys: a pool or a client of the owner's. */
export type Owner = Pick<Pool | ClientBase, 'query'>;

export type TenantStatus = 'Active' | 'Suspended' | 'Archived';

export interface TenantInfo {
  readonly tenantId: string;
  readonly name: string;
  readonly status: TenantStatus;
}

/**
 * @param name - for people; need not be unique
 * @returns the new tenant's id
 */
export async function createTenant(owner: Owner, name: string): Promise<string> {
  const tenantId = randomUUID();
  await owner.query('INSERT INTO resound.tenant (tenant_id, name) VALUES ($1, $2)', [tenantId, name]);
  return tenantId;
}

/** Every tenant, oldest first. */
export async function listTenants(owner: Owner): Promise<readonly TenantInfo[]> {
  const { rows } = await owner.query<TenantInfo>(
    'SELECT tenant_id AS "tenantId", name, status FROM resound.tenant ORDER BY created_at, tenant_id',
  );
  return rows;
}

/**
 * The tenant with this id, or the only one with this name.
 *
 * @throws Error where there is none, or more than one
 */
export async function findTenant(owner: Owner, idOrName: string): Promise<TenantInfo> {
  const { rows } = await owner.query<TenantInfo>(
    `SELECT tenant_id AS "tenantId", name, status FROM resound.tenant
     WHERE tenant_id::text = lower($1) OR name = $1 ORDER BY created_at LIMIT 2`,
    [idOrName],
  );
  const [only, further] = rows;
  if (only === undefined) throw new Error(`no tenant has the id or name "${idOrName}"; see: tenant list`);
  if (further !== undefined) throw new Error(`several tenants are named "${idOrName}": give the id; see: tenant list`);
  return only;
}

/** Sets the status; the same one again changes nothing. */
export async function setTenantStatus(owner: Owner, tenantId: string, status: TenantStatus): Promise<void> {
  await owner.query(
    'UPDATE resound.tenant SET status = $2, version = version + 1 WHERE tenant_id = $1 AND status <> $2',
    [tenantId, status],
  );
}
