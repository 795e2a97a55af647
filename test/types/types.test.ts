import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const compiler = 'node_modules/typescript-7/bin/tsc';
const folder = 'test/types';
const tests = readdirSync(folder).filter((name) => name.endsWith('.test-d.ts'));

/** What the compiler says of files of this folder, under the project's own settings; '' where it has nothing to say. */
function diagnostics(files: readonly string[]): string {
  const temporary = mkdtempSync('test/types/.run-');
  try {
    const settings = join(temporary, 'tsconfig.json');
    const include = files.map((name) => join(process.cwd(), folder, name));
    const compilerOptions = { rootDir: process.cwd() };
    writeFileSync(settings, JSON.stringify({ extends: '../../../tsconfig.json', compilerOptions, include }));
    const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', settings], { encoding: 'utf8' });
    return `${stdout}${stderr}`;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

describe('types', () => {
  it('let compile what should, and nothing of what should not', () => {
    expect(tests.length).toBeGreaterThan(0);
    expect(diagnostics(tests)).toBe('');
  }, 60_000);

  it('are judged by expectations that the compiler would miss', () => {
    const [name] = tests.filter((test) => test.startsWith('mutation-routes'));
    const text = readFileSync(join(folder, name ?? ''), 'utf8');
    const unexpected = `unexpected-${process.pid}.test-d.ts`;
    try {
      writeFileSync(join(folder, unexpected), text.replaceAll('// @ts-expect-error', '// here'));
      const errors = diagnostics([unexpected]).match(/error TS/g) ?? [];
      expect(errors.length).toBeGreaterThanOrEqual(text.match(/@ts-expect-error/g)?.length ?? Number.POSITIVE_INFINITY);
    } finally {
      rmSync(join(folder, unexpected), { force: true });
    }
  }, 60_000);
});
