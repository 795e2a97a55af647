/** The first tenant and a key to try the API with, made by the first start outside of production. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hashKey } from '../auth/api-key.ts';
import { readDevelopmentKey } from '../console/development-key.ts';
import { createKey } from '../console/keys.ts';
import { createTenant, listTenants, type Owner } from '../console/tenants.ts';

export interface DevelopmentOptions {
  /** May write tenants and keys. */
  readonly owner: Owner;
  /** Where the key is kept, readable by this user alone. */
  readonly keyFile: string;
  /** Whether the database is this folder's own: only then is a lost key replaced beside existing ones. */
  readonly own: boolean;
  /** Every role that the manifest asks for. */
  readonly roles: readonly string[];
}

/** Makes the tenant `default` where there is no tenant yet. */
export async function ensureTenant(owner: Owner): Promise<void> {
  if ((await listTenants(owner)).length === 0) await createTenant(owner, 'default');
}

/**
 * The key that is kept in the file, where the database knows it; else a new one for the oldest tenant.
 *
 * @returns null on a database that has keys of its own but not this one: it is somebody's, and no place for a key with all roles
 */
export async function ensureDevelopmentKey(options: DevelopmentOptions): Promise<string | null> {
  const { owner, keyFile, own, roles } = options;
  const kept = readDevelopmentKey(keyFile);
  const known = await statusOf(owner, kept);
  if (kept !== null && known === 'valid') return kept;
  if (known === 'foreign' && !own) return null;
  const tenant = (await listTenants(owner)).find(({ status }) => status === 'Active');
  if (tenant === undefined) return null;
  const { key } = await createKey(owner, { name: 'development', tenantIds: [tenant.tenantId], roles });
  mkdirSync(dirname(keyFile), { recursive: true });
  // Anew, for a file that is there keeps its mode, whoever may read it.
  rmSync(keyFile, { force: true });
  writeFileSync(keyFile, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

/** `foreign`: the database has keys, and this one is not among those that work. `none`: it has no key at all. */
async function statusOf(owner: Owner, key: string | null): Promise<'valid' | 'foreign' | 'none'> {
  const { rows } = await owner.query<{ some: boolean; valid: boolean }>(
    `SELECT count(*) > 0 AS some,
            coalesce(bool_or(hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())), false) AS valid
     FROM resound.api_key`,
    [key === null ? null : hashKey(key)],
  );
  const [row] = rows;
  if (row?.valid === true) return 'valid';
  return row?.some === true ? 'foreign' : 'none';
}
