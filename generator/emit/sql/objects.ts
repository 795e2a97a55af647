/** Functions for the manifest's own types: objects as they are kept, keys that they cannot be without, how long a variant lasts. */
import type { FieldType, ObjectType, Parameter, VariantType } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import type { Piece } from './json-text.ts';
import { concatenation } from './json-text.ts';
import type { Lines } from './lines.ts';
import { indent } from './lines.ts';
import { completed, isObject, mayBeLeftOut } from './object-shape.ts';
import { body, literal, remark } from './quoting.ts';
import { compactVariant, memberText } from './types.ts';

/**
 * `<type>_json(value)`: the value as it is kept and shown, with its keys in the manifest's order, those that were left out as null or
 * with their defaults. Not STRICT, so that the planner can put the body in its place.
 */
export function jsonFunction(context: SqlContext, type: ObjectType): Lines {
  return [
    ...remark(`${type.name} as it is kept: keys in the manifest's order, and none left out.`),
    `CREATE FUNCTION ${context.names.of(type.name, 'json')}(value jsonb) RETURNS json`,
    `LANGUAGE sql STABLE PARALLEL SAFE AS ${body([
      '  SELECT CASE WHEN value IS NOT NULL THEN',
      ...indent(objectText(context, type.fields, 'value'), 4),
      '  END::json',
    ])};`,
  ];
}

/** The JSON text of an object with these keys. @param value - a jsonb expression */
export function objectText(context: SqlContext, keys: readonly Parameter[], value: string): Lines {
  const pieces = keys.flatMap((key, index): readonly Piece[] => [
    { constant: `${index === 0 ? '{' : ','}${JSON.stringify(key.name)}:` },
    { sql: keyText(context, key, value) },
  ]);
  return concatenation(pieces.length === 0 ? [{ constant: '{}' }] : [...pieces, { constant: '}' }]);
}

/** One key's JSON text. Objects and lists answer JSON null by themselves. */
function keyText(context: SqlContext, { name, type, nullable, default: given }: Parameter, of: string): string {
  const otherwise = literal(JSON.stringify(completed(type, given ?? null)));
  const value = `${of} -> ${literal(name)}`;
  if (type.kind !== 'object' && type.kind !== 'list' && type.kind !== 'variant')
    return `coalesce(${value}, ${otherwise})`;
  if (type.kind === 'variant') return compactVariant(`coalesce(${value}, ${otherwise})`);
  const there = type.kind === 'object' ? `nullif(${value}, 'null')` : value;
  const text = memberText(context, type, there);
  if (given === undefined || given === null || !nullable) return `coalesce(${text}, ${otherwise})`;
  // Null is a value here, and no reason to put in the default.
  return `CASE WHEN ${value} = 'null' THEN 'null' ELSE coalesce(${text}, ${otherwise}) END`;
}

/** `<type>_lacks(value)`: the first key that is not there and must be, as `outer.inner`; null where the value is whole. */
export function lacksFunction(context: SqlContext, type: ObjectType): Lines {
  const cases = type.fields.flatMap((key) => {
    const member = `value -> ${literal(key.name)}`;
    const absent = mayBeLeftOut(key) ? [] : [`WHEN ${member} IS NULL THEN ${literal(key.name)}`];
    if (!isObject(key.type)) return absent;
    const lacks = `${context.names.of(key.type.name, 'lacks')}(nullif(${member}, 'null'))`;
    return [...absent, `WHEN ${lacks} IS NOT NULL THEN ${literal(`${key.name}.`)} || ${lacks}`];
  });
  return [
    ...remark(`The first key that a ${type.name} lacks; null where it is whole.`),
    `CREATE FUNCTION ${context.names.of(type.name, 'lacks')}(value jsonb) RETURNS text`,
    `LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS ${body(firstOf(cases, 'text'))};`,
  ];
}

/** `<type>_lasts(value)`: milliseconds, null for ever. */
export function lastsFunction(context: SqlContext, type: VariantType): Lines {
  const cases = type.cases.flatMap(({ tag, holds, lasts }) => {
    if (lasts === null) return [];
    const held = `value -> ${literal(tag)}`;
    const is = holds === null ? `value = ${literal(JSON.stringify(tag))}` : `${held} IS NOT NULL`;
    return [`WHEN ${is} THEN ${lasts === 'value' ? `(${held})::bigint` : lasts}`];
  });
  return [
    ...remark(`How long a ${type.name} lasts, in milliseconds; null: for ever.`),
    `CREATE FUNCTION ${context.names.of(type.name, 'lasts')}(value jsonb) RETURNS bigint`,
    `LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS ${body(firstOf(cases, 'bigint'))};`,
  ];
}

function firstOf(cases: Lines, type: string): Lines {
  if (cases.length === 0) return [`  SELECT NULL::${type}`];
  return ['  SELECT CASE', ...indent(cases, 4), '  END'];
}

/** Object types that stand in `types`, each after those that it is made of. */
export function objectTypes(types: readonly FieldType[]): readonly ObjectType[] {
  const found = new Map<string, ObjectType>();
  const visit = (type: FieldType): void => {
    if (type.kind === 'list') visit(type.of);
    if (type.kind !== 'object' || found.has(type.name)) return;
    for (const key of type.fields) visit(key.type);
    found.set(type.name, type);
  };
  for (const type of types) visit(type);
  return [...found.values()];
}
