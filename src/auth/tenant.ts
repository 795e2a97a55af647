/** Which tenant a request is about. */
import type { Database } from '../database/statement.ts';
import { ApiError } from '../errors.ts';
import type { Changes } from './changes.ts';
import { Gather } from './gather.ts';
import type { Principal } from './principal.ts';
import { forbidden } from './refusals.ts';
import { Remembered } from './remembered.ts';
import { isUuid } from './uuid.ts';

const remembered = 10_000;

/**
 * The tenant of a request: the one of the credential, or that which the header `X-Tenant-ID` chooses among several.
 *
 * @throws ApiError 400 `INVALID_FORMAT` (not a uuid), 400 `MISSING_FIELD` (several, none chosen), 403 `FORBIDDEN` (no right to it, or
 *   the tenant is not active)
 */
export type ChooseTenant = (principal: Principal, wanted: string | undefined) => Promise<string>;

const lookUp = `SELECT t.tenant_id::text, t.status FROM resound.tenant AS t
WHERE t.tenant_id = ANY (ARRAY(SELECT id::uuid FROM unnest($1::text[]) AS id))`;

export function createChooseTenant(
  database: Pick<Database, 'read'>,
  changes: Changes,
  clock: () => number,
): ChooseTenant {
  const statuses = new Remembered<string | null>(remembered, clock);
  const gather = new Gather<string>(async (ids) => {
    const rows = await database.read({ name: 'resound.tenant', text: lookUp, values: [ids] });
    return new Map(rows as readonly [string, string][]);
  });
  async function status(tenantId: string): Promise<string | null> {
    const version = await changes.version();
    const before = statuses.get(tenantId, version);
    if (before !== undefined) return before;
    const found = await gather.get(tenantId, version);
    statuses.set(tenantId, version, found);
    return found;
  }
  return async function chooseTenant(principal, wanted) {
    const tenantId = chosen(principal, wanted);
    const found = await status(tenantId);
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
