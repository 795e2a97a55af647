/** Databases for tests: each its own, copied from a migrated template in some hundredths of a second. */
import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { Pool } from 'pg';
import type { GeneratedApi } from '../../src/contract/api.ts';
import type { Address } from '../../src/database/address.ts';
import { migrate } from '../../src/database/migrate.ts';
import { serverRole } from '../../src/database/roles.ts';
import { connect } from '../../src/database/safety.ts';
import { currentRun, type TestRun, withDatabase } from './run.ts';

/** What of a generated API is in the database; null: the system tables alone. */
export type Migrated = Pick<GeneratedApi<never>, 'migrations' | 'functionsSchema'> | null;

export interface TestDatabase {
  /** The owner's address; the server's sessions take `role`. */
  readonly address: Address;
  readonly role: string;
  /** The owner's own connections: the truth by SQL, whatever the API says. */
  readonly pool: Pool;
  /** Ends the pool and removes the database, whoever is still connected. */
  readonly drop: () => Promise<void>;
}

/**
 * @param api - `api` of a generated index; its migrations and functions are in the database
 * @example const database = await freshDatabase(api); afterAll(database.drop);
 */
export async function freshDatabase(api: Migrated): Promise<TestDatabase> {
  const run = currentRun();
  const name = `${run.prefix}${randomBytes(6).toString('hex')}`;
  await asAdmin(run, async (admin) => {
    const template = await ensureTemplate(run, admin, api);
    // On the embedded server copying files is the fastest; elsewhere it would ask for two checkpoints of somebody's server.
    const strategy = run.embedded ? 'file_copy' : 'wal_log';
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY ${strategy}`);
  });
  const address = withDatabase(run.admin, name);
  const pool = new Pool({ ...address, max: 5, application_name: 'resound test' });
  // Dropping the database ends idle connections, which is no error of the test.
  pool.on('error', () => undefined);
  return {
    address,
    role: serverRole,
    pool,
    drop: async () => {
      await pool.end();
      await asAdmin(run, (admin) => admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}

/** A database with nothing in it, as an operator hands it over. */
export async function emptyDatabase(): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const run = currentRun();
  const name = `${run.prefix}${randomBytes(6).toString('hex')}`;
  await asAdmin(run, (admin) => admin.query(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`));
  return {
    url: urlOf(withDatabase(run.admin, name)),
    drop: async () => {
      await asAdmin(run, (admin) => admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}

function urlOf({ connectionString, user = '', host = '', database = '' }: Address): string {
  return connectionString ?? `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`;
}

/** Made by the first who needs it, in any worker; the others wait for its advisory lock. */
async function ensureTemplate(run: TestRun, admin: Client, api: Migrated): Promise<string> {
  const subject = api === null ? 'system' : `${api.functionsSchema} ${api.migrations.href}`;
  const hash = createHash('sha256').update(subject).digest();
  const template = `${run.prefix}template_${hash.toString('hex', 0, 6)}`;
  const lock = [run.prefix.length, hash.readInt32BE(0)];
  await admin.query('SELECT pg_advisory_lock($1, $2)', lock);
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount === 1) return template;
    // Under its own name only once it is whole: a worker may be killed in the middle.
    const growing = `${template}_growing`;
    await admin.query(`DROP DATABASE IF EXISTS "${growing}" WITH (FORCE)`);
    await admin.query(`CREATE DATABASE "${growing}" TEMPLATE template0 ENCODING 'UTF8'`);
    await migrate({ address: withDatabase(run.admin, growing), role: serverRole, api });
    await admin.query(`ALTER DATABASE "${growing}" RENAME TO "${template}"`);
    return template;
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1, $2)', lock);
  }
}

async function asAdmin<T>(run: TestRun, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = await connect({ address: run.admin, name: 'resound test', role: null, statementTimeoutMs: 0 });
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
