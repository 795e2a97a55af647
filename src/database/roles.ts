import type { ClientBase } from 'pg';
import { DatabaseFailure } from './failure.ts';
import { quoteIdentifier } from './identifier.ts';

/** The role that the server's sessions take where one login serves for all. */
export const serverRole = 'resound_server';

/**
 * Makes sure that the server's role is there and that the owner's login may take it. Where the server has a login of its own, there is
 * nothing to make and nobody takes it.
 *
 * @param login - sessions log in as the role itself; only for a server that nobody else reaches, since it has no password
 * @throws DatabaseFailure `NO_RIGHT` when the login may not do that
 */
export async function ensureRole(owner: ClientBase, role: string, login = false): Promise<void> {
  if (role !== serverRole) return;
  const { rows } = await owner.query<{ found: boolean; takes: boolean }>(
    // Since PostgreSQL 16 a member may be one without the right to SET ROLE, as whoever made the role is.
    `SELECT r.oid IS NOT NULL AS found, coalesce(pg_has_role(current_user, r.oid,
              CASE WHEN current_setting('server_version_num')::integer < 160000 THEN 'MEMBER' ELSE 'SET' END), false) AS takes
     FROM (SELECT) AS one LEFT JOIN pg_catalog.pg_roles AS r ON r.rolname = $1`,
    [role],
  );
  const name = quoteIdentifier(role);
  if (rows[0]?.found !== true) await ofAllDatabases(owner, `CREATE ROLE ${name} NOLOGIN`);
  if (rows[0]?.takes !== true) await ofAllDatabases(owner, `GRANT ${name} TO CURRENT_USER`);
  if (login) await owner.query(`ALTER ROLE ${name} LOGIN`);
}

/** 42710, 23505: the role is there. XX000: somebody else changed the same row at this moment. */
const happenedAlready = new Set(['42710', '23505', 'XX000']);

/** Roles belong to all databases of a server: another program may do the same at this moment. */
async function ofAllDatabases(owner: ClientBase, text: string): Promise<void> {
  try {
    await owner.query(text);
  } catch (cause) {
    const { code = '', message } = cause as { readonly code?: string; readonly message: string };
    if (happenedAlready.has(code)) return;
    if (code !== '42501') throw cause;
    throw new DatabaseFailure(
      'NO_RIGHT',
      `the login that migrates may not run ${text} (${message}): let an administrator run it once, or set DATABASE_OWNER_URL to the owner's login and DATABASE_URL to one that owns nothing`,
      { cause },
    );
  }
}

/** What the server may read directly. It writes by functions alone. */
const readable = [
  'tenant',
  'api_key',
  'api_key_tenant',
  'access',
  'secret',
  'log',
  'log_partition',
  'retention',
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
  'sequence(bigint, bigint[], boolean, integer, bigint)',
  'issue_ticket(bytea, text, bytea, text, uuid, interval, integer)',
  'redeem_ticket(bytea)',
  'extend_log()',
  'retain_log()',
  'check_epoch()',
  'report_seen(integer, bigint, uuid, bigint)',
  'report_seen(integer, bigint, uuid, bigint, uuid)',
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
