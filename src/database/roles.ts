import type { ClientBase } from 'pg';
import { DatabaseFailure } from './failure.ts';
import { quoteIdentifier } from './identifier.ts';

/** The role that the server's sessions take where one login serves for all. */
export const serverRole = 'resound_server';

/**
 * Makes sure that the server's role is there and that the owner's login may take it.
 *
 * @param role - the server's role; where the server has a login of its own, that login, which is never made here
 */
export async function ensureRole(owner: ClientBase, role: string): Promise<void> {
  const { rows } = await owner.query<{ found: boolean; member: boolean }>(
    `SELECT r.oid IS NOT NULL AS found, coalesce(pg_has_role(current_user, r.oid, 'MEMBER'), false) AS member
     FROM (SELECT) one LEFT JOIN pg_catalog.pg_roles r ON r.rolname = $1`,
    [role],
  );
  if (rows[0]?.found !== true) await createRole(owner, role);
  if (rows[0]?.member !== true)
    await owner.query(`GRANT ${quoteIdentifier(role)} TO CURRENT_USER`).catch(refuseWithAdvice);
}

async function createRole(owner: ClientBase, role: string): Promise<void> {
  try {
    await owner.query(`CREATE ROLE ${quoteIdentifier(role)} NOLOGIN`);
  } catch (error) {
    // Roles belong to all databases of a server: another program may have made it a moment ago.
    if (!['42710', '23505'].includes((error as { code?: string }).code ?? '')) refuseWithAdvice(error);
  }
}

function refuseWithAdvice(cause: unknown): never {
  if ((cause as { code?: string }).code !== '42501') throw cause;
  throw new DatabaseFailure(
    'NO_RIGHT',
    `the login of DATABASE_URL may not create the role ${serverRole}: give it CREATEROLE, or set DATABASE_OWNER_URL to the owner's login and DATABASE_URL to one that owns nothing`,
    { cause },
  );
}

/** What the server may read directly. It writes by functions alone. */
const readable = [
  'tenant',
  'api_key',
  'api_key_tenant',
  'secret',
  'log',
  'log_partition',
  'head',
  'tenant_head',
  'parked',
];

/** The owner's functions that the server calls beside the generated ones. */
const callable = [
  'stamp(timestamptz)',
  'base64(bytea)',
  'sha256(text)',
  'merge_patch(jsonb, jsonb)',
  'take_over()',
  'sequence(bigint, bigint[], boolean, integer)',
  'extend_log(bigint)',
];

/** Gives the server's role what it needs, by schema: again at each start, since migrations bring new tables. */
export async function grantServer(owner: ClientBase, role: string, functionsSchema: string | null): Promise<void> {
  const to = quoteIdentifier(role);
  const grants = [
    `GRANT USAGE ON SCHEMA resound, api TO ${to}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA api TO ${to}`,
    `GRANT SELECT ON ${readable.map((table) => `resound.${table}`).join(', ')} TO ${to}`,
    `GRANT EXECUTE ON FUNCTION ${callable.map((signature) => `resound.${signature}`).join(', ')} TO ${to}`,
  ];
  if (functionsSchema !== null) {
    const schema = quoteIdentifier(functionsSchema);
    grants.push(
      `GRANT USAGE ON SCHEMA ${schema} TO ${to}`,
      `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${to}`,
    );
  }
  await owner.query(grants.join(';\n'));
}
