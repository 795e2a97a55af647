import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Address } from './address.ts';
import { chooseAccount } from './embedded/account.ts';
import { findBinaries } from './embedded/binaries.ts';
import { ensureCluster } from './embedded/cluster.ts';
import { reachableFolder, socketFolder } from './embedded/folders.ts';
import { awaitFree } from './embedded/lock-file.ts';
import { explain } from './embedded/reasons.ts';
import { runServer, type Server } from './embedded/server.ts';
import { DatabaseFailure } from './failure.ts';

export interface EmbeddedOptions {
  /** Folder for data and socket, made where it is absent. */
  readonly folder: string;
  /** False for throw-away databases of tests: nothing is flushed to the disk. */
  readonly durable?: boolean;
  /** Further settings of the server, such as `max_connections`. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Takes the server's own log, line by line. */
  readonly log?: (line: string) => void;
}

/** A PostgreSQL server that lives and dies with this process. It listens on a Unix socket in a private folder, and nowhere else. */
export interface EmbeddedPostgres {
  /** The owner's address: a superuser of this server. */
  readonly address: Address;
  /** Where the data really is; another folder than asked for where the server's account could not reach that one. */
  readonly folder: string;
  /** True when this start made the data folder. */
  readonly created: boolean;
  /** Process id of the server, for tests that kill it. */
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

/** The superuser of every embedded server. */
export const user = 'resound';

const safeSettings = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
const carelessSettings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

const settingsForAll = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and rows hold what people wrote: they do not belong in a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  // Nobody replicates from it.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  log_checkpoints: 'off',
};

/** A server that crashes is started again, but not for ever: that would hide that it cannot run. */
const mostCrashes = 5;
const crashWindowMs = 60_000;
const pauseMs = 100;

/**
 * Starts the server that came with npm's packages, and makes its data folder first where there is none (about 0.7 s; later starts take
 * 0.1 s). It ends with this process, also when that is killed. A crash of the server itself is followed by a new start.
 *
 * @throws DatabaseFailure `UNSUPPORTED_PLATFORM`, `NO_ACCOUNT`, `UNSAFE_FOLDER`, `DISK_FULL`, `ALREADY_RUNNING`, `OTHER_VERSION`, `START_FAILED`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const asked = resolve(options.folder);
  try {
    return await start(asked, options);
  } catch (error) {
    throw error instanceof DatabaseFailure ? error : explain((error as Error).message, asked, error);
  }
}

async function start(asked: string, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const durable = options.durable ?? true;
  const log = options.log ?? (() => undefined);
  const account = chooseAccount();
  const binaries = await findBinaries(account);
  const folder = reachableFolder(asked, account);
  const { data, created } = await ensureCluster({ folder, user, binaries, account, durable });
  await awaitFree(data, folder);
  const socket = socketFolder(folder, account);
  const settings = { ...(durable ? safeSettings : carelessSettings), ...settingsForAll, ...options.settings };
  const run = () =>
    runServer({ postgres: binaries.postgres, data, socket: socket.path, folder, account, settings, log });
  const supervised = await supervise(run, log).catch((error: unknown) => {
    socket.remove();
    throw error;
  });
  return {
    address: { host: socket.path, user, database: 'postgres' },
    folder,
    created,
    pid: () => Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10),
    stop: async () => {
      await supervised.stop();
      socket.remove();
    },
  };
}

/** Keeps a server running until it is told to stop, or until it has crashed too often. */
async function supervise(
  run: () => Promise<Server>,
  log: (line: string) => void,
): Promise<{ stop: () => Promise<void> }> {
  let server = await run();
  let stopping = false;
  const crashes: number[] = [];
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.ended;
      if (stopping) return;
      const now = performance.now();
      while (crashes[0] !== undefined && crashes[0] < now - crashWindowMs) crashes.shift();
      if (crashes.push(now) > mostCrashes) {
        log('FATAL: the embedded PostgreSQL keeps ending: giving up');
        return;
      }
      log('WARNING: the embedded PostgreSQL ended unexpectedly: starting it again');
      await delay(pauseMs * crashes.length); // its last processes let go of the shared memory first
      server = await run().catch((error: unknown) => {
        log(`WARNING: ${(error as Error).message}`);
        return gone;
      });
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping = true;
      await server.stop();
      await watching;
      await server.stop(); // one that came up while we stopped
    },
  };
}

const gone: Server = { ended: Promise.resolve(), stop: () => Promise.resolve() };
