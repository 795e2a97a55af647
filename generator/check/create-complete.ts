import { type Check } from './check.ts';

/** After a create every field must have a value: given, set, made, by default, or null where that is allowed. */
export const createComplete: Check = function* (checked) {
  for (const { resource, mutation, name, path } of checked.mutations) {
    if (mutation.kind !== 'create' || !checked.sound(...path)) continue;
    const given = new Set([...mutation.input.map((field) => field.name), ...mutation.set.map(({ field }) => field)]);
    const open = resource.fields.filter(
      (field) =>
        !given.has(field.name) &&
        checked.sound('resources', resource.name, 'fields', field.name) &&
        !field.nullable &&
        field.default === undefined &&
        field.counter === null &&
        (field.value === null || typeof field.setOn === 'object'),
    );
    const [first] = open;
    if (first === undefined) continue;
    const fields = open.map((field) => field.name);
    yield checked.problem(
      'E4010',
      [...path, 'create'],
      { mutation: name, fields },
      {
        at: first.at,
        message: `${first.name} is never null and has neither a default nor a value`,
      },
    );
  }
};
