import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ts from 'typescript';
import { compileText, diagnose } from './support.ts';

const library = readFileSync('test/golden/cases/small-library/resources.yaml', 'utf8');

/** Every text is decided: with problems, each at a place inside of the text. */
function expectDecided(text: string): readonly string[] {
  const diagnostics = diagnose(text);
  const misplaced = diagnostics.filter(
    ({ at, message }) => at.line < 1 || at.column < 1 || at.offset > text.length || message.length > 2000,
  );
  expect(misplaced).toEqual([]);
  return diagnostics.map(({ code }) => code);
}

const times = (text: string, count: number): string => text.repeat(count);

describe('hostile manifests', () => {
  const bombs: Readonly<Record<string, { text: string; code: string }>> = {
    'an alias bomb': {
      text: `a: &a [x, x]\n${Array.from({ length: 26 }, (_, n) => `b${n}: &b${n} [*${n === 0 ? 'a' : `b${n - 1}`}, *${n === 0 ? 'a' : `b${n - 1}`}]`).join('\n')}\n`,
      code: 'E1004',
    },
    'brackets within brackets': { text: times('[', 100_000), code: 'E1006' },
    'closed brackets within brackets': { text: times('[', 5_000) + times(']', 5_000), code: 'E1006' },
    'maps within maps': { text: times('{a: ', 50_000), code: 'E1006' },
    'lists within lists': { text: times('- ', 50_000), code: 'E1006' },
    'keys within keys': { text: times('? ', 20_000), code: 'E1006' },
    'steps to the right': {
      text: Array.from({ length: 500 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      code: 'E1006',
    },
    'a hundred thousand tags': { text: times('! ', 50_000), code: 'E1004' },
    'a huge text': { text: `api: ${times('x', 3 * 1024 * 1024)}`, code: 'E1002' },
    'fifty thousand equal keys': { text: times('k: 1\n', 50_000), code: 'E1003' },
    'fifty thousand keys': { text: Array.from({ length: 50_000 }, (_, n) => `k${n}: 1`).join('\n'), code: 'E1010' },
    'many documents': { text: times('---\n', 20_000), code: 'E1004' },
    'quotes without end': { text: times('"', 50_000), code: 'E1001' },
    nothing: { text: '', code: 'E1007' },
    'a lone scalar': { text: '42', code: 'E1007' },
    'a byte that is no text': { text: 'api: \u0000', code: 'E1008' },
  };
  for (const [name, { text, code }] of Object.entries(bombs)) {
    it(`decides ${name}`, () => {
      expect(expectDecided(text)).toContain(code);
    });
  }

  it('takes keys that mean something to JavaScript for what they are', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      for (const place of ['types:', 'resources:', '    fields:', '    mutations:', 'api:']) {
        const text = library.replace(place, `${place === 'api:' ? `${key}: {}\n` : ''}${place}`);
        const inside =
          place === 'api:'
            ? text
            : text.replace(`${place}\n`, `${place}\n${/^ */.exec(place)?.[0] ?? ''}  ${key}: {}\n`);
        expect(expectDecided(inside).length).toBeGreaterThan(0);
      }
    }
    expect(Object.hasOwn(Object.prototype, 'fields')).toBe(false);
  });

  it('gives up on a pattern that would never end', () => {
    const endless = `pattern: "^(a+)+$", default: "${'a'.repeat(60)}b"`;
    expect(expectDecided(library.replace('not_blank: true, max: 200', endless))).toEqual(['E3007']);
  });

  it('decides any text made by damaging a good one', () => {
    const pieces = [
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '- ',
      '\n',
      '  ',
      '#',
      '&a ',
      '*a',
      '!!str ',
      '|',
      '>',
      '%',
      '@',
      '`',
      '\t',
      '? ',
      '0',
      'null',
      '\u2028',
      '__proto__',
    ];
    const damage = fc.array(
      fc.record({ at: fc.nat(library.length), drop: fc.nat(12), put: fc.constantFrom('', ...pieces) }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(damage, (cuts) => {
        const text = cuts.reduce((now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop), library);
        expectDecided(text);
      }),
      { numRuns: 300 },
    );
  });
});

/** Stands in every hostile text: where it is found outside of strings and comments, a text has escaped. */
const ESCAPED = 'PWNED';

const fragment = fc.constantFrom(
  ESCAPED,
  '*/',
  '/*',
  '//',
  '--',
  '`',
  '${',
  '}',
  '"',
  "'",
  "''",
  '\\',
  '\\\\',
  "\\'",
  '\n',
  '\r\n',
  '$$',
  '$fn$',
  '$body$',
  '$1',
  ';',
  '(',
  ')',
  '</script>',
  '<!--',
  '-->',
  '|',
  '\u2028',
  '\u0085',
  '#{',
  '%s',
  '{{',
  ']]>',
  '__proto__',
  ' ',
  'é',
  '😀',
);
const hostileText = fc
  .array(fragment, { minLength: 1, maxLength: 8 })
  .map((parts) => `${parts.join('')} ${ESCAPED}`) // the space: as a whole it is never a word that may stand bare as a key
  .filter((text) => text.trim() === text);
const visible = hostileText.filter((text) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/u.test(text) && text.length <= 63);
const hostile = fc.record({
  doc: hostileText,
  title: hostileText,
  default: hostileText,
  values: fc.uniqueArray(visible, { minLength: 2, maxLength: 4, selector: (text) => text.toLowerCase() }),
  pattern: hostileText.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, (letter) => `\\${letter}`)),
});
type Hostile = typeof hostile extends fc.Arbitrary<infer T> ? T : never;

