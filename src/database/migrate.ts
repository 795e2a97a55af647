import { existsSync, readFileSync } from 'node:fs';
import type { Client } from 'pg';
import type { GeneratedApi } from '../contract/api.ts';
import type { Address } from './address.ts';
import { DatabaseFailure } from './failure.ts';
import { quoteIdentifier } from './identifier.ts';
import { migrationFailed, readSteps, type Step, slashed, stepSource } from './migration-source.ts';
import { ensureRole, grantServer } from './roles.ts';
import { connect } from './safety.ts';
import { type SessionOptions, sessionConfig } from './session.ts';

export interface MigrateOptions {
  /** The owner's address. */
  readonly address: Address;
  /** The server's role; made where it is absent, unless it has a login of its own. */
  readonly role: string;
  /** The role gets a login, for a server that only this program reaches. */
  readonly login?: boolean;
  /** What the manifest gave; null: the system tables alone. */
  readonly api: Pick<GeneratedApi<never>, 'migrations' | 'functionsSchema'> | null;
  /** How much the log keeps; unless given, as much as before. */
  readonly retention?: Retention;
  /** The command that begins with an empty database, for the one who is told to. */
  readonly another?: string;
  /** Told of each step, for people who wait. */
  readonly progress?: (line: string) => void;
}

export interface Retention {
  readonly maxAgeMs: number;
  readonly maxEvents: number;
}

const systemFolder = new URL('./migrations/', import.meta.url);

/** Advisory lock `RSND`, 2: one program migrates at a time. */
const migrationLock = [0x52534e44, 2] as const;
const patienceMs = 120_000;

/**
 * Brings the database to what this program needs: role, system tables, the manifest's tables, its functions, rights. Can be run at any
 * time, by several programs at once, and again after it was killed: each step is done whole or not at all.
 *
 * @returns the names of the steps that were applied now
 * @throws DatabaseFailure `UNREACHABLE`, `NO_RIGHT`, `MIGRATION_BUSY`, `MIGRATION_CHANGED`, `MIGRATION_UNKNOWN`, `MIGRATION_FAILED`
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  // Filling an index of a large table may take long; whoever waits for a lock of a table should not block others for as long.
  const session: SessionOptions = {
    address: options.address,
    name: 'resound migrate',
    role: null,
    statementTimeoutMs: 0,
  };
  const owner = await connect(session);
  try {
    await takeLock(owner);
    await ensureRole(owner, options.role, options.login);
    await ensureHistory(owner);
    const applied = await applySteps(owner, session, options);
    await applyFunctions(owner, options);
    if (options.retention !== undefined) await storeRetention(owner, options.retention);
    await grantServer(owner, options.role, options.api?.functionsSchema ?? null);
    return applied;
  } finally {
    await owner.end();
  }
}

/** Here, by the owner, and not by the server: whoever gets to run SQL in one must not make the log forget. */
async function storeRetention(owner: Client, { maxAgeMs, maxEvents }: Retention): Promise<void> {
  await owner.query(
    `UPDATE resound.retention SET max_age = a.age, max_events = $2
     FROM (SELECT $1::double precision * interval '1 millisecond' AS age) AS a
     WHERE (max_age, max_events) IS DISTINCT FROM (a.age, $2::bigint)`,
    [maxAgeMs, maxEvents],
  );
}

async function takeLock(owner: Client): Promise<void> {
  await owner.query(`SET lock_timeout = ${patienceMs}`);
  try {
    await owner.query('SELECT pg_advisory_lock($1, $2)', [...migrationLock]);
  } catch (cause) {
    if ((cause as { code?: string }).code !== '55P03') throw cause;
    throw new DatabaseFailure(
      'MIGRATION_BUSY',
      `another program has been migrating this database for more than ${patienceMs / 1000} s: wait for it, or end its session "resound migrate"`,
      { cause },
    );
  }
  await owner.query('SET lock_timeout = 10000');
}

/** knex keeps the names of the steps; beside them stands what each one said, so that a later change of its text is noticed. */
const history = `
  CREATE SCHEMA IF NOT EXISTS migration;
  CREATE TABLE IF NOT EXISTS migration.content (name text PRIMARY KEY, sha256 bytea NOT NULL);`;

