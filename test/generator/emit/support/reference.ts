/** ajv itself, as it is used at run time by others, with the contract's formats and the keywords that bodies have beside JSON Schema's. */
import { Ajv2020, type FuncKeywordDefinition } from 'ajv/dist/2020.js';
import type { SchemaValidateFunction } from 'ajv/dist/types/index.js';
import type { Schema } from '../../../../generator/emit/validators/schema.ts';
import { countBytes, countCharacters, declaredLetters, formats } from '../../../../src/contract/formats.ts';

interface Reference {
  (body: unknown): boolean;
  readonly errors: () => readonly unknown[];
}

function byteLimit(keyword: string, isWithin: (bytes: number, limit: number) => boolean): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (limit: number, text: string) => {
    validate.errors = [{ keyword, params: { limit } }];
    return isWithin(countBytes(text), limit);
  };
  return { keyword, type: 'string', schemaType: 'number', validate, errors: true };
}

function pattern(): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (source: string, text: string, schema) => {
    validate.errors = [{ keyword: 'pattern', params: { pattern: source } }];
    const most = (schema as { readonly maxLength: number }).maxLength;
    return countCharacters(text) > most || new RegExp(source, 'u').test(text);
  };
  return { keyword: 'pattern', type: 'string', schemaType: 'string', validate, errors: true };
}

export function referenceOf(schema: Schema): Reference {
  const ajv = new Ajv2020({ allErrors: true, ownProperties: true, useDefaults: true, strict: false, logger: false });
  ajv.removeKeyword('pattern');
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  ajv.addKeyword(byteLimit('minBytes', (bytes, limit) => bytes >= limit));
  ajv.addKeyword(byteLimit('maxBytes', (bytes, limit) => bytes <= limit));
  ajv.addKeyword({
    keyword: 'ignoreCase',
    schemaType: 'boolean',
    before: 'enum',
    modifying: true,
    errors: false,
    validate: (
      _: boolean,
      value: unknown,
      rules?: object,
      place?: { parentData: object; parentDataProperty: PropertyKey },
    ) => {
      const texts = (rules as { readonly enum: readonly unknown[] }).enum.filter((one) => typeof one === 'string');
      if (typeof value !== 'string' || place === undefined) return true;
      return Reflect.set(place.parentData, place.parentDataProperty, declaredLetters(texts, value));
    },
  });
  ajv.addKeyword(pattern());
  const check = ajv.compile(schema);
  const errors = (): readonly unknown[] =>
    (check.errors ?? []).map(({ instancePath, schemaPath, keyword, params }) => ({
      instancePath,
      schemaPath,
      keyword,
      // Of several types or values, the typed layer reads which from the schema.
      params: keyword === 'enum' || (keyword === 'type' && Array.isArray(params['type'])) ? {} : (params as object),
    }));
  return Object.assign((body: unknown) => check(body), { errors });
}
