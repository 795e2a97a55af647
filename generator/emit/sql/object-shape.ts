/** What can be missing from values of the manifest's object types. */
import type { FieldType, ObjectType, Parameter } from '../../model/model.ts';

/** Whether a value of the type can lack keys that are answered all the same: as null, or as their default. */
export function isFillable(type: FieldType): boolean {
  if (type.kind === 'list') return isFillable(type.of);
  return type.kind === 'object' && type.fields.some((key) => mayBeLeftOut(key) || isFillable(key.type));
}

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
