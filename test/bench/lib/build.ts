/** The measured server as people run it: compiled, without a loader in its process. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface Build {
  readonly folder: string;
  /** The compiled form of a file of the repository. */
  compiled(file: string): string;
  remove(): void;
}

/** Compiles `test/bench/server.ts` with all that it needs into a folder of this run's own, inside the repository for its packages. */
export function buildServer(): Build {
  const folder = resolve('.resound', `bench-${process.pid}`);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const compiler = join('node_modules', 'typescript-7', 'bin', 'tsc');
    execFileSync(process.execPath, [compiler, '-p', 'test/bench/tsconfig.server.json', '--outDir', folder], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    for (const file of ['src', 'generated'].flatMap(unCompiled)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(file, join(folder, file));
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, compiled: (file) => join(folder, file.replace(/\.ts$/, '.js')), remove };
}

/** What is read at run time and that the compiler leaves where it is. */
const unCompiled = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(sql|json)$/.test(name))
    .map((name) => join(folder, name));
