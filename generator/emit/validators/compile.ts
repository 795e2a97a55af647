/** Schemas to code, by ajv, at generation time: nothing is compiled when the server starts, and nothing needs `new Function`. */
import { _, Ajv2020, type CodeKeywordDefinition, type KeywordCxt, stringify } from 'ajv/dist/2020.js';
import { ValueScope } from 'ajv/dist/compile/codegen/scope.js';
import standalone from 'ajv/dist/standalone/index.js';
import { usePattern } from 'ajv/dist/vocabularies/code.js';
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
  countCharacters: /^ *const \w+ = countCharacters;$|if\(countCharacters\(/m,
  declaredLetters: / = declaredLetters\(\[/,
  formats: /^ *const \w+ = formats[.[]/m,
};

const compiled = new Map<string, CompiledSchema>();
let ajv: Ajv2020 | undefined;

/** Compiles a schema, each alone, so that its code is the same wherever it stands; equal ones, which are common, only once. */
export function compileSchema(schema: Schema): CompiledSchema {
  const key = JSON.stringify(schema);
  const known = compiled.get(key) ?? compile((ajv ??= createAjv()), schema);
  compiled.set(key, known);
  return known;
}

function compile(ajv: Ajv2020, schema: Schema): CompiledSchema {
  // A new instance for each schema would number names from 0 as well, and learn all keywords again.
  Object.assign(ajv, { scope: new ValueScope({ scope: {}, prefixes: new Set(scopePrefixes), lines: true }) });
  const check = ajv.compile(schema);
  ajv.removeSchema(schema);
  const printed = standalone.default(ajv, check);
  if (!printed.startsWith(exported)) throw new Error(`ajv begins a validator with ${printed.slice(0, 100)}`);
  const statements = tidy(printed.slice(exported.length)).replace(counter, '$1countCharacters;');
  if (foreign.test(statements)) throw new Error('ajv names a module that the generator has no import for');
  const code = `(() => {\n${statements}  return validate0;\n})()`;
  return { code, uses: Object.keys(uses).filter((name) => uses[name]?.test(code)) };
}

const exported = '"use strict";\nexport const validate = validate0;\nexport default validate0;\n';
/** ajv counts characters by a module of its own; the contract's function does the same, and needs no ajv at run time. */
const counter = /^( *const \w+ = )require\("ajv\/dist\/runtime\/ucs2length"\)\.default;$/m;
const foreign = /^ *const \w+ = require\(/m;

/** What ajv declares around a validator; any other kind is refused by it. */
const scopePrefixes = ['validate', 'schema', 'keyword', 'pattern', 'formats', 'func'];

/** Keywords that schemas of bodies do not use: ajv would look for each of them in each schema. */
const unused = [
  ...['$ref', '$dynamicRef', '$recursiveRef', 'dependencies', 'dependentRequired', 'dependentSchemas', 'multipleOf'],
  ...['anyOf', 'oneOf', 'not', 'patternProperties', 'prefixItems', 'propertyNames', 'uniqueItems'],
  ...['unevaluatedItems', 'unevaluatedProperties'],
];

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
    code: {
      source: true,
      esm: true,
      lines: true,
      optimize: false,
      formats: _`formats`,
      // Only the text is wanted: without this, ajv would have the engine compile it as well.
      process: () => 'return () => true',
    },
  });
  // Notes for schemas that refer to one another, which these do not.
  Object.assign(ajv.opts, { unevaluated: false, dynamicRef: false });
  for (const keyword of [...unused, 'pattern']) ajv.removeKeyword(keyword);
  for (const format of ['uuid', 'timestamp', 'base64', 'json', 'required-text', 'not-blank']) {
    ajv.addFormat(format, () => true);
  }
  ajv.addKeyword(byteLimit('minBytes', '<'));
  ajv.addKeyword(byteLimit('maxBytes', '>'));
  ajv.addKeyword(ignoreCase);
  ajv.addKeyword(boundedPattern);
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

/** ajv's own would be tried on a text of any length, and some patterns cost the square of it: a text that is too long is refused anyway. */
const boundedPattern: CodeKeywordDefinition = {
  keyword: 'pattern',
  type: 'string',
  schemaType: 'string',
  error: { message: '', params: ({ schemaCode }) => _`{pattern: ${schemaCode}}` },
  code: (cxt: KeywordCxt) => {
    const { data, parentSchema } = cxt;
    const pattern = String(cxt.schema);
    const most = parentSchema['maxLength'] as unknown;
    if (typeof most !== 'number') throw new Error(`the pattern ${pattern} stands without a maximum of characters`);
    cxt.fail(_`countCharacters(${data}) <= ${most} && !${usePattern(cxt, pattern)}.test(${data})`);
  },
};
