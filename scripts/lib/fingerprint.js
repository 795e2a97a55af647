import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.js';

/** Paths of all files below the given files and folders (relative to the project), in order; what is absent is left out. */
export function listFiles(entries) {
  const files = [];
  const visit = (relative) => {
    const stat = statSync(path.join(root, relative), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (!stat.isDirectory()) return files.push({ path: relative, size: stat.size, modified: stat.mtimeMs });
    for (const name of readdirSync(path.join(root, relative)).sort()) visit(`${relative}/${name}`);
  };
  entries.forEach(visit);
  return files;
}

/** Changes whenever a file may have changed; reads no file. */
export const glance = (files) => digest(files.map((file) => `${file.path}:${file.size}:${file.modified}`));

/** Changes only when a file's text has changed. */
export const contents = (files) =>
  digest(files.flatMap((file) => [file.path, readFileSync(path.join(root, file.path))]));

/** @param {(string | Buffer)[]} parts */
export function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
