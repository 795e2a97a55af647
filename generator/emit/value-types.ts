/** What filters compare with, as the contract's `ValueType`. */
import type { Field, FieldType, Json, ListQuery, Resource } from '../model/model.ts';

type ValueType = { readonly [key: string]: Json };

/** null where a value of the type cannot be compared: objects, variants, lists and JSON. */
function valueTypeOf(type: FieldType, ignoreCase: boolean): ValueType | null {
  switch (type.kind) {
    case 'ref':
      return { type: 'uuid' };
    case 'enum':
      return { type: 'enum', values: type.values, ...(ignoreCase && { ignoreCase: true }) };
    case 'json':
    case 'list':
    case 'object':
    case 'variant':
      return null;
    default:
      return { type: type.kind };
  }
}

/** The parameters of a list's query string beside those of its page. */
export function filterTypes(resource: Resource, { filters }: ListQuery): { readonly [parameter: string]: ValueType } {
  const types = filters.map(({ parameter, test }): [string, ValueType] => {
    if (test.kind === 'switch') return [parameter, { type: 'boolean' }];
    const type = compared(resource, test.field, test.kind === 'includes');
    return [parameter, type ?? { type: 'text' }];
  });
  return Object.fromEntries(types);
}

function compared(resource: Resource, name: string, item: boolean): ValueType | null {
  const field = resource.fields.find((one) => one.name === name);
  // Every row has these beside its fields.
  if (field === undefined) return name === 'version' ? { type: 'duration_ms' } : { type: 'uuid' };
  const type = item && field.type.kind === 'list' ? field.type.of : field.type;
  return valueTypeOf(type, field.ignoreCase);
}

/** Fields that the filters of a search may name: all that have a column. null: their values are for the query to judge. */
export const searchable = (resource: Resource): readonly { readonly field: Field; readonly type: ValueType | null }[] =>
  resource.fields
    .filter(({ counter }) => counter === null)
    .map((field) => ({ field, type: valueTypeOf(field.type, field.ignoreCase) }));
