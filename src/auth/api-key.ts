/** API keys: 32 random bytes behind a prefix that secret scanners can find; the database keeps only their hashes. */
import { hash } from 'node:crypto';
import type { Database } from '../database/statement.ts';
import { Memory } from './memory.ts';
import type { Principal } from './principal.ts';
import { unauthorized } from './refusals.ts';

const format = /^rsd_[A-Za-z0-9_-]{43}$/;
/** A revoked key works for at most this long. */
const believedForMs = 1000;
const believed = (): number => believedForMs;
const rememberedKeys = 10_000;

const lookUp = `SELECT json_build_object('id', k.key_id, 'roles', k.roles,
  'expiresAt', extract(epoch FROM k.expires_at) * 1000,
  'tenants', coalesce((SELECT json_agg(t.tenant_id) FROM resound.api_key_tenant AS t WHERE t.key_id = k.key_id), '[]'))::text
FROM resound.api_key AS k
WHERE k.hash = $1::bytea AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())`;

interface KeyRow {
  readonly id: string;
  readonly roles: readonly string[];
  readonly expiresAt: number | null;
  readonly tenants: readonly string[];
}

/** SHA-256 of the whole key: keys are long and random, so that a slow hash would only slow us down. */
export const hashKey = (key: string): Buffer => Buffer.from(hash('sha256', key, 'hex'), 'hex');

/** @throws ApiError 401 `UNAUTHORIZED` for keys that are malformed, unknown, expired or revoked, without saying which */
export type VerifyKey = (key: string) => Promise<Principal>;

export function createVerifyKey(database: Database, clock: () => number): VerifyKey {
  const remembered = new Memory<Principal | null>(rememberedKeys, clock);
  return async function verifyKey(key) {
    if (!format.test(key)) throw unauthorized('the API key is not valid');
    const principal = await remembered.recall(hash('sha256', key, 'base64'), () => findKey(database, key), believed);
    if (principal === null || (principal.expiresAt !== null && principal.expiresAt <= clock())) {
      throw unauthorized('the API key is not valid');
    }
    return principal;
  };
}

async function findKey(database: Database, key: string): Promise<Principal | null> {
  const [row] = await database.read({ name: 'resound.api_key', text: lookUp, values: [hashKey(key)] });
  if (row === undefined) return null;
  const { id, roles, expiresAt, tenants } = JSON.parse(row[0] as string) as KeyRow;
  return { actor: `key:${id}`, tenants, roles, expiresAt };
}
