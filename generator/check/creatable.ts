import { type Check, pathOf } from './check.ts';

/** A table that nothing fills is a mistake: without a create its rows cannot come to be. */
export const creatable: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    if (resource.storage !== 'table' || resource.singleton || !checked.sound(...pathOf(resource))) continue;
    if (!resource.mutations.some(({ kind }) => kind === 'create'))
      yield checked.problem('E4021', pathOf(resource), { resource: resource.name });
  }
};
