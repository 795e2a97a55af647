/**
 * Remembers that a folder was generated from certain inputs, so that looking at a current folder needs neither parser nor emitters.
 *
 * It cannot lie about the folder: every byte of it is read and hashed each time, and so are the manifest, each of the generator's own
 * files, the list of the installed packages and the version of Node. What is generated depends on nothing else (a test generates twice in
 * different places). It is kept beside the installed packages and never committed, so a fresh clone, as in CI, always does the whole work.
 */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmitOptions, EmittedFile } from '../emit/emitter.ts';
import type { DiskFile } from './tree.ts';

const generator = fileURLToPath(new URL('..', import.meta.url));

/** The folder in which the generator's packages are installed; asking for one of them finds it wherever the program was started. */
function packagesFolder(): string {
  const entry = createRequire(import.meta.url).resolve('yaml');
  return entry.slice(0, entry.lastIndexOf(`${sep}yaml${sep}`));
}

const cacheFolder = (): string => join(packagesFolder(), '.cache', 'resound');

/** The stamp of an output folder. */
const cacheFile = (out: string): string =>
  join(cacheFolder(), `${createHash('sha256').update(resolve(out)).digest('hex').slice(0, 16)}.json`);

interface Stamp {
  /** The output folder, so that stamps of folders that are gone can go too. */
  readonly out: string;
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
    const stamp: Stamp = { out: resolve(out), inputs: hashInputs(manifest, options), outputs: hashFiles(sorted) };
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(stamp));
    renameSync(`${file}.${process.pid}`, file);
    forgetMissing();
  } catch {
    return;
  }
}

function forgetMissing(): void {
  for (const name of readdirSync(cacheFolder())) {
    const file = join(cacheFolder(), name);
    const { out } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Stamp>;
    if (out === undefined || !existsSync(out)) rmSync(file);
  }
}

function hashInputs(manifest: string, options: EmitOptions): string {
  const hash = createHash('sha256');
  add(hash, process.version);
  add(hash, JSON.stringify([options.contract, options.support, options.source]));
  add(hash, manifest);
  add(hash, readFileSync(join(packagesFolder(), '.package-lock.json'), 'utf8'));
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
