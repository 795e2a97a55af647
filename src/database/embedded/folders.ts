import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseFailure } from '../failure.ts';
import type { Account } from './account.ts';

/** Where root keeps what its unprivileged Postgres must reach and no other user may plant. */
export const systemFolder = '/var/lib/resound';

/** Makes a folder that belongs to the account and that only it may enter. */
function privateFolder(path: string, account: Account): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}

/**
 * Makes a folder that is ours: whoever could write there could have us run programs of their own.
 *
 * @throws DatabaseFailure `UNSAFE_FOLDER` when it is a link, belongs to another user, or others may write to it
 */
export function ownFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  const found = lstatSync(path);
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return;
  throw new DatabaseFailure(
    'UNSAFE_FOLDER',
    `${path} must be a folder of this user that nobody else may write to: remove it, or set DATABASE_URL`,
  );
}

/** What stands in a folder of ours: data, data that is being made, the socket's folder. */
const ours = /^(?:data(?:\.new-\d+)?|s)$/;

/** The asked-for folder where the account can write to it, else a fixed place that is derived from it. */
export function reachableFolder(asked: string, account: Account): string {
  // A folder that holds other things is somebody's home: root must not give it away.
  if (!existsSync(asked) || readdirSync(asked).every((name) => ours.test(name))) privateFolder(asked, account);
  if (account.uid === undefined || spawnSync('test', ['-w', asked], account).status === 0) return asked;
  ownFolder(systemFolder);
  const other = join(systemFolder, `data-${createHash('sha256').update(asked).digest('hex').slice(0, 16)}`);
  privateFolder(other, account);
  return other;
}

export interface SocketFolder {
  readonly path: string;
  readonly remove: () => void;
}

/** The name of a Unix socket ends at about 100 bytes, so that a deep folder needs a short one elsewhere. */
const longestSocketFolder = 80;

export function socketFolder(folder: string, account: Account): SocketFolder {
  const near = join(folder, 's');
  const fits = Buffer.byteLength(near) <= longestSocketFolder;
  const path = fits ? near : mkdtempSync(join(tmpdir(), 'resound-'));
  privateFolder(path, account);
  return { path, remove: fits ? () => undefined : () => rmSync(path, { recursive: true, force: true }) };
}
