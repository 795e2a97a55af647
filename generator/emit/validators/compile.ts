/** Schemas to code, by ajv, at generation time: nothing is compiled when the server starts, and nothing needs `new Function`. */
import { _, Ajv2020, type CodeKeywordDefinition, type KeywordCxt, stringify } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Schema } from './schema.ts';
import { tidy } from './tidy.ts';

export interface CompiledSchema {
  /** An expression whose value is the check. */
  readonly code: string;
  /** What of the contract's formats the expression names. */
  readonly uses: readonly string[];
}

/** What of the contract's `formats.ts` the code may name, and by what one sees that it does. */
const uses: Readonly<Record<string, RegExp>> = {
  countBytes: /if\(countBytes\(/,
  countCharacters: /^ *const \w+ = countCharacters;$/m,
  declaredLetters: / = declaredLetters\(\[/,
  formats: /^ *const \w+ = formats[.[]/m,
};

/** Compiles schemas, each alone, so that its code is the same wherever it stands; equal ones, which are common, only once. */
export function createCompiler(): (schema: Schema) => CompiledSchema {
  const compiled = new Map<string, CompiledSchema>();
  return (schema) => {
    const key = JSON.stringify(schema);
    const known = compiled.get(key) ?? compile(schema);
    compiled.set(key, known);
    return known;
  };
}

function compile(schema: Schema): CompiledSchema {
  const ajv = createAjv();
  ajv.addSchema(schema, 'body');
  const statements = tidy(standalone.default(ajv, { check: 'body' }))
    .replace(/^export const check = (\w+);\n?/m, '')
    // ajv counts characters by a module of its own; the contract's function does the same, and needs no ajv at run time.
    .replaceAll(/^( *const \w+ = )require\("ajv\/dist\/runtime\/ucs2length"\)\.default;$/gm, '$1countCharacters;');
  if (/^ *const \w+ = require\(/m.test(statements)) {
    throw new Error('ajv names a module that the generator has no import for');
  }
  const code = `(() => {\n${statements}\n  return validate0;\n})()`;
  return { code, uses: Object.keys(uses).filter((name) => uses[name]?.test(code)) };
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    // Keys such as `constructor` are looked for in the body and not in what it inherits.
    ownProperties: true,
    useDefaults: true,
    messages: false,
    // The schemas are our own: checking them against the meta-schema would only cost time.
    strict: false,
    validateSchema: false,
    meta: false,
    addUsedSchema: false,
    loopEnum: Number.POSITIVE_INFINITY,
    loopRequired: Number.POSITIVE_INFINITY,
    logger: false,
    code: { source: true, esm: true, lines: true, optimize: false, formats: _`formats` },
  });
  for (const format of ['uuid', 'timestamp', 'base64', 'json', 'required-text', 'not-blank']) {
    ajv.addFormat(format, () => true);
  }
  ajv.addKeyword(byteLimit('minBytes', '<'));
  ajv.addKeyword(byteLimit('maxBytes', '>'));
  ajv.addKeyword(ignoreCase);
  return ajv;
}

function byteLimit(keyword: string, refused: '<' | '>'): CodeKeywordDefinition {
  return {
    keyword,
    type: 'string',
    schemaType: 'number',
    error: { message: '', params: ({ schemaCode }) => _`{ limit: ${schemaCode} }` },
    code: (cxt: KeywordCxt) => {
      const bytes = _`countBytes(${cxt.data})`;
      cxt.fail(refused === '<' ? _`${bytes} < ${cxt.schemaCode}` : _`${bytes} > ${cxt.schemaCode}`);
    },
  };
}

/** Puts the declared letters in the place of the given ones before `enum` looks at them. */
const ignoreCase: CodeKeywordDefinition = {
  keyword: 'ignoreCase',
  schemaType: 'boolean',
  before: 'enum',
  code: ({ gen, data, parentSchema, it }: KeywordCxt) => {
    const values = (parentSchema['enum'] as readonly unknown[]).filter((value) => typeof value === 'string');
    gen.if(_`typeof ${data} === "string"`, () => {
      gen.assign(data, _`declaredLetters(${stringify(values)}, ${data})`);
      gen.assign(_`${it.parentData}[${it.parentDataProperty}]`, data);
    });
  },
};
