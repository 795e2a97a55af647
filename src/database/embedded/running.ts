import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Address } from '../address.ts';
import { user } from '../embedded.ts';
import { chooseAccount } from './account.ts';
import { reachableFolder } from './folders.ts';

/** The owner's address of the embedded server that another process runs on this folder now; null where none does. */
export function runningEmbedded(folder: string): Address | null {
  const socket = socketOf(dataOf(folder));
  return socket === null ? null : { host: socket, user, database: 'postgres' };
}

/** Whether there is an embedded database for this folder, running or not. */
export const hasEmbedded = (folder: string): boolean => existsSync(dataOf(folder));

const dataOf = (folder: string): string => join(reachableFolder(resolve(folder), chooseAccount()), 'data');

/** The server keeps a file beside its data: its fifth line is the socket's folder, its eighth says `ready`. */
function socketOf(data: string): string | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8')
      .split('\n')
      .map((line) => line.trim());
    return lines[7] === 'ready' && lines[4] !== undefined && lines[4] !== '' ? lines[4] : null;
  } catch {
    return null;
  }
}
