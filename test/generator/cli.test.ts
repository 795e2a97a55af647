import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readTree } from '../../generator/output/tree.ts';

const root = resolve('.');
const manifest = join(root, 'test/golden/cases/small-library/resources.yaml');

const remembered = join(root, 'node_modules/.cache/resound');

/** A project of its own, so that nothing remembered about another folder can help. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'resound-cli-'));
  cpSync(manifest, join(folder, 'resources.yaml'));
  return folder;
}

const run = (cwd: string, ...args: string[]) => runFrom(root, cwd, ...args);

/** @param home - holds the generator to be run */
function runFrom(home: string, cwd: string, ...args: string[]) {
  const loader = join(root, 'node_modules/tsx/dist/loader.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', loader, join(home, 'generator/cli.ts'), ...args],
    { cwd, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('the command line', () => {
  let folder = '';
  beforeAll(() => {
    folder = project();
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = () => join(folder, 'generated/types/book.ts');

  it('generates, and prints what changed', () => {
    const { status, stdout, stderr } = run(folder, 'generate');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('+ types/book.ts\n');
    expect(stdout).toMatch(/generated: \d+ new, 0 changed, 0 removed, 0 unchanged\n$/);
  });

  it('finds its own work current', () => {
    expect(run(folder, 'check')).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^generated: current, \d+ files\n$/),
      stderr: '',
    });
  });

  it('lists what differs, and names the command that mends it', () => {
    const text = readFileSync(file(), 'utf8');
    writeFileSync(file(), `${text}// mine\n`);
    writeFileSync(join(folder, 'generated/own.ts'), 'export {};\n');
    rmSync(join(folder, 'generated/hooks.ts'));
    const checked = run(folder, 'check');
    expect(checked.status).toBe(1);
    expect(checked.stdout).toBe('+ hooks.ts\n? own.ts\n~ types/book.ts\n');
    expect(checked.stderr).toContain('1 missing, 1 different, 0 stale, 1 not generated');
    expect(checked.stderr).toContain('mend it with: npm run generate\n');
    expect(readFileSync(file(), 'utf8')).toBe(`${text}// mine\n`);

    rmSync(join(folder, 'generated/own.ts'));
    expect(run(folder, 'generate').status).toBe(0);
    expect(readFileSync(file(), 'utf8')).toBe(text);
    expect(run(folder, 'check').status).toBe(0);
  });

  it('prints the problems of a manifest to stderr, writes nothing, and ends with 1', () => {
    const then = readTree(join(folder, 'generated'));
    writeFileSync(join(folder, 'broken.yaml'), readFileSync(manifest, 'utf8').replace('BookLent:', '# BookLent:'));
    const { status, stdout, stderr } = run(folder, 'generate', '--manifest', 'broken.yaml');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^broken\.yaml:\d+:\d+: error E\d{4}: /);
    expect(stderr).toMatch(/\d+ problems?\n$/);
    expect(readTree(join(folder, 'generated'))).toEqual(then);
  });

  it('says what is wrong with the usage and ends with 2', () => {
    for (const args of [[], ['genrate'], ['generate', 'twice'], ['check', '--fast']]) {
      const { status, stdout, stderr } = run(folder, ...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('Usage: ');
    }
  });

  it('helps', () => {
    expect(run(folder, '--help')).toEqual({ status: 0, stdout: expect.stringContaining('Usage: '), stderr: '' });
  });

  it('names a manifest that is not there', () => {
    const { status, stderr } = run(folder, 'check', '--manifest', 'absent.yaml');
    expect(status).toBe(1);
    expect(stderr).toContain('cannot read the manifest absent.yaml');
  });
});

describe('generation', () => {
  it('gives the same bytes in two directories, from the sources as they are', () => {
    const folders = [project(), project()];
    const [first, second] = folders.map((folder) => {
      expect(run(folder, 'generate').status).toBe(0);
      return readTree(join(folder, 'generated'));
    });
    expect(first).toEqual(second);
    expect(first?.length).toBeGreaterThan(10);
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('is remembered beside the installed packages, and looks again when anything differs', () => {
    const folder = project();
    expect(run(folder, 'generate').status).toBe(0);
    expect(existsSync(remembered)).toBe(true);
    expect(run(folder, 'check').status).toBe(0);
    rmSync(remembered, { recursive: true, force: true });
    expect(run(folder, 'check')).toEqual({ status: 0, stdout: expect.stringContaining('current'), stderr: '' });
    expect(existsSync(remembered)).toBe(false);
    expect(run(folder, 'generate').status).toBe(0);

    rmSync(folder, { recursive: true });
  });

  describe('is not believed where something has changed since:', () => {
    let folder = '';
    let file = '';
    let text = '';
    beforeAll(() => {
      folder = project();
      // A generator of its own, to be changed.
      cpSync(join(root, 'generator'), join(folder, 'generator'), { recursive: true });
      cpSync(join(root, 'package.json'), join(folder, 'package.json'));
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      file = join(folder, 'generated/types/book.ts');
      expect(own('generate').status).toBe(0);
      text = readFileSync(file, 'utf8');
    });
    beforeEach(() => expect(own('check').status).toBe(0));
    afterAll(() => rmSync(folder, { recursive: true }));

    const own = (verb: string) => runFrom(folder, folder, verb);
    /** Puts a text in a file's place, with its old times. */
    const edit = (path: string, change: (before: string) => string): (() => void) => {
      const { atime, mtime } = statSync(path);
      const before = readFileSync(path, 'utf8');
      expect(change(before)).not.toBe(before);
      writeFileSync(path, change(before));
      utimesSync(path, atime, mtime);
      return () => writeFileSync(path, before);
    };

    it('a generated file, though its size and times are the same', () => {
      const mend = edit(file, (before) => before.replace('title', 'titel'));
      expect(own('check')).toMatchObject({ status: 1, stdout: '~ types/book.ts\n' });
      mend();
    });

    it('a generated file that is gone', () => {
      rmSync(file);
      expect(own('check')).toMatchObject({ status: 1, stdout: '+ types/book.ts\n' });
      writeFileSync(file, text);
    });

    it('a file that is there beside the generated ones', () => {
      const other = join(folder, 'generated/types/other.ts');
      writeFileSync(other, '');
      expect(own('check')).toMatchObject({ status: 1, stdout: '? types/other.ts\n' });
      rmSync(other);
    });

    it('a generated file that has become a link to its own text', () => {
      renameSync(file, join(folder, 'book.ts'));
      symlinkSync(join(folder, 'book.ts'), file);
      expect(own('check').status).toBe(1);
      rmSync(file);
      writeFileSync(file, text);
    });

    it('the manifest', () => {
      const mend = edit(join(folder, 'resources.yaml'), (before) => before.replace('max: 200', 'max: 201'));
      expect(own('check').status).toBe(1);
      mend();
    });

    it('the generator', () => {
      const emitter = join(folder, 'generator/emit/type-of.ts');
      const mend = edit(emitter, (before) => before.replace('1 at first', '2 at first'));
      expect(own('check').status).toBe(1);
      mend();
    });
  });
});
