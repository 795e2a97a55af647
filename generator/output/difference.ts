/** What separates the output folder from what the manifest says. */
import type { EmittedFile } from '../emit/emitter.ts';
import { isGenerated } from './marker.ts';
import type { DiskFile } from './tree.ts';

export interface Difference {
  readonly added: readonly EmittedFile[];
  readonly changed: readonly EmittedFile[];
  /** Generated once, and no longer. */
  readonly stale: readonly string[];
  /** In the folder, but not generated: left alone by `generate`, refused by `check`. */
  readonly foreign: readonly string[];
  readonly same: number;
}

/** @throws Error where a file that a person wrote (or a link) stands where a generated one must */
export function compare(emitted: readonly EmittedFile[], disk: readonly DiskFile[]): Difference {
  const before = new Map(disk.map((file) => [file.path, file.text]));
  const added: EmittedFile[] = [];
  const changed: EmittedFile[] = [];
  const inTheWay: string[] = [];
  for (const file of emitted) {
    inTheWay.push(...foldersOf(file.path).filter((folder) => before.has(folder)));
    const text = before.get(file.path);
    if (text === undefined) added.push(file);
    else if (text === null || !(text === file.text || isGenerated(text) || text === '')) inTheWay.push(file.path);
    else if (text !== file.text) changed.push(file);
    before.delete(file.path);
  }
  if (inTheWay.length > 0) {
    throw new Error(
      `not generated, but in the way: ${[...new Set(inTheWay)].join(', ')}; move it elsewhere, then run this again`,
    );
  }
  const left = [...before].map(([path, text]) => ({ path, owned: text !== null && isGenerated(text) }));
  return {
    added,
    changed,
    stale: left.filter(({ owned }) => owned).map(({ path }) => path),
    foreign: left.filter(({ owned }) => !owned).map(({ path }) => path),
    same: emitted.length - added.length - changed.length,
  };
}

/** `a/b/c.ts` -> `a`, `a/b`: whatever stands there must be a real folder. */
function foldersOf(path: string): string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

export const isCurrent = ({ added, changed, stale, foreign }: Difference): boolean =>
  added.length + changed.length + stale.length + foreign.length === 0;

/** One line for each file: `+` new, `~` changed, `-` removed, `?` not ours. */
export function listDifference({ added, changed, stale, foreign }: Difference): string {
  const lines = [
    ...added.map(({ path }) => ({ path, sign: '+' })),
    ...changed.map(({ path }) => ({ path, sign: '~' })),
    ...stale.map((path) => ({ path, sign: '-' })),
    ...foreign.map((path) => ({ path, sign: '?' })),
  ];
  lines.sort((left, right) => (left.path < right.path ? -1 : 1));
  return lines.map(({ path, sign }) => `${sign} ${path}\n`).join('');
}
