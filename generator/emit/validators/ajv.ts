/** ajv, as far as bodies need it, and what it prints. */
import { _, Ajv2020, type CodeKeywordDefinition, type KeywordCxt, stringify } from 'ajv/dist/2020.js';
import { ValueScope } from 'ajv/dist/compile/codegen/scope.js';
import standalone from 'ajv/dist/standalone/index.js';
import { usePattern } from 'ajv/dist/vocabularies/code.js';
import type { Schema } from './schema.ts';

let ajv: Ajv2020 | undefined;

/** @returns a function `validate0` below the constants that it names, one statement a line */
export function printCheck(schema: Schema): string {
  ajv ??= createAjv();
  // A new instance for each schema would number names from 0 as well, and learn all keywords again.
  Object.assign(ajv, { scope: new ValueScope({ scope: {}, prefixes: new Set(scopePrefixes), lines: true }) });
  const check = ajv.compile(schema);
  ajv.removeSchema(schema);
  const printed = standalone.default(ajv, check);
  if (!printed.startsWith(exported)) throw new Error(`ajv begins a validator with ${printed.slice(0, 100)}`);
  return printed.slice(exported.length);
}

const exported = '"use strict";\nexport const validate = validate0;\nexport default validate0;\n';

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
  ajv.addKeyword(hole);
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

/** Stands for what a property must be, which is compiled apart. */
const hole: CodeKeywordDefinition = {
  keyword: 'hole',
  schemaType: 'number',
  code: ({ gen, schema }: KeywordCxt) => gen.code(_`hole(${Number(schema)})`),
};
