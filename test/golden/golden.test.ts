import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { formatAll } from '../../generator/diagnostics/format.ts';
import { readTree } from '../../generator/output/tree.ts';
import { compileText, diagnose, updating } from '../generator/support.ts';

/**
 * A case is a folder: `resources.yaml`, and what comes of it: `diagnostics.txt`, or the tree `expected/`.
 * `UPDATE_GOLDEN=1 npm test -- test/golden` writes what comes of it now; read the difference before you commit it.
 */
const cases = 'test/golden/cases';

describe('golden', () => {
  for (const name of readdirSync(cases).sort()) {
    const folder = join(cases, name);
    const text = readFileSync(join(folder, 'resources.yaml'), 'utf8');
    const diagnostics = join(folder, 'diagnostics.txt');
    const expected = join(folder, 'expected');

    if (existsSync(expected) || (updating && diagnose(text).length === 0)) {
      it(`${name}: gives these files`, async () => {
        const compilation = await compileText(text);
        expect(formatAll(compilation.diagnostics, text)).toBe('');
        const files = compilation.files.filter(({ path }) => path !== 'resources.schema.json');
        if (updating) writeTree(expected, files);
        // One comparison of all paths and texts: a changed, a missing and a leftover file all show.
        expect(Object.fromEntries(readTree(expected).map((file) => [file.path, file.text]))).toEqual(
          Object.fromEntries(files.map((file) => [file.path, file.text])),
        );
      });
    } else {
      it(`${name}: says what is wrong`, async () => {
        const said = formatAll(diagnose(text), text);
        if (updating) writeFileSync(diagnostics, said);
        expect(said).toBe(readFileSync(diagnostics, 'utf8'));
        expect((await compileText(text)).files).toEqual([]);
      });
    }
  }
});

function writeTree(folder: string, files: readonly { readonly path: string; readonly text: string }[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
