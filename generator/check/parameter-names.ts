import { type Check } from './check.ts';

/** In values and conditions a name is a field or a parameter, so it cannot be both; and a body has each key once. */
export const parameterNames: Check = function* (checked) {
  for (const { resource, mutation, path } of checked.mutations) {
    for (const { name } of mutation.with) {
      if (resource.fields.some((field) => field.name === name)) {
        yield checked.problem('E4019', [...path, 'with', name], { parameter: name, resource: resource.name });
      }
    }
  }
};