async function ensureHistory(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ found: boolean }>(
    "SELECT to_regclass('migration.content') IS NOT NULL AS found",
  );
  if (rows[0]?.found === true) return;
  try {
    await owner.query(history);
  } catch (cause) {
    if ((cause as { code?: string }).code !== '42501') throw cause;
    throw new DatabaseFailure(
      'NO_RIGHT',
      'the login that migrates may not create schemas: GRANT CREATE ON DATABASE to it, or set DATABASE_OWNER_URL',
      { cause },
    );
  }
}

async function applySteps(owner: Client, session: SessionOptions, options: MigrateOptions): Promise<readonly string[]> {
  const steps = [
    ...readSteps('resound', systemFolder),
    ...(options.api === null ? [] : readSteps('api', options.api.migrations)),
  ];
  const { rows } = await owner.query<{ name: string; sha256: Buffer }>('SELECT name, sha256 FROM migration.content');
  const known = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  refuseChanged(steps, known, options);
  await refuseUnknown(owner, steps, known, options);
  if (steps.every(({ name }) => known.has(name))) return [];

  const { connectionTimeoutMillis: _, ...connection } = sessionConfig(session);
  // Loaded when there is something to apply, which most starts have not.
  const { default: knexPackage } = await import('knex');
  const knex = knexPackage({ client: 'pg', connection: connection as object, pool: { min: 0, max: 2 }, log: silent });
  const config = {
    migrationSource: stepSource(steps),
    schemaName: 'migration',
    tableName: 'step',
    // We compare ourselves, with better words.
    disableMigrationsListValidation: true,
  };
  try {
    // Whoever held knex's own lock was killed: the real lock is ours.
    await knex.migrate.forceFreeMigrationsLock(config);
    options.progress?.(`applying ${steps.filter(({ name }) => !known.has(name)).length} migration steps`);
    const [, applied] = (await knex.migrate.latest(config)) as [number, string[]];
    return applied;
  } finally {
    await knex.destroy();
  }
}

/** It would write every failed text to standard output. */
const silent = { warn: () => undefined, error: () => undefined, deprecate: () => undefined, debug: () => undefined };

function refuseChanged(steps: readonly Step[], known: ReadonlyMap<string, Buffer>, { another }: MigrateOptions): void {
  const changed = steps.find(({ name, sha256 }) => known.get(name)?.equals(sha256) === false);
  if (changed === undefined) return;
  throw new DatabaseFailure(
    'MIGRATION_CHANGED',
    `${changed.name}.sql changed after it was applied to this database: undo the change, or begin with an empty database${another === undefined ? '' : `: ${another}`}`,
  );
}

/** A newer program migrated this database. One that ran here before may go on, since each step leaves room for the program before it. */
async function refuseUnknown(
  owner: Client,
  steps: readonly Step[],
  known: ReadonlyMap<string, Buffer>,
  { api }: MigrateOptions,
): Promise<void> {
  const unknown = [...known.keys()].find((name) => !steps.some((step) => step.name === name));
  if (unknown === undefined || api === null || (await hasSchema(owner, api.functionsSchema))) return;
  throw new DatabaseFailure(
    'MIGRATION_UNKNOWN',
    `this database was migrated by a newer program (${unknown}): start that one, or use another database`,
  );
}

/** Functions stand in a schema that is named after their text: where it is there, it is complete. */
async function applyFunctions(owner: Client, { api, progress }: MigrateOptions): Promise<void> {
  if (api === null || (await hasSchema(owner, api.functionsSchema))) return;
  const file = new URL('functions.sql', slashed(api.migrations));
  if (!existsSync(file)) {
    throw new DatabaseFailure('MIGRATION_FAILED', 'the generated functions.sql is missing: run `npm run generate`');
  }
  progress?.('creating functions');
  try {
    await owner.query('BEGIN');
    await owner.query(readFileSync(file, 'utf8'));
    if (!(await hasSchema(owner, api.functionsSchema))) {
      throw new Error(
        `functions.sql does not create ${quoteIdentifier(api.functionsSchema)}: run \`npm run generate\``,
      );
    }
    await owner.query('COMMIT');
  } catch (cause) {
    await owner.query('ROLLBACK').catch(() => undefined);
    throw migrationFailed('functions.sql', cause);
  }
}

async function hasSchema(owner: Client, name: string): Promise<boolean> {
  const { rowCount } = await owner.query('SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1', [name]);
  return rowCount === 1;
}
