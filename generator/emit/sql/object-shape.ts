/** What can be missing from values of the manifest's object types. */
import type { FieldType, Json, ObjectType, Parameter } from '../../model/model.ts';

/** Whether the JSON of every value of the type is one word, without white space. */
export function isPlain({ kind }: FieldType): boolean {
  return (
    kind !== 'text' && kind !== 'enum' && kind !== 'json' && kind !== 'object' && kind !== 'variant' && kind !== 'list'
  );
}

/** A value of the manifest with its keys in the declared order, those left out as null or with their defaults. */
export function completed(type: FieldType, value: Json): Json {
  if (type.kind === 'list' && isList(value)) return value.map((item) => completed(type.of, item));
  if (type.kind !== 'object' || typeof value !== 'object' || value === null) return value;
  const given = new Map(Object.entries(value));
  return Object.fromEntries(
    type.fields.map((key) => [
      key.name,
      completed(key.type, given.get(key.name) ?? (given.has(key.name) ? null : (key.default ?? null))),
    ]),
  );
}

// Array.isArray does not narrow readonly arrays.
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Whether a merge patch can leave a value without a key that it must have: by filling in an object that was null before. */
export function mayLack(type: FieldType): boolean {
  return (
    type.kind === 'object' &&
    type.fields.some(({ nullable, type: inner }) => isObject(inner) && (nullable || mayLack(inner)))
  );
}

/** Whether a body may leave the key out. */
export function mayBeLeftOut({ nullable, default: given }: Parameter): boolean {
  return nullable || given !== undefined;
}

export function isObject(type: FieldType): type is ObjectType {
  return type.kind === 'object';
}
