import { nearest } from '../diagnostics/nearest.ts';
import type { Mutation } from '../model/model.ts';
import { type Check, pathOf } from './check.ts';

/** What an on-delete rule runs must be able to run by itself, and must end the reference. */
export const onDelete: Check = function* (checked) {
  const run = new Set<Mutation>();
  for (const resource of checked.model.resources) {
    for (const { name, type } of resource.fields) {
      if (type.kind !== 'ref' || type.onDelete === 'restrict') continue;
      const wanted = type.onDelete.run;
      const path = pathOf(resource, 'fields', name, 'on_delete', 'run');
      const mutation = resource.mutations.find((one) => one.name === wanted);
      if (mutation === undefined) {
        const known = resource.mutations.map((one) => one.name);
        yield checked.problem('E2006', path, {
          name: wanted,
          near: nearest(wanted, known),
          known,
          resource: `resource ${resource.name}`,
        });
        continue;
      }
      run.add(mutation);
      const why = unfit(mutation, name);
      if (why !== null && checked.sound(...pathOf(resource, 'mutations', wanted))) {
        yield checked.problem('E4016', path, { mutation: wanted, why });
      }
    }
  }
  for (const { mutation, path, name } of checked.mutations) {
    if (checked.has(...path, 'internal') && !run.has(mutation))
      yield checked.problem('E4017', [...path, 'internal'], { mutation: name });
  }
};

function unfit(mutation: Mutation, field: string): string | null {
  if (mutation.kind !== 'delete' && mutation.kind !== 'change')
    return `only a delete or a change can be run, not ${mutation.kind === 'update' ? 'an update' : 'a create'}`;
  if (mutation.input.length > 0 || mutation.with.length > 0) return 'it takes parameters, which nobody would give';
  if (mutation.kind === 'delete') return null;
  const ends = mutation.set.some(
    (one) => one.field === field && one.value.kind === 'literal' && one.value.value === null,
  );
  return ends ? null : `it leaves "${field}" pointing at the deleted row; set it to null`;
}
