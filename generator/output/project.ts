/** Where a run reads and writes, and what the generated files must know about it. */
import { readFileSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import type { EmitOptions } from '../emit/emitter.ts';
import { Source } from '../manifest/tree.ts';

export interface ProjectPaths {
  /** As the user wrote it, relative to the working directory; messages name it so. */
  readonly manifest: string;
  readonly out: string;
}

export interface Print {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Relative imports from the output folder to the project's own folders, with `/` on every system. */
export function emitOptions({ manifest, out }: ProjectPaths): EmitOptions {
  const from = resolve(out);
  const prefix = (folder: string): string => {
    const path = relative(from, resolve(folder)).split(sep).join('/');
    return path.startsWith('.') ? path : `./${path}`;
  };
  return { contract: prefix('src/contract'), support: prefix('test/support'), source: basename(manifest) };
}

/** @throws Error that names the file where it cannot be read */
export function readSource(manifest: string): Source {
  try {
    // Neither a byte order mark nor the line ends of another system are part of the text: the same manifest gives the same files.
    return new Source(
      manifest,
      readFileSync(manifest, 'utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n'),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot read the manifest ${manifest}: ${why}; name another by --manifest <file>`, {
      cause: error,
    });
  }
}
