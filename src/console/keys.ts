/** API keys, as the operator manages them. The database keeps a key's hash and never the key. */
import { randomBytes, randomUUID } from 'node:crypto';
import { hashKey } from '../auth/api-key.ts';
import type { Expiry } from './expiry.ts';
import type { Owner } from './tenants.ts';

export interface NewKey {
  /** For people: what it is used for. */
  readonly name: string;
  /** A key without a tenant opens nothing. */
  readonly tenantIds: readonly [string, ...string[]];
  readonly roles?: readonly string[];
  /** Without one it opens until it is revoked. */
  readonly expires?: Expiry | null;
}

export interface CreatedKey {
  /** Not secret: it names the key in logs and events. */
  readonly keyId: string;
  /** The key itself, 256 random bits. It is shown once and not kept. */
  readonly key: string;
}

export interface KeyInfo {
  readonly keyId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly tenantIds: readonly string[];
  readonly revoked: boolean;
  /** By the database's clock. */
  readonly expired: boolean;
  readonly expiresAt: Date | null;
}

/** @throws Error for an end that has gone by: the key would open nothing */
export async function createKey(
  owner: Owner,
  { name, tenantIds, roles = [], expires = null }: NewKey,
): Promise<CreatedKey> {
  const keyId = randomUUID();
  const key = `rsd_${randomBytes(32).toString('base64url')}`;
  const at = expires !== null && 'at' in expires ? expires.at : null;
  const inMs = expires !== null && 'inMs' in expires ? expires.inMs : null;
  const { rowCount } = await owner.query(
    `WITH ends AS (
       SELECT coalesce($6::timestamptz, clock_timestamp() + $7::double precision * interval '1 millisecond') AS at
     ), made AS (
       INSERT INTO resound.api_key (key_id, hash, name, roles, expires_at)
       SELECT $1::uuid, $2::bytea, $3::text, $4::text[], at FROM ends WHERE at IS NULL OR at > clock_timestamp()
       RETURNING key_id
     )
     INSERT INTO resound.api_key_tenant (key_id, tenant_id) SELECT key_id, unnest($5::uuid[]) FROM made`,
    [keyId, hashKey(key), name, roles, tenantIds, at, inMs],
  );
  if (rowCount === 0) throw new Error(`${at ?? 'the end'} has gone by: a key that ends then opens nothing`);
  return { keyId, key };
}

/** Every key, revoked and expired ones too, oldest first. */
export async function listKeys(owner: Owner): Promise<readonly KeyInfo[]> {
  const { rows } = await owner.query<KeyInfo>(
    `SELECT key_id AS "keyId", name, roles, revoked_at IS NOT NULL AS revoked,
            coalesce(expires_at <= clock_timestamp(), false) AS expired, expires_at AS "expiresAt",
            ARRAY(SELECT tenant_id::text FROM resound.api_key_tenant t WHERE t.key_id = k.key_id ORDER BY 1) AS "tenantIds"
     FROM resound.api_key k ORDER BY created_at, key_id`,
  );
  return rows;
}

/** @returns false when there is no such key, or it was revoked before */
export async function revokeKey(owner: Owner, keyId: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    'UPDATE resound.api_key SET revoked_at = clock_timestamp() WHERE key_id = $1 AND revoked_at IS NULL',
    [keyId],
  );
  return rowCount === 1;
}
