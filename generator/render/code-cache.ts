/**
 * Requires a large package with what V8 made of its text the last time, which halves the time that it takes. Node does this by itself from
 * version 22 on, where it is asked to (`module.enableCompileCache`); until that is the oldest one we run on, it is done here.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { Script } from 'node:vm';

/** Smaller files are compiled faster than a cache of theirs is found. */
const LARGE = 500_000;

interface Kept {
  readonly file: string;
  readonly script: Script;
}

/** What Node calls for the text of each CommonJS module. */
interface Compiling {
  _compile: (this: NodeJS.Module, text: string, path: string) => unknown;
}

/**
 * @param name - a CommonJS package that the generator depends on
 * @returns the package, and what keeps the code for the next run: to be called once it has been used, so that what was used is in it
 */
export function requireCached(name: string): { readonly library: unknown; readonly keep: () => void } {
  const require = createRequire(import.meta.url);
  const fresh: Kept[] = [];
  const modules = Module.prototype as unknown as Compiling;
  const original = modules._compile;
  modules._compile = function (text, path) {
    if (text.length < LARGE) return original.call(this, text, path);
    const file = cacheFile(path, text);
    const cachedData = read(file);
    const script = new Script(Module.wrap(text), { filename: path, ...(cachedData !== null && { cachedData }) });
    if (cachedData === null || script.cachedDataRejected === true) fresh.push({ file, script });
    const run = script.runInThisContext() as (...values: readonly unknown[]) => unknown;
    return run.call(this.exports, this.exports, createRequire(path), this, path, dirname(path));
  };
  try {
    return { library: require(name), keep: () => fresh.splice(0).forEach(write) };
  } finally {
    modules._compile = original;
  }
}

/** Named after all that the code was made from; V8 itself looks only at its own version and the length of the text. */
function cacheFile(path: string, text: string): string {
  const folder = path.slice(0, path.indexOf(`${sep}node_modules${sep}`) + `${sep}node_modules${sep}`.length);
  const place = path.slice(folder.length).replaceAll(/[^\w.-]/g, '_');
  const name = [place, text.length, statSync(path).mtimeMs, process.version, process.arch].join('-');
  return join(folder, '.cache', 'resound-code', name);
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** Failing to is no failure: the next run compiles once more. */
function write({ file, script }: Kept): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, script.createCachedData());
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}
