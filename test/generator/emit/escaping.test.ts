import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { loadModel } from '../../../generator/compile.ts';
import type { EmittedFile } from '../../../generator/emit/emitter.ts';
import type { Json, Model } from '../../../generator/model/model.ts';
import { docComment } from '../../../generator/render/doc.ts';
import { literal, propertyKey, stringLiteral } from '../../../generator/render/literal.ts';
import { emitTypeScript } from './support/emit.ts';
import { modelOf } from './support/model.ts';
import { run } from './support/run.ts';

// The compiler that ts-morph brings along: the project's own has no JavaScript API in its newest form.
const { ts } = createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');

const hostile = [
  '*/ throw new Error("escaped"); /*',
  '`${process.exit(1)}`',
  "'; process.exit(1); '",
  '"; process.exit(1); "',
  '\\',
  "\\'",
  '\u2028process.exit(1)\u2029',
  '\r\nprocess.exit(1)\n',
  '\x07\x1b[31m',
  '__proto__',
  'constructor',
  '\u202Etxet desrever',
  '\ud800',
  '</script><!--',
  'require("child_process")',
  '// @ts-ignore',
  '] | null; evil [',
  'schema0',
  '\ufeff',
  '{',
];

/** The model with every free text replaced: what the language lets through, and what only a broken check would. */
function poisoned(model: Model, text: string): Model {
  // A pattern must be one, so there the text stands for itself.
  const pattern = text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const replace = (value: unknown, key = ''): unknown => {
    if (key === 'pattern') return value === null ? null : pattern;
    if (typeof value === 'string') return free.has(key) ? text : value;
    if (Array.isArray(value))
      return key === 'values' ? [text, ...(value as unknown[])] : value.map((item) => replace(item));
    if (typeof value !== 'object' || value === null) return key === 'doc' ? text : value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replace(inner, name)]));
  };
  return replace(model) as Model;
}
const free = new Set(['doc', 'title', 'version', 'error', 'notFound', 'code', 'includes']);

/** What the compiler sees: names, punctuation and the values of texts, without comments. */
function tokens({ path, text }: EmittedFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const { parseDiagnostics } = source as unknown as { readonly parseDiagnostics: readonly unknown[] };
  expect(parseDiagnostics).toEqual([]);
  const found: string[] = [];
  const visit = (node: import('ts-morph').ts.Node): void => {
    if (node.getChildCount(source) === 0 && node.kind !== ts.SyntaxKind.EndOfFileToken) {
      found.push(
        ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) ? '<text>' : node.getText(source),
      );
    }
    for (const child of node.getChildren(source)) if (child.kind < ts.SyntaxKind.FirstJSDocNode) visit(child);
  };
  visit(source);
  return found;
}

describe('text of the manifest', () => {
  const model = modelOf(`
types:
  Mode: [exclusive, shared]
  Ttl: { variant: { Never: {}, For: { type: integer, min: 1 } } }
resources:
  thing:
    doc: A thing.
    fields:
      name: { type: text, doc: A name., pattern: "^a$" }
      mode: { type: Mode, doc: A mode., ignore_case: true }
      ttl: { type: Ttl }
      until: { type: timestamp, nullable: true }
    mutations:
      create:
        doc: Makes one.
        create: [name, mode, ttl, until]
        with: { modes: { list: Mode, includes: shared, doc: Modes. } }
        event: { ThingCreated: thing }
      update: { update: [name, mode], when: { until: { time: future, error: TOO_LATE } }, event: { ThingUpdated: thing } }
    queries: { get: {}, list: { filter: [name, mode] }, search: { search: [name], label: name } }
    calls:
      judge: { doc: Judges., with: { name: { type: text, doc: A name. } }, answer: { good: { type: boolean, doc: Good. } } }
`);
  // Files whose texts differ in number with the values of an enum.
  const structure = async (given: Model): Promise<string[]> =>
    (await emitTypeScript(given))
      .filter(({ path }) => path.endsWith('.ts'))
      .map((file) => `${file.path}: ${tokens(file).join(' ')}`);
  const tame = structure(poisoned(model, 'tame'));

  it.each(hostile.map((text) => [text]))('stays text: %j', async (text) => {
    expect(await structure(poisoned(model, text))).toEqual(await tame);
  });

  it.each(hostile.map((text) => [text]))('comes out as it went in: %j', (text) => {
    const value: Json = { a: text, b: [text, { c: text }] };
    expect(run(stringLiteral(text))).toBe(text);
    expect(run(literal(value, 0))).toEqual(value);
    expect(Object.keys(run(`{ ${propertyKey(text)}: 1 }`) as object)).toEqual([text]);
  });

  it.each(hostile.map((text) => [text]))('ends no comment: %j', (text) => {
    const comment = docComment(text);
    expect(run(`${comment}1`)).toBe(1);
    expect(comment.replaceAll('*/\n', '')).not.toContain('*/');
  });

  it('sets no prototype', () => {
    const printed = literal(JSON.parse('{"__proto__": {"evil": true}}') as Json, 0);
    const value = run(printed) as { readonly evil?: boolean };
    expect(value.evil).toBeUndefined();
    expect(Object.keys(value)).toEqual(['__proto__']);
  });

  it('makes no row of a table', async () => {
    const readme = async (title: string): Promise<string> => {
      const files = await emitTypeScript({ ...model, api: { ...model.api, title } });
      return files.find(({ path }) => path === 'generated/README.md')?.text ?? '';
    };
    expect((await readme('a\n| evil | row |\n[x](javascript:evil) <b>')).split('\n')).toHaveLength(
      (await readme('a')).split('\n').length,
    );
    expect(await readme('[x](javascript:evil) <b>')).toContain('\\[x\\]\\(javascript:evil\\) \\<b\\>');
  });
});

describe('imports', () => {
  it.each(['resources.yaml', 'test/fixtures/shop/resources.yaml', 'test/fixtures/chat/resources.yaml'])(
    'are used, each of them, in what %s gives',
    async (manifest) => {
      const unused = (await emitTypeScript(loadModel(manifest)))
        .filter(({ path }) => path.endsWith('.ts'))
        .flatMap(({ path, text }) => {
          const head = [...text.matchAll(/^import (?:type )?(?:\{([^}]*)\}|\* as (\w+)) from '[^']+';$/gm)];
          const body = text.slice(Math.max(0, ...head.map((match) => match.index + match[0].length)));
          const names = head.flatMap(([, list = '', namespace = '']) => [...list.split(','), namespace]);
          return names
            .map((name) => name.replace(/type |.* as /, '').trim())
            .filter((name) => name !== '' && !new RegExp(`\\b${name}\\b`).test(body))
            .map((name) => `${path}: ${name}`);
        });
      expect(unused).toEqual([]);
    },
  );
});