function manifestOf({ doc, title, default: otherwise, values, pattern }: Hostile): string {
  const [first = '', second = ''] = values;
  // JSON is YAML, and JSON.stringify quotes everything that needs it.
  return JSON.stringify({
    api: { title, version: title, doc },
    types: { Odd: { enum: values, doc }, Held: { doc, object: { key: { type: 'text', default: otherwise, doc } } } },
    resources: {
      thing: {
        doc,
        fields: {
          odd: { type: 'Odd', default: first, doc },
          text: { type: 'text', default: otherwise, doc },
          note: { type: 'text', nullable: true, doc },
          pattern: { type: 'text', nullable: true, pattern },
          held: { type: 'Held', default: { key: otherwise } },
          any: { type: 'json', nullable: true, default: { [otherwise]: [otherwise] } },
          at: { type: 'timestamp', nullable: true, value: 'now', set_on: { odd: [second] } },
        },
        unique: [{ fields: ['text'], where: { odd: { is: first } } }],
        mutations: {
          create: { doc, create: ['odd', 'text', 'note', 'pattern', 'held', 'any'], event: { ThingCreated: 'thing' } },
          turn: {
            doc,
            when: { odd: { in: [first] }, text: { not: otherwise } },
            set: { odd: second, note: { case: { of: 'odd', when: { [first]: otherwise }, else: otherwise } } },
            event: { ThingTurned: ['thing_id', 'odd'] },
          },
        },
        queries: {
          get: {},
          list: { where: { odd: { is: first } }, filter: ['odd', { turned: { odd: { not: first } } }] },
        },
      },
    },
  });
}

describe('what a manifest says', () => {
  it('never leaves the strings and comments of the generated code', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (values) => {
        const { diagnostics, files } = await compileText(manifestOf(values));
        expect(diagnostics.map(({ message, at }) => `${at.column} ${message}`)).toEqual([]);
        for (const { path, text } of files) {
          if (path.endsWith('.sql')) expect(codeOfSql(text)).not.toContain(ESCAPED);
          else if (path.endsWith('.ts')) expectTypeScript(path, text);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** It parses, and no identifier of it was chosen by a text. */
function expectTypeScript(path: string, text: string): void {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  expect(diagnostics.map(({ messageText }) => `${path}: ${JSON.stringify(messageText)}`)).toEqual([]);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) expect(node.text).not.toContain(ESCAPED);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext));
}

/** What is left of SQL without its strings, quoted names and comments; a dollar-quoted body is code again. */
function codeOfSql(text: string): string {
  const token =
    /--[^\n]*|\/\*[\s\S]*?\*\/|(\b[eE])?'(?:''|(?<=\b[eE]'[\s\S]*)\\[\s\S]|[^'])*'|"(?:""|[^"])*"|\$([A-Za-z_]\w*)?\$([\s\S]*?)\$\2\$/g;
  return text.replaceAll(token, (_whole, _escapes, _tag, body: string | undefined) =>
    body === undefined ? ' ' : codeOfSql(body),
  );
}
