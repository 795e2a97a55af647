/** The program: settings, database, migrations, event stream, server, and what a person needs next. */
import { example } from '../generated/example.ts';
import { api } from '../generated/index.ts';
import { developmentKeyFile } from './console/development-key.ts';
import { migrate } from './database/migrate.ts';
import { openPool } from './database/pool.ts';
import { connect } from './database/safety.ts';
import { startEvents } from './events.ts';
import { hooks } from './hooks/index.ts';
import { createLogger } from './logger.ts';
import { openDatabase, type ProgramDatabase } from './program/database.ts';
import { ensureDevelopmentKey, ensureTenant } from './program/development.ts';
import { lineFor } from './program/failure.ts';
import { listen, probePort } from './program/listen.ts';
import { onStopSignal } from './program/signals.ts';
import { createStopper, type Stopper } from './program/stopper.ts';
import { followLine, originOf, welcome } from './program/welcome.ts';
import { witnessFile, witnessFolder } from './program/witness-file.ts';
import { createServer } from './server.ts';
import { settingsHelp } from './settings/document.ts';
import { readSettings, type Settings } from './settings.ts';

const progress = (line: string): void => {
  process.stderr.write(`${line.charAt(0).toUpperCase()}${line.slice(1)} ...\n`);
};

async function serve(settings: Settings, stopper: Stopper): Promise<void> {
  // At a person's terminal stand words, and JSON only where something is wrong.
  const logger = createLogger(settings.logLevel ?? (settings.mode === 'production' ? 'info' : 'warn'));
  await probePort(settings);
  const database = await openDatabase({ settings, progress, log: (line) => logger.debug({ line }, 'postgres') });
  stopper.add('database', database.stop);
  await migrate({
    address: database.owner,
    role: database.role,
    login: database.own,
    api,
    retention: { maxAgeMs: settings.logMaxAgeMs, maxEvents: settings.logMaxEvents },
    another: database.another,
    progress,
  });
  const pool = openPool({
    address: database.server,
    name: 'resound requests',
    role: database.takenRole,
    size: settings.databasePoolSize,
    onError: (err) => logger.warn({ err }, 'an idle database connection broke'),
  });
  stopper.add('pool', () => pool.end());
  const events = await startEvents({
    address: database.direct,
    role: database.takenRole,
    pool,
    api,
    log: logger,
    witness: witnessFile(witnessFolder),
  });
  stopper.add('events', () => events.stop());
  const server = createServer({ api, hooks, pool, events, settings, logger });
  stopper.add('server', () => server.close());
  const developmentKey = await prepare(settings, database, server.roles);
  const port = await listen(server.http, settings);
  const colour = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
  process.stdout.write(
    welcome({
      title: api.title,
      version: api.version,
      base: `${originOf(settings.host, port)}${api.base}`,
      follow: followLine(settings, port),
      example,
      developmentKey,
      place: database.place,
      colour,
    }),
  );
}

/** Tenant and key for a person who begins; in production the operator makes them. */
async function prepare(
  settings: Settings,
  database: ProgramDatabase,
  roles: readonly string[],
): Promise<string | null> {
  if (settings.mode === 'production') return null;
  const owner = await connect({ address: database.owner, name: 'resound start', role: null });
  try {
    await ensureTenant(owner);
    return await ensureDevelopmentKey({ owner, keyFile: developmentKeyFile, own: database.own, roles });
  } finally {
    await owner.end();
  }
}

function fail(error: unknown): void {
  const line = lineFor(error);
  console.error(line ?? error);
}

async function main(): Promise<void> {
  const stopper = createStopper((name, error) => console.error(`${name} did not stop in order:`, error));
  const end = (status: number): void => {
    void stopper.stop().then(() => process.exit(status));
  };
  onStopSignal({
    signals: process,
    now: () => performance.now(),
    stop: () => end(0),
    abort: () => process.exit(1),
  });
  process.once('uncaughtException', (error) => {
    fail(error);
    end(1);
  });
  try {
    await serve(readSettings(process.env), stopper);
  } catch (error) {
    // What fails because it is being stopped is no failure.
    if (stopper.stopping()) return;
    fail(error);
    end(1);
  }
}

if (process.argv.includes('--help')) {
  console.log(`npm start\n\nSettings, from the environment:\n${settingsHelp()}`);
} else {
  await main();
}
