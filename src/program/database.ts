/** The program's database: the one that DATABASE_URL names, or an embedded one in a folder of the project. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Address, addressOf } from '../database/address.ts';
import { startEmbedded } from '../database/embedded.ts';
import { serverRole } from '../database/roles.ts';
import { inspectDatabase, requireDurable } from '../database/safety.ts';
import type { Settings } from '../settings.ts';
import { StartFailure } from './failure.ts';

export interface ProgramDatabase {
  /** May create and change everything; migrates, and manages tenants and keys. */
  readonly owner: Address;
  /** Of requests. */
  readonly server: Address;
  /** Of sequencer, LISTEN and whatever else needs a session of its own: not through a transaction pooler. */
  readonly direct: Address;
  /** Whose rights the server's sessions have. */
  readonly role: string;
  /** What the server's sessions take by `SET ROLE`; null where they log in as `role`. */
  readonly takenRole: string | null;
  /** Whether it belongs to this folder alone. */
  readonly own: boolean;
  /** Where it is, in words and without the password. */
  readonly place: string;
  /** The command that begins with an empty one and keeps this one as it is. */
  readonly another: string;
  readonly stop: () => Promise<void>;
}

export interface DatabaseOptions {
  readonly settings: Settings;
  /** Takes the embedded server's own log. */
  readonly log: (line: string) => void;
  /** Told of what takes long. */
  readonly progress: (line: string) => void;
}

/** @throws DatabaseFailure, or StartFailure where the settings do not go together */
export async function openDatabase(options: DatabaseOptions): Promise<ProgramDatabase> {
  const { databaseUrl } = options.settings;
  return databaseUrl === null ? openEmbedded(options) : openServer(options.settings, databaseUrl);
}

async function openEmbedded({ settings, log, progress }: DatabaseOptions): Promise<ProgramDatabase> {
  const folder = resolve(settings.dataDir);
  if (!existsSync(join(folder, 'data'))) progress(`Making the database in ${settings.dataDir}`);
  const server = await startEmbedded({ folder, log });
  const { address } = server;
  // A login of its own, and not the owner's with SET ROLE: what a session has taken it can give back, and this owner is a superuser.
  const own = { ...address, user: serverRole };
  return {
    owner: address,
    server: own,
    direct: own,
    role: serverRole,
    takenRole: null,
    own: true,
    // The folder itself may be out of reach of the account that runs the server.
    place: server.folder === folder ? settings.dataDir : server.folder,
    another: `DATA_DIR=${quoted(`${settings.dataDir}-2`)} npm start`,
    stop: () => server.stop(),
  };
}

async function openServer(settings: Settings, url: string): Promise<ProgramDatabase> {
  const owner = addressOf(settings.databaseOwnerUrl ?? url);
  const direct = addressOf(settings.databaseDirectUrl ?? url);
  const ownLogin = settings.databaseOwnerUrl !== null && settings.databaseOwnerUrl !== url;
  const safety = await inspectDatabase({ address: direct, name: 'resound start', role: null });
  if (settings.mode === 'production') requireDurable(safety);
  return {
    owner,
    server: addressOf(url),
    direct,
    role: ownLogin ? loginOf(url) : serverRole,
    takenRole: ownLogin ? null : serverRole,
    own: false,
    place: placeOf(url),
    another: anotherDatabase(settings, url),
    stop: () => Promise.resolve(),
  };
}

function loginOf(url: string): string {
  const { username } = new URL(url);
  if (username !== '') return decodeURIComponent(username);
  throw new StartFailure(
    'DATABASE_URL must name its login beside DATABASE_OWNER_URL; for example postgres://server:password@localhost:5432/app',
  );
}

function anotherDatabase({ databaseOwnerUrl }: Settings, url: string): string {
  const variable = databaseOwnerUrl === null ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
  const name = quoted(`${decodeURIComponent(new URL(url).pathname.slice(1)) || 'app'}_2`);
  return `createdb --maintenance-db="$${variable}" ${name}, and then name ${name} in ${variable === 'DATABASE_URL' ? variable : `DATABASE_URL and ${variable}`}`;
}

/** For a shell, where it needs it. */
const quoted = (text: string): string => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${host === '' ? (searchParams.get('host') ?? 'a local socket') : host}${pathname}`;
}
