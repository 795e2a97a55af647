/** Before all tests: one PostgreSQL server for the run. Each test makes databases of its own on it. */
import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { addressOf } from '../../src/database/address.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../src/database/embedded.ts';
import { connect } from '../../src/database/safety.ts';
import { announceRun, prefixOfRuns, runLockClass } from './run.ts';

/** What the teardown ends. */
export interface RunResources {
  readonly server: EmbeddedPostgres | null;
  readonly folder: string | null;
  /** Holds the run's lock, which tells other runs that its databases are in use. */
  readonly owner: Client | null;
  readonly prefix: string;
}

const folderPrefix = 'resound-test-';

export default async function setup(): Promise<void> {
  const url = process.env['DATABASE_URL'] ?? '';
  const resources = url === '' ? await onEmbedded() : await onServer(url);
  (globalThis as { testRun?: RunResources }).testRun = resources;
}

async function onEmbedded(): Promise<RunResources> {
  sweepFolders();
  const folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  chmodSync(folder, 0o755);
  const settings = { max_connections: 300, shared_buffers: '128MB', max_locks_per_transaction: 256 };
  const server = await startEmbedded({ folder: join(folder, 'postgres'), durable: false, settings });
  announceRun({ admin: server.address, prefix: prefixOfRuns, embedded: true });
  return { server, folder, owner: null, prefix: prefixOfRuns };
}

async function onServer(url: string): Promise<RunResources> {
  const admin = addressOf(url);
  // The lock must last as long as the run, also while no test uses this session.
  const owner = await connect({ address: admin, name: 'resound test run', role: null, statementTimeoutMs: 0 });
  await sweepDatabases(owner);
  const number = randomInt(2 ** 31 - 1);
  await owner.query('SELECT pg_advisory_lock($1, $2)', [runLockClass, number]);
  const prefix = `${prefixOfRuns}${number}_`;
  announceRun({ admin, prefix, embedded: false });
  return { server: null, folder: null, owner, prefix };
}

/** A run that was killed leaves its folder behind; its server has ended by itself. */
function sweepFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${folderPrefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's: not ours to remove.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Databases of runs whose lock is free. Advisory locks belong to a database: the one that the url names, the same for all runs. */
async function sweepDatabases(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string; number: number }>(
    `SELECT datname AS name, (regexp_match(datname, $1))[1]::integer AS number FROM pg_database WHERE datname ~ $1`,
    [`^${prefixOfRuns}(\\d+)_`],
  );
  for (const { name, number } of rows) {
    const { rows: locks } = await owner.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS free', [
      runLockClass,
      number,
    ]);
    if (locks[0]?.free !== true) continue;
    await owner.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await owner.query('SELECT pg_advisory_unlock($1, $2)', [runLockClass, number]);
  }
}
