/** The output folder as it is on disk. */
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DiskFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** null: no regular file (a symbolic link, a socket), which nothing here follows or touches. */
  readonly text: string | null;
}

/** All files below a folder, by path; names that begin with a dot belong to the system or to us. An absent folder is empty. */
export function readTree(folder: string): DiskFile[] {
  const files: DiskFile[] = [];
  const walk = (below: string): void => {
    for (const entry of list(join(folder, below))) {
      if (entry.name.startsWith('.')) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else files.push({ path, text: entry.isFile() ? readFileSync(join(folder, path), 'utf8') : null });
    }
  };
  walk('');
  return files.sort((left, right) => (left.path < right.path ? -1 : 1));
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
