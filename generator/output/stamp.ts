/**
 * Remembers that a folder was generated from certain inputs, so that looking at a current folder needs neither parser nor emitters.
 *
 * It cannot lie about the folder: every byte of it is read and hashed each time, and so are the manifest, each of the generator's own
 * files, the list of the installed packages and the version of Node. What is generated depends on nothing else (a test generates twice in
 * different places). It is kept beside the installed packages and never committed, so a fresh clone, as in CI, always does the whole work.
 */
import { createHash, type Hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmitOptions, EmittedFile } from '../emit/emitter.ts';
import type { DiskFile } from './tree.ts';

const generator = fileURLToPath(new URL('..', import.meta.url));

/** Where stamps lie, or null where packages are installed elsewhere: then there are none. */
function cacheFile(out: string): string {
  const name = createHash('sha256').update(resolve(out)).digest('hex').slice(0, 16);
  return join('node_modules', '.cache', 'resound', `${name}.json`);
}

interface Stamp {
  readonly inputs: string;
  readonly outputs: string;
}

/** Whether the folder holds exactly what these inputs gave when they were last generated. */
export function isStamped(out: string, manifest: string, options: EmitOptions, disk: readonly DiskFile[]): boolean {
  try {
    const stamp = JSON.parse(readFileSync(cacheFile(out), 'utf8')) as Partial<Stamp>;
    return stamp.outputs === hashFiles(disk) && stamp.inputs === hashInputs(manifest, options);
  } catch {
    return false; // no stamp, or none that can be read: the long way is never wrong
  }
}

/** Remembers a folder that was just written. Failing to is no failure: the next look takes the long way. */
export function writeStamp(out: string, manifest: string, options: EmitOptions, files: readonly EmittedFile[]): void {
  try {
    const file = cacheFile(out);
    const sorted = [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
    const stamp: Stamp = { inputs: hashInputs(manifest, options), outputs: hashFiles(sorted) };
    // Never makes node_modules itself: where there is none, nothing is installed here.
    readdirSync('node_modules');
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(stamp));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}

function hashInputs(manifest: string, options: EmitOptions): string {
  const hash = createHash('sha256');
  add(hash, process.version);
  add(hash, JSON.stringify([options.contract, options.support, options.source]));
  add(hash, manifest);
  add(hash, readFileSync(join('node_modules', '.package-lock.json'), 'utf8'));
  const walk = (folder: string): void => {
    const entries = readdirSync(folder, { withFileTypes: true });
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else {
        add(hash, path.slice(generator.length));
        add(hash, readFileSync(path, 'utf8'));
      }
    }
  };
  walk(generator);
  return hash.digest('hex');
}

function hashFiles(files: readonly DiskFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) {
    add(hash, path);
    add(hash, text ?? '');
  }
  return hash.digest('hex');
}

/** With its length, so that no two lists of texts run together to the same bytes. */
function add(hash: Hash, text: string): void {
  hash.update(`${text.length}:`).update(text);
}
