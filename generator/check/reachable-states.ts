import type { Field, Json, Resource, Test } from '../model/model.ts';
import { type Check, pathOf } from './check.ts';

/** A guard that demands a state which nothing ever brings about can never be passed. */
export const reachableStates: Check = function* (checked) {
  for (const { resource, mutation, name, path } of checked.mutations) {
    for (const { field: named, test } of mutation.when) {
      const field = resource.fields.find((one) => one.name === named);
      const wanted = demanded(test);
      if (field?.type.kind !== 'enum' || wanted === null || mutation.kind === 'create') continue;
      const reached = states(resource, field);
      if (reached === null || wanted.some((value) => reached.has(value))) continue;
      // What could not be read may be the very thing that leads to that state.
      const writers = resource.mutations.map((one) => pathOf(resource, 'mutations', one.name));
      if (![pathOf(resource, 'fields', named), ...writers].every((written) => checked.sound(...written))) continue;
      yield checked.problem('E4020', [...path, 'when', named], {
        mutation: name,
        field: named,
        wanted: wanted.map(String),
        reached: [...reached].map(String),
      });
    }
  }
};

const demanded = (test: Test): readonly Json[] | null =>
  test.kind === 'is' ? [test.value] : test.kind === 'in' ? test.values : null;

/** All values that the field can come to have; null: any. */
function states(resource: Resource, field: Field): ReadonlySet<Json> | null {
  const reached = new Set<Json>();
  if (field.default !== undefined) reached.add(field.default);
  const sources = [
    field.value,
    ...resource.mutations.flatMap(({ set }) => set.filter((one) => one.field === field.name).map(({ value }) => value)),
  ];
  for (const value of sources) {
    if (value === null) continue;
    if (value.kind === 'literal') reached.add(value.value);
    else if (value.kind === 'case')
      for (const one of [...value.when.map(({ then }) => then), value.otherwise]) reached.add(one);
    else return null;
  }
  const given = resource.mutations.some(({ input }) => input.some(({ name }) => name === field.name));
  return given ? null : reached;
}
