/**
 * Brings a difference to disk, all or nothing. New texts are written to a staging folder first, so that a full disk is found out before
 * anything is touched; then each is renamed into place, with the old text kept beside it. What fails there is undone at once, what is
 * killed there is undone by the next run. At each moment each path holds its whole old or its whole new text.
 */
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Difference } from './difference.ts';

const STAGING = '.resound-staging';

/** What has been moved, for whoever must undo it. */
interface Journal {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly removed: readonly string[];
}

/** The calls that change the tree, so that tests can let any one of them fail. */
export interface Disk {
  readonly write: (path: string, text: string) => void;
  readonly rename: (from: string, to: string) => void;
}
const realDisk: Disk = { write: (path, text) => writeFileSync(path, text), rename: renameSync };

/** @throws Error of the file system; the folder is then as it was before */
export function applyDifference(folder: string, difference: Difference, disk: Disk = realDisk): void {
  const { added, changed, stale } = difference;
  if (added.length + changed.length + stale.length === 0) return;
  recover(folder);
  const staging = join(folder, STAGING);
  const journal: Journal = {
    added: added.map(({ path }) => path),
    replaced: changed.map(({ path }) => path),
    removed: stale,
  };
  const made = new Set<string>();
  const makeFolder = (path: string): void => {
    if (made.has(path)) return;
    mkdirSync(path, { recursive: true });
    made.add(path);
  };
  try {
    makeFolder(staging);
    writeFileSync(join(staging, 'pid'), String(process.pid));
    for (const [index, { text }] of [...added, ...changed].entries()) disk.write(join(staging, `new-${index}`), text);
    for (const [index, path] of [...journal.replaced, ...journal.removed].entries())
      keep(join(folder, path), join(staging, `old-${index}`));
    // From here on the next run would know what to undo.
    writeFileSync(join(staging, 'journal.json'), JSON.stringify(journal));
    for (const [index, path] of [...journal.added, ...journal.replaced].entries()) {
      makeFolder(dirname(join(folder, path)));
      disk.rename(join(staging, `new-${index}`), join(folder, path));
    }
    for (const path of stale) unlinkSync(join(folder, path));
  } catch (error) {
    undo(folder);
    throw error;
  }
  rmSync(staging, { recursive: true });
  for (const path of stale) removeEmptyParents(folder, path);
}

/** Undoes what a killed run left half done. @throws Error where another run is at work */
export function recover(folder: string): void {
  const pid = read(join(folder, STAGING, 'pid'));
  if (pid !== null && isAlive(Number(pid))) {
    throw new Error(`another run (process ${pid}) is writing to ${folder}; wait for it to end, then run this again`);
  }
  undo(folder);
}

function undo(folder: string): void {
  const staging = join(folder, STAGING);
  const text = read(join(staging, 'journal.json'));
  const journal = text === null ? null : parseJournal(text);
  if (journal !== null) {
    for (const path of journal.added) {
      rmSync(join(folder, path), { force: true });
      removeEmptyParents(folder, path);
    }
    for (const [index, path] of [...journal.replaced, ...journal.removed].entries()) {
      renameSync(join(staging, `old-${index}`), join(folder, path));
    }
  }
  rmSync(staging, { recursive: true, force: true });
}

/** A journal that was cut off while it was written stands for a run that had not moved anything yet. */
function parseJournal(text: string): Journal | null {
  try {
    return JSON.parse(text) as Journal;
  } catch {
    return null;
  }
}

/** A second name for the same bytes; a copy on file systems without hard links. */
function keep(path: string, copy: string): void {
  try {
    linkSync(path, copy);
  } catch {
    copyFileSync(path, copy);
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeEmptyParents(folder: string, path: string): void {
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(folder, parent));
    } catch {
      return; // not empty, or gone already
    }
  }
}
