import { type Check } from './check.ts';

/** What `set` may set: fields that are stored, of a row that remains. */
export const setFields: Check = function* (checked) {
  for (const { resource, mutation, path } of checked.mutations) {
    if (mutation.kind === 'delete' && mutation.set.length > 0) {
      yield checked.problem('E4014', [...path, 'set'], { key: 'set', why: 'the row is deleted' });
    }
    for (const { field } of mutation.set) {
      const target = resource.fields.find(({ name }) => name === field);
      if (target?.counter != null)
        yield checked.problem('E4011', [...path, 'set', field], {
          field,
          why: 'it counts reads',
          step: 'leave it out of `set`',
        });
    }
  }
};
