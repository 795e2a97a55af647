import { type Check, isComparable, pathOf } from './check.ts';

/** What a unique index can hold: plain values, or the hash of a text, of rows that are chosen without looking at a clock. */
export const uniqueFields: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const [index, { fields, where }] of resource.unique.entries()) {
      const path = pathOf(resource, 'unique', index);
      if (!checked.sound(...path)) continue;
      const seen = new Set<string>();
      for (const [item, { field: name, hash }] of fields.entries()) {
        const field = resource.fields.find((one) => one.name === name);
        if (field === undefined) continue;
        const at = [...path, 'fields', item];
        if (seen.has(name)) yield checked.problem('E3020', at, { field: name, why: 'it stands twice' });
        seen.add(name);
        if (field.counter !== null) yield checked.problem('E3020', at, { field: name, why: 'it counts reads' });
        if (hash && field.type.kind !== 'text') yield checked.problem('E3012', at, { key: 'hash', of: 'a text field' });
        if (!hash && !isComparable(field.type) && field.type.kind !== 'bytes')
          yield checked.problem('E3020', at, { field: name, why: 'only plain values can be compared' });
      }
      for (const { field, test } of where) {
        const clock = 'operand' in test && test.operand.kind === 'now';
        if (test.kind === 'time' || clock)
          yield checked.problem('E3020', [...path, 'where', field], {
            field,
            why: 'an index cannot look at the clock',
          });
      }
    }
  }
};
