/** The language as JSON Schema (2020-12), for editors: completes keys, shows what they mean, marks what is wrong. Made from the grammar. */
import type { Json } from '../model/model.ts';
import { grammar } from './grammar.ts';
import type { Key, MapShape, NamesShape, Shape, TextShape } from './shape.ts';

type Schema = { readonly [keyword: string]: Json };

/** @param about - the marker that the file is generated, which JSON has no comment for */
export function languageSchema(about: string): Schema {
  const definitions = new Map<string, Schema>();
  const root = mapSchema(grammar, definitions);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: about,
    title: 'Manifest',
    ...root,
    $defs: Object.fromEntries([...definitions].sort(([left], [right]) => (left < right ? -1 : 1))),
  };
}

function schemaOf(shape: Shape, definitions: Map<string, Schema>): Schema {
  switch (shape.kind) {
    case 'text':
      return textSchema(shape);
    case 'number':
      return {
        type: shape.whole ? 'integer' : 'number',
        ...(shape.min !== undefined && { minimum: shape.min }),
        ...(shape.max !== undefined && { maximum: shape.max }),
      };
    case 'boolean':
      return shape.only === true ? { const: true } : { type: 'boolean' };
    case 'scalar':
      return { type: ['string', 'number', 'boolean', 'null'] };
    case 'literal':
      return {};
    case 'list':
      return {
        type: 'array',
        items: schemaOf(shape.of, definitions),
        ...(shape.min > 0 && { minItems: shape.min }),
        ...(shape.max !== undefined && { maxItems: shape.max }),
      };
    case 'map':
      return shape.name === null
        ? mapSchema(shape, definitions)
        : named(shape.name, () => mapSchema(shape, definitions), definitions);
    case 'names':
      return namesSchema(shape, definitions);
    case 'choice':
      return { anyOf: shape.of.map((one) => schemaOf(one, definitions)) };
  }
}

/** Shapes with a name stand once under `$defs`. */
function named(name: string, make: () => Schema, definitions: Map<string, Schema>): Schema {
  if (!definitions.has(name)) definitions.set(name, make());
  return { $ref: `#/$defs/${name}` };
}

function textSchema({ words, pattern, max, suggest }: TextShape): Schema {
  if (words !== undefined) return { enum: words };
  const text: Schema = {
    type: 'string',
    ...(pattern !== undefined && { pattern: pattern.regex.source }),
    ...(max !== undefined && { maxLength: max }),
  };
  return suggest === undefined ? text : { anyOf: [{ enum: suggest }, text] };
}

function namesSchema({ key, of, min, max }: NamesShape, definitions: Map<string, Schema>): Schema {
  return {
    type: 'object',
    ...(key.kind === 'text' && { propertyNames: textSchema(key) }),
    additionalProperties: schemaOf(of, definitions),
    ...(min > 0 && { minProperties: min }),
    ...(max !== undefined && { maxProperties: max }),
  };
}

function mapSchema(shape: MapShape, definitions: Map<string, Schema>): Schema {
  const keys = Object.entries(shape.keys);
  const required = keys.filter(([, key]) => key.required !== undefined).map(([name]) => name);
  const each = (names: readonly string[]): Schema[] => names.map((name) => ({ required: [name] }));
  return {
    description: shape.doc,
    type: 'object',
    properties: Object.fromEntries(keys.map(([name, key]) => [name, keySchema(key, definitions)])),
    ...(required.length > 0 && { required }),
    ...(shape.oneOf !== undefined && { oneOf: each(shape.oneOf) }),
    ...(shape.anyOf !== undefined && { anyOf: each(shape.anyOf) }),
    additionalProperties: false,
  };
}

const keySchema = ({ shape, doc, default: otherwise }: Key, definitions: Map<string, Schema>): Schema => ({
  description: otherwise === undefined ? doc : `${doc} Default: ${otherwise}.`,
  ...schemaOf(shape, definitions),
});
