/** API keys: 32 random bytes behind a prefix that secret scanners can find; the database keeps only their hashes. */
import { hash } from 'node:crypto';
import type { Database } from '../database/statement.ts';
import type { Changes } from './changes.ts';
import { Gather } from './gather.ts';
import type { Principal } from './principal.ts';
import { unauthorized } from './refusals.ts';
import { Remembered } from './remembered.ts';

const format = /^rsd_[A-Za-z0-9_-]{43}$/;
/** Of either kind. Apart, so that a flood of unknown keys makes nobody forget a known one. */
const remembered = 10_000;

const lookUp = `SELECT encode(k.hash, 'hex'), json_build_object('id', k.key_id, 'roles', k.roles,
  'expiresAt', extract(epoch FROM k.expires_at) * 1000,
  'expiresIn', extract(epoch FROM k.expires_at - clock_timestamp()) * 1000,
  'tenants', coalesce((SELECT json_agg(t.tenant_id) FROM resound.api_key_tenant AS t WHERE t.key_id = k.key_id), '[]'))::text
FROM resound.api_key AS k
WHERE k.hash = ANY (ARRAY(SELECT decode(h, 'hex') FROM unnest($1::text[]) AS h))
  AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())`;

interface KeyRow {
  readonly id: string;
  readonly roles: readonly string[];
  /** Milliseconds since 1970, and from now by the database's clock. */
  readonly expiresAt: number | null;
  readonly expiresIn: number | null;
  readonly tenants: readonly string[];
}

/** SHA-256 of the whole key: keys are long and random, so that a slow hash would only slow us down. */
export const hashKey = (key: string): Buffer => Buffer.from(hash('sha256', key, 'hex'), 'hex');

/**
 * The name under which a key is known here, in hexadecimal digits.
 *
 * @throws ApiError 401 where it cannot be a key
 */
export function readKey(key: string): string {
  if (!format.test(key)) throw unknownKey();
  return hash('sha256', key, 'hex');
}

/**
 * @param keyHash - as `readKey` gives it
 * @throws ApiError 401 `UNAUTHORIZED` for keys that are unknown, expired or revoked, without saying which
 */
export type VerifyKey = (keyHash: string) => Promise<Principal>;

export function createVerifyKey(database: Pick<Database, 'read'>, changes: Changes, clock: () => number): VerifyKey {
  const known = new Remembered<Principal>(remembered, clock);
  const unknown = new Remembered<null>(remembered, clock);
  const gather = new Gather<Principal>(async (hashes) => {
    const rows = await database.read({ name: 'resound.api_key', text: lookUp, values: [hashes] });
    return new Map(
      rows.map(([name, row]) => [name as string, principalOf(JSON.parse(row as string) as KeyRow, clock())]),
    );
  });

  async function find(keyHash: string): Promise<Principal | null> {
    const version = await changes.version();
    const before = known.get(keyHash, version) ?? unknown.get(keyHash, version);
    if (before !== undefined) return before;
    const found = await gather.get(keyHash, version);
    if (found === null) unknown.set(keyHash, version, null);
    else known.set(keyHash, version, found);
    return found;
  }

  return async function verifyKey(keyHash) {
    const principal = await find(keyHash);
    if (principal === null || (principal.expiresAt !== null && principal.expiresAt <= clock())) throw unknownKey();
    return principal;
  };
}

const unknownKey = () => unauthorized('the API key is not valid');

function principalOf({ id, roles, expiresAt, expiresIn, tenants }: KeyRow, now: number): Principal {
  // By the clock that is ahead, ours or the database's.
  const ends = expiresAt === null || expiresIn === null ? null : Math.min(expiresAt, now + expiresIn);
  return { actor: `key:${id}`, tenants, roles, expiresAt: ends };
}
