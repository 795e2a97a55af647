import { type Check, pathOf } from './check.ts';

/** A value that is set when another field changes: that field must be another one, and one that somebody writes. */
export const setOn: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const { name, setOn: trigger, value } of resource.fields) {
      if (typeof trigger !== 'object') continue;
      const path = pathOf(resource, 'fields', name, 'set_on', trigger.field);
      if (trigger.field === name)
        yield checked.problem('E3019', path, { field: name, why: 'a field cannot wait for itself' });
      const written = resource.mutations.some(
        ({ input, set }) =>
          input.some((field) => field.name === trigger.field) || set.some(({ field }) => field === trigger.field),
      );
      if (!written && checked.sound(...pathOf(resource))) {
        yield checked.problem('E3019', path, { field: name, why: `no mutation writes "${trigger.field}"` });
      }
      if (value?.kind === 'from')
        yield checked.problem('E3019', path, { field: name, why: 'a parameter is only there at a create' });
    }
  }
};
