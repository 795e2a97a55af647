/** Bodies as JSON Schema 2020-12. */
import type {
  Call,
  Field,
  Json,
  ListType,
  Mutation,
  Parameter,
  Resource,
  SearchQuery,
  TextType,
  VariantType,
} from '../../model/model.ts';
import { patchesOneDocument, topLevel } from '../types.ts';

export type Schema = { readonly [keyword: string]: Json };

/**
 * `whole`: everything that is needed must be there. `patch`: a merge patch, in which all may be left out and nothing has a default.
 * `merged`: a document that a merge patch led to, in which a key cleared by null is absent.
 */
type Mode = 'whole' | 'patch' | 'merged';

/** The body of a mutation. */
export function mutationSchema(resource: Resource, mutation: Mutation): Schema {
  const mode = mutation.kind === 'update' ? 'patch' : 'whole';
  return objectOf([
    ...(patchesOneDocument(resource, mutation)
      ? mutation.input.map(documentPatch)
      : topLevel(mutation.input).map((parameter) => entry(parameter, mode))),
    ...mutation.with.map((parameter) => entry(parameter, 'whole')),
  ]);
}

function documentPatch(field: Field): Entry {
  const { schema, name } = entry(field, 'patch');
  return { name, schema: { title: 'an object with at least one key', ...schema, minProperties: 1 }, required: true };
}

/** The body of a call that the application's own code answers. */
export const callSchema = (call: Call): Schema => objectOf(call.with.map((parameter) => entry(parameter, 'whole')));

/** The body of a dry run: what the update takes, to be judged by {@link mutationSchema}, and once merged by {@link documentSchema}. */
export const dryRunSchema = (resource: Resource, update: Mutation): Schema => {
  const isDocument = patchesOneDocument(resource, update);
  return objectOf(
    [...topLevel(update.input), ...update.with].map(({ name }) => ({
      name,
      schema: isDocument ? { type: 'object' } : {},
      required: isDocument,
    })),
  );
};

/** The fields that an update may write, as they must be once the patch is merged. */
export const documentSchema = (fields: readonly Field[]): Schema =>
  objectOf(fields.map((field) => entry({ ...field, default: undefined }, 'merged')));

const operators = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'in'] as const;

/** The body of a search. The values of its filters are judged by the type of their field, which is said apart. */
export const searchSchema = (query: SearchQuery, filterable: readonly string[]): Schema =>
  objectOf([
    { name: 'query', schema: { type: 'string', format: 'required-text' }, required: true },
    { name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 1000, default: 20 }, required: false },
    {
      name: 'filters',
      schema: { type: 'array', items: filterSchema(filterable), maxItems: 32, default: [] },
      required: false,
    },
    ...query.with.map((parameter) => entry(parameter, 'whole')),
  ]);

const filterSchema = (filterable: readonly string[]): Schema =>
  objectOf([
    { name: 'field', schema: { enum: filterable }, required: true },
    { name: 'operator', schema: { enum: operators }, required: true },
    { name: 'value', schema: {}, required: true },
  ]);

interface Entry {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

function entry(parameter: Parameter, mode: Mode): Entry {
  const required = mode !== 'patch' && !parameter.nullable && parameter.default === undefined;
  const schema = schemaOf(parameter, mode, required);
  return {
    name: parameter.name,
    schema: mode === 'whole' && parameter.default !== undefined ? { ...schema, default: parameter.default } : schema,
    required,
  };
}

function objectOf(entries: readonly Entry[]): Schema {
  const required = entries.filter((one) => one.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

type Place = Pick<Parameter, 'type' | 'nullable' | 'ignoreCase'>;

/** @param required - whether a value must be there, and so a blank text counts as missing */
function schemaOf({ type, nullable, ignoreCase }: Place, mode: Mode, required: boolean): Schema {
  const typed = (name: string): Schema => ({ type: nullable ? [name, 'null'] : name });
  switch (type.kind) {
    case 'text':
      return { ...typed('string'), ...textRules(type, required) };
    case 'uuid':
    case 'ref':
      return { ...typed('string'), format: 'uuid' };
    case 'timestamp':
      return { ...typed('string'), format: 'timestamp' };
    case 'bytes':
      return { ...typed('string'), format: 'base64', ...limits(type, 'minBytes', 'maxBytes') };
    case 'integer':
    case 'duration_ms':
      return { ...typed('integer'), minimum: type.min, maximum: type.max };
    case 'number':
      return { ...typed('number'), ...limits(type, 'minimum', 'maximum') };
    case 'boolean':
      return typed('boolean');
    case 'json':
      return nullable ? {} : { type: ['string', 'number', 'boolean', 'array', 'object'] };
    case 'enum':
      // No `type` beside it: a number would break both, and one error is enough.
      return { enum: nullable ? [...type.values, null] : type.values, ...(ignoreCase && { ignoreCase: true }) };
    case 'list':
      return { ...typed('array'), ...listRules(type, mode) };
    case 'object':
      return { ...objectOf(type.fields.map((field) => entry(field, mode))), ...typed('object') };
    case 'variant':
      return variantSchema(type, nullable);
  }
}

function textRules({ min, max, pattern, notBlank, parsesAs }: TextType, required: boolean): Schema {
  const formats = [
    ...(notBlank ? [required ? 'required-text' : 'not-blank'] : []),
    ...(parsesAs === null ? [] : [parsesAs]),
  ];
  const [format, ...others] = formats;
  return {
    ...(format !== undefined && { format }),
    ...(others.length > 0 && { allOf: others.map((other) => ({ format: other })) }),
    ...limits({ min, max }, 'minLength', 'maxLength'),
    ...(pattern !== null && { pattern }),
  };
}

function listRules({ of, min, max, includes }: ListType, mode: Mode): Schema {
  return {
    // A patch replaces a list whole, so its items are whole too.
    items: schemaOf(
      { type: of, nullable: false, ignoreCase: false },
      mode === 'patch' ? 'whole' : mode,
      mode !== 'patch',
    ),
    ...limits({ min, max }, 'minItems', 'maxItems'),
    ...(includes !== null && { contains: { const: includes } }),
  };
}

/** By `if` and not by `oneOf`, which would report each case that the value might have been. */
function variantSchema({ cases }: VariantType, nullable: boolean): Schema {
  const tags = cases.filter(({ holds }) => holds === null).map(({ tag }) => tag);
  const holding = cases.flatMap(({ tag, holds }) => (holds === null ? [] : [{ tag, holds }]));
  const examples = [
    ...tags.map((tag) => JSON.stringify(tag)),
    ...holding.map(({ tag }) => `{ ${JSON.stringify(tag)}: number }`),
  ];
  const title = `one of ${examples.join(', ')}`;
  const properties = holding.map(({ tag, holds }) => [
    tag,
    schemaOf({ type: holds, nullable: false, ignoreCase: false }, 'whole', true),
  ]);
  return {
    if: { type: 'object' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      title,
      properties: Object.fromEntries(properties) as Schema,
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
    },
    else: { title, enum: nullable ? [...tags, null] : tags },
  };
}

/** Bounds under the names of their keywords, where there are any. */
function limits(
  { min, max }: { readonly min: number | null; readonly max: number | null },
  least: string,
  most: string,
): Schema {
  return { ...(min !== null && { [least]: min }), ...(max !== null && { [most]: max }) };
}
