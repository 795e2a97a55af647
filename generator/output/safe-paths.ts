/** The last door before the disk: whatever an emitter was given, its files stay inside of the folder. */
import type { EmittedFile } from '../emit/emitter.ts';
import { isGenerated } from './marker.ts';

const PATH = /^(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*\/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

/** @throws Error for a mistake of an emitter: a path outside, two files on one path (letter case aside), a file without its marker */
export function assertSafe(files: readonly EmittedFile[]): void {
  const seen = new Set<string>();
  for (const { path, text } of files) {
    const key = path.toLowerCase();
    if (!PATH.test(path)) throw new Error(`an emitter chose the path ${JSON.stringify(path)}`);
    if (seen.has(key)) throw new Error(`two emitters chose the path ${path}`);
    if (!isGenerated(text)) throw new Error(`${path} does not say that it is generated`);
    seen.add(key);
  }
}
