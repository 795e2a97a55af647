import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { catalogue } from '../../generator/diagnostics/catalogue.ts';
import { conform } from '../../generator/manifest/conform.ts';
import { grammar } from '../../generator/manifest/grammar.ts';
import { readManifest } from '../../generator/manifest/read.ts';
import { languageSchema } from '../../generator/manifest/schema.ts';
import { toJson } from '../../generator/manifest/tree.ts';
import { compileText, sourceOf } from './support.ts';

const isValid = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(
  languageSchema('generated'),
);

function verdicts(text: string): { grammar: boolean; schema: boolean } {
  const { root, source, diagnostics } = readManifest(sourceOf(text));
  if (root === null || diagnostics.length > 0) return { grammar: false, schema: false };
  let problems = 0;
  conform(source, root, grammar, () => problems++);
  return { grammar: problems === 0, schema: isValid(toJson(root)) };
}

const cases = 'test/golden/cases';
const manifests = ['resources.yaml', ...readdirSync(cases).map((name) => `${cases}/${name}/resources.yaml`)].map(
  (path) => ({
    path,
    text: readFileSync(path, 'utf8'),
  }),
);

describe('the language and its schema', () => {
  for (const { path, text } of manifests) {
    it(`judge the shape of ${path} alike`, () => {
      const { grammar: conforms, schema } = verdicts(text);
      expect(schema).toBe(conforms);
    });
  }

  it('judge every damaged manifest alike', () => {
    const good = manifests
      .filter(({ text }) => verdicts(text).grammar)
      .flatMap(({ text }) => {
        const { root } = readManifest(sourceOf(text));
        return root === null ? [] : [toJson(root) as Tree];
      });
    const replacement: fc.Arbitrary<Tree> = fc.constantFrom<Tree>(
      null,
      true,
      false,
      0,
      -1,
      1.5,
      '',
      'x',
      'X',
      'X_Y',
      'GET /',
      'create',
      'now',
      [],
      ['x'],
      ['x', 'x'],
      [1],
      {},
      { x: 'x' },
      { type: 'text' },
      { is: 1 },
    );
    const name = fc.constantFrom(
      'x',
      'type',
      'list',
      'ref',
      'create',
      'delete',
      'event',
      'is',
      'X',
      'doc',
      'x-y',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.infiniteStream(fc.nat(1000)),
        replacement,
        name,
        fc.nat(2),
        (tree, steps, put, key, how) => {
          const text = JSON.stringify(damaged(tree, steps, put, key, how));
          const { grammar: conforms, schema } = verdicts(text);
          expect({ text: schema === conforms ? '' : text, schema }).toEqual({ text: '', schema: conforms });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is what the generated folder holds', async () => {
    const { files } = await compileText(readFileSync(`${cases}/small-lease/resources.yaml`, 'utf8'));
    const schema = JSON.parse(files.find(({ path }) => path === 'resources.schema.json')?.text ?? '{}') as unknown;
    expect(schema).toEqual(languageSchema('Code generated from resources.yaml. DO NOT EDIT.'));
  });
});

type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree };

/** A copy in which one place is replaced, given another key, or a key more. */
function damaged(tree: Tree, steps: Iterator<number>, put: Tree, key: string, how: number): Tree {
  const next = (count: number): number => (steps.next().value as number) % count;
  if (typeof tree !== 'object' || tree === null) return put;
  if (Array.isArray(tree)) {
    if (tree.length === 0 || next(8) === 0) return put;
    const at = next(tree.length);
    return tree.map((item, index) => (index === at ? damaged(item, steps, put, key, how) : item));
  }
  const entries = Object.entries(tree);
  if (entries.length === 0 || next(8) === 0) return how === 0 ? put : Object.fromEntries([...entries, [key, put]]);
  const at = next(entries.length);
  if (next(8) === 0)
    return Object.fromEntries(entries.map(([name, value], index) => [index === at ? key : name, value]));
  return Object.fromEntries(
    entries.map(([name, value], index) => [name, index === at ? damaged(value, steps, put, key, how) : value]),
  );
}

describe('the catalogue of problems', () => {
  it('has a golden case for each of its codes', () => {
    const printed = readdirSync(cases).flatMap((name) => {
      try {
        return [readFileSync(`${cases}/${name}/diagnostics.txt`, 'utf8')];
      } catch {
        return [];
      }
    });
    const shown = new Set([...printed.join('\n').matchAll(/error (E\d{4}):/g)].map(([, code]) => code));
    // A manifest that is too large is tried where nobody has to keep it.
    const missing = Object.keys(catalogue).filter((code) => !shown.has(code) && code !== 'E1002');
    expect(missing).toEqual([]);
  });
});
