import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { applyDifference, type Disk, recover } from '../../generator/output/apply.ts';
import { compare, type Difference } from '../../generator/output/difference.ts';
import { assertSafe } from '../../generator/output/safe-paths.ts';
import { readTree } from '../../generator/output/tree.ts';

const MARK = '// Code generated from resources.yaml. DO NOT EDIT.\n';
const generated = (path: string, text: string) => ({ path, text: `${MARK}${text}\n` });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'resound-output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const contents = () => Object.fromEntries(readTree(folder).map(({ path, text }) => [path, text]));
const everything = () => readdirSync(folder, { recursive: true }).sort();

const before = [generated('a.ts', 'old a'), generated('deep/b.ts', 'old b'), generated('gone/c.ts', 'old c')];
const after = [generated('a.ts', 'new a'), generated('deep/b.ts', 'new b'), generated('new/d.ts', 'new d')];
const asObject = (files: readonly { path: string; text: string }[]) =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));

/** A tree generated once, and what the next generation makes of it. */
function start(): Difference {
  for (const { path, text } of before) put(path, text);
  return compare(after, readTree(folder));
}

describe('output', () => {
  it('writes new and changed files, removes stale ones, and leaves nothing else behind', () => {
    applyDifference(folder, start());
    expect(contents()).toEqual(asObject(after));
    expect(everything()).toEqual(['a.ts', 'deep', 'deep/b.ts', 'new', 'new/d.ts']);
  });

  it('does not touch a file that stays the same', () => {
    for (const { path, text } of after) put(path, text);
    const then = statSync(join(folder, 'a.ts')).ctimeMs;
    const difference = compare(after, readTree(folder));
    applyDifference(folder, difference);
    expect(difference.same).toBe(3);
    expect(statSync(join(folder, 'a.ts')).ctimeMs).toBe(then);
  });

  it('removes only files that say that they are generated', () => {
    put('notes.md', 'mine');
    put('types/old.ts', `${MARK}export {};\n`);
    const difference = compare(after, readTree(folder));
    expect(difference.stale).toEqual(['types/old.ts']);
    expect(difference.foreign).toEqual(['notes.md']);
    applyDifference(folder, difference);
    expect(contents()).toEqual({ ...asObject(after), 'notes.md': 'mine' });
  });

  it('refuses to overwrite what a person wrote', () => {
    put('a.ts', 'export const mine = 1;\n');
    expect(() => compare(after, readTree(folder))).toThrow('not generated, but in the way: a.ts');
  });

  it('neither follows nor overwrites a symbolic link', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'resound-elsewhere-'));
    writeFileSync(join(elsewhere, 'b.ts'), 'outside');
    symlinkSync(elsewhere, join(folder, 'deep'));
    symlinkSync(join(elsewhere, 'b.ts'), join(folder, 'a.ts'));
    expect(() => compare(after, readTree(folder))).toThrow('in the way: a.ts, deep');
    expect(readFileSync(join(elsewhere, 'b.ts'), 'utf8')).toBe('outside');
    rmSync(elsewhere, { recursive: true });
  });

  for (const call of ['write', 'rename'] as const) {
    for (const nth of [1, 2, 3]) {
      it(`leaves the old tree as it was when ${call} number ${nth} fails`, () => {
        const difference = start();
        expect(() => applyDifference(folder, difference, failing(call, nth))).toThrow('no space left');
        expect(contents()).toEqual(asObject(before));
        expect(everything()).toEqual(['a.ts', 'deep', 'deep/b.ts', 'gone', 'gone/c.ts']);
      });

      it(`is set right by the next run when it is killed at ${call} number ${nth}`, () => {
        const difference = start();
        const killed = snapshotAt(call, nth, difference);
        expect(killed.whole).toBe(true);
        recover(folder);
        expect(contents()).toEqual(asObject(before));
        expect(existsSync(join(folder, '.resound-staging'))).toBe(false);
      });
    }
  }

  it('does not run beside another run', () => {
    put('.resound-staging/pid', String(process.ppid));
    expect(() => recover(folder)).toThrow(`another run (process ${process.ppid})`);
  });
});

function failing(call: keyof Disk, nth: number): Disk {
  let count = 0;
  const counted = (name: keyof Disk, act: (left: string, right: string) => void) => (left: string, right: string) => {
    if (name === call && ++count === nth) throw new Error('no space left');
    act(left, right);
  };
  return { write: counted('write', (path, text) => writeFileSync(path, text)), rename: counted('rename', renameSync) };
}

/** Brings the folder to the state in which a kill at that call would leave it: nothing is undone. */
function snapshotAt(call: keyof Disk, nth: number, difference: Difference): { whole: boolean } {
  const copy = `${folder}-copy`;
  let whole = true;
  let count = 0;
  const freeze = (name: keyof Disk) => {
    if (name !== call || ++count !== nth) return;
    // Whoever reads the tree now sees whole files, old or new.
    for (const { text } of readTree(folder)) whole &&= text !== null && text.startsWith(MARK) && text.endsWith('\n');
    cpSync(folder, copy, { recursive: true });
  };
  applyDifference(folder, difference, {
    write: (path, text) => {
      freeze('write');
      writeFileSync(path, text);
    },
    rename: (from, to) => {
      freeze('rename');
      renameSync(from, to);
    },
  });
  rmSync(folder, { recursive: true });
  renameSync(copy, folder);
  return { whole };
}

describe('paths of emitted files', () => {
  for (const path of ['../a.ts', '/etc/passwd', 'a/../../b.ts', 'a\\b.ts', '.git/config', 'a//b.ts', '', 'a\n.ts']) {
    it(`refuses ${JSON.stringify(path)}`, () => {
      expect(() => assertSafe([generated(path, '')])).toThrow('an emitter chose the path');
    });
  }

  it('refuses two files that differ only in letter case', () => {
    expect(() => assertSafe([generated('a/B.ts', ''), generated('a/b.ts', '')])).toThrow('two emitters chose the path');
  });

  it('refuses a file that does not say that it is generated', () => {
    expect(() => assertSafe([{ path: 'a.ts', text: '' }])).toThrow('does not say that it is generated');
  });
});
