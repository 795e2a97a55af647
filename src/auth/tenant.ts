/** Which tenant a request is about. */
import type { Database } from '../database/statement.ts';
import { ApiError } from '../errors.ts';
import { Memory } from './memory.ts';
import type { Principal } from './principal.ts';
import { forbidden } from './refusals.ts';
import { isUuid } from './uuid.ts';

/** A tenant that was suspended goes on for at most this long. */
const believedForMs = 1000;
const believed = (): number => believedForMs;
const rememberedTenants = 10_000;

/**
 * The tenant of a request: the one of the credential, or that which the header `X-Tenant-ID` chooses among several.
 *
 * @throws ApiError 400 `INVALID_FORMAT` (not a uuid), 400 `MISSING_FIELD` (several, none chosen), 403 `FORBIDDEN` (no right to it, or
 *   the tenant is not active)
 */
export type ChooseTenant = (principal: Principal, wanted: string | undefined) => Promise<string>;

export function createChooseTenant(database: Database, clock: () => number): ChooseTenant {
  const remembered = new Memory<string | null>(rememberedTenants, clock);
  async function status(tenantId: string): Promise<string | null> {
    const text = 'SELECT t.status FROM resound.tenant AS t WHERE t.tenant_id = $1::uuid';
    const [row] = await database.read({ name: 'resound.tenant', text, values: [tenantId] });
    return row?.[0] ?? null;
  }
  return async function chooseTenant(principal, wanted) {
    const tenantId = chosen(principal, wanted);
    const found = await remembered.recall(tenantId, () => status(tenantId), believed);
    if (found === null) throw forbidden('the credential has no right to this tenant');
    if (found !== 'Active') throw forbidden(`the tenant is ${found.toLowerCase()}`);
    return tenantId;
  };
}

function chosen({ tenants }: Principal, wanted: string | undefined): string {
  if (wanted !== undefined) {
    if (!isUuid(wanted)) throw new ApiError(400, 'INVALID_FORMAT', 'X-Tenant-ID must be a uuid');
    const tenantId = wanted.toLowerCase();
    if (!tenants.includes(tenantId)) throw forbidden('the credential has no right to this tenant');
    return tenantId;
  }
  const [only, ...others] = tenants;
  if (only === undefined) throw forbidden('the credential has no right to any tenant');
  if (others.length > 0) {
    throw new ApiError(400, 'MISSING_FIELD', 'the credential may use several tenants: choose one by X-Tenant-ID');
  }
  return only;
}
