/** Functions for the manifest's own types: object keys that may be left out, keys that must not, how long a variant lasts. */
import type { FieldType, Json, ObjectType, Parameter, VariantType } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import type { Lines } from './lines.ts';
import { indent } from './lines.ts';
import { isFillable, isObject, mayBeLeftOut } from './object-shape.ts';
import { body, literal, remark } from './quoting.ts';
import { filled } from './types.ts';

/** `<type>_filled(value)`: the value with the keys that were left out, as null or with their defaults. */
export function filledFunction(context: SqlContext, type: ObjectType): Lines {
  const left = type.fields.filter(mayBeLeftOut);
  const defaults = Object.fromEntries(left.map(({ name, default: given }): [string, Json] => [name, given ?? null]));
  const base = left.length === 0 ? 'value' : `${literal(JSON.stringify(defaults))}::jsonb || value`;
  const nested = type.fields.filter(({ type: inner }) => isFillable(inner));
  // Nested values are filled in after the defaults, so that a default may itself leave keys out.
  const member = ({ name, type: inner, nullable }: Parameter): string =>
    `${literal(name)}, ${filled(context, inner, `whole.value -> ${literal(name)}`, nullable)}`;
  const select =
    nested.length === 0
      ? [`SELECT ${base}`]
      : [
          'SELECT whole.value || jsonb_build_object(',
          ...indent(nested.map((key, index) => member(key) + (index < nested.length - 1 ? ',' : ''))),
          ')',
          `FROM (SELECT ${base}) AS whole (value)`,
        ];
  return [
    ...remark(`${type.name} with the keys that may be left out.`),
    `CREATE FUNCTION ${context.names.of(type.name, 'filled')}(value jsonb) RETURNS jsonb`,
    `LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS ${body(indent(select))};`,
  ];
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
