import { Client } from 'pg';
import { DatabaseFailure } from './failure.ts';
import { type SessionOptions, sessionConfig } from './session.ts';

/** What the promise rests on, as the server itself states it. */
export interface Safety {
  /** `15.19` */
  readonly version: string;
  readonly fsync: boolean;
  readonly fullPageWrites: boolean;
  readonly synchronousCommit: boolean;
  readonly encoding: string;
  /** True when an acknowledged mutation survives a power cut of the database's machine. */
  readonly durable: boolean;
}

const oldestVersion = 150_000;

/**
 * Connects once and reads what the promise rests on.
 *
 * @throws DatabaseFailure `UNREACHABLE`, `NO_RIGHT`, `POOLED`, `UNSUPPORTED_SERVER`
 */
export async function inspectDatabase(options: SessionOptions): Promise<Safety> {
  const first = await connect(options);
  try {
    await refusePooler(first, options);
    const { rows } = await first.query<Record<string, string>>(
      `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version,
              current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
              current_setting('synchronous_commit') AS synchronous_commit, current_setting('server_encoding') AS encoding,
              current_setting('transaction_isolation') AS isolation, pg_is_in_recovery()::text AS standby`,
    );
    return assess(rows[0] ?? {});
  } finally {
    await first.end();
  }
}

function assess(row: Readonly<Record<string, string>>): Safety {
  const version = row['version']?.split(' ')[0] ?? '';
  if (Number(row['number']) < oldestVersion) {
    throw new DatabaseFailure('UNSUPPORTED_SERVER', `the database is PostgreSQL ${version}: use version 15 or newer`);
  }
  if (row['encoding'] !== 'UTF8') {
    throw new DatabaseFailure(
      'UNSUPPORTED_SERVER',
      `the database's encoding is ${row['encoding']}: create one with ENCODING 'UTF8' TEMPLATE template0`,
    );
  }
  if (row['standby'] === 'true') {
    throw new DatabaseFailure(
      'UNSUPPORTED_SERVER',
      'the database is a read-only standby: set DATABASE_URL to the primary',
    );
  }
  if (row['isolation'] !== 'read committed') {
    throw new DatabaseFailure(
      'UNSUPPORTED_SERVER',
      `sessions run at ${row['isolation']}: mutations need read committed`,
    );
  }
  const fsync = row['fsync'] === 'on';
  const fullPageWrites = row['full_page_writes'] === 'on';
  const synchronousCommit = row['synchronous_commit'] !== 'off';
  const durable = fsync && fullPageWrites && synchronousCommit;
  return { version, fsync, fullPageWrites, synchronousCommit, encoding: row['encoding'], durable };
}

/** @throws DatabaseFailure `UNSAFE_SETTINGS` where an acknowledged mutation could be lost in a power cut */
export function requireDurable(safety: Safety): void {
  if (safety.durable) return;
  const off = [
    ...(safety.fsync ? [] : ['fsync']),
    ...(safety.fullPageWrites ? [] : ['full_page_writes']),
    ...(safety.synchronousCommit ? [] : ['synchronous_commit']),
  ];
  throw new DatabaseFailure(
    'UNSAFE_SETTINGS',
    `the database has ${off.join(', ')} off, so that a power cut loses acknowledged changes: set ${off.length > 1 ? 'them' : 'it'} to on`,
  );
}

/**
 * Connects with our sessions' settings.
 *
 * @throws DatabaseFailure `UNREACHABLE`, `NO_RIGHT` or `POOLED`, in one line and without the password
 */
export async function connect(options: SessionOptions): Promise<Client> {
  const client = new Client(sessionConfig(options));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    throw connectFailure(client, cause);
  }
}

function connectFailure(client: Client, cause: unknown): DatabaseFailure {
  const { code = '', message } = cause as { code?: string; message: string };
  const where = `${client.user ?? ''}@${client.host}:${client.port}/${client.database ?? ''}`;
  if (code === '08P01' && message.includes('startup parameter')) return pooled(cause);
  if (code.startsWith('28') || code === '42501') {
    return new DatabaseFailure('NO_RIGHT', `the database refuses ${where} (${message}): correct DATABASE_URL`, {
      cause,
    });
  }
  // Node reports one attempt per address of the name, and no message of its own.
  const inner = cause instanceof AggregateError ? (cause.errors[0] as Error).message : message;
  return new DatabaseFailure(
    'UNREACHABLE',
    `the database ${where} cannot be reached (${inner}): start it, or correct DATABASE_URL`,
    { cause },
  );
}

/**
 * Two clients at once that share one server process stand behind a pooler that lends sessions by transaction. One that spreads its
 * clients over several processes can hide from this for a while; the sequencer therefore proves its own lock in each round.
 */
async function refusePooler(first: Client, options: SessionOptions): Promise<void> {
  const pidOf = async (client: Client) =>
    (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
  const pid = await pidOf(first);
  const second = await connect(options);
  try {
    if ((await pidOf(second)) === pid) throw pooled(undefined);
  } finally {
    await second.end();
  }
}

const pooled = (cause: unknown): DatabaseFailure =>
  new DatabaseFailure(
    'POOLED',
    'the database stands behind a transaction pooler, where locks and prepared statements of a session do not last: set DATABASE_URL to the server itself',
    { cause },
  );
