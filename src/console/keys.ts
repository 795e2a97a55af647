/** API keys, as the operator manages them. The database keeps a key's hash and never the key. */
import { randomBytes, randomUUID } from 'node:crypto';
import { hashKey } from '../auth/api-key.ts';
import type { Owner } from './tenants.ts';

export interface NewKey {
  /** For people: what it is used for. */
  readonly name: string;
  /** A key without a tenant opens nothing. */
  readonly tenantIds: readonly [string, ...string[]];
  readonly roles?: readonly string[];
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
}

export async function createKey(owner: Owner, { name, tenantIds, roles = [] }: NewKey): Promise<CreatedKey> {
  const keyId = randomUUID();
  const key = `rsd_${randomBytes(32).toString('base64url')}`;
  await owner.query(
    `WITH made AS (INSERT INTO resound.api_key (key_id, hash, name, roles) VALUES ($1, $2, $3, $4) RETURNING key_id)
     INSERT INTO resound.api_key_tenant (key_id, tenant_id) SELECT key_id, unnest($5::uuid[]) FROM made`,
    [keyId, hashKey(key), name, roles, tenantIds],
  );
  return { keyId, key };
}

/** Every key, revoked ones too, oldest first. */
export async function listKeys(owner: Owner): Promise<readonly KeyInfo[]> {
  const { rows } = await owner.query<KeyInfo>(
    `SELECT key_id AS "keyId", name, roles, revoked_at IS NOT NULL AS revoked,
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
