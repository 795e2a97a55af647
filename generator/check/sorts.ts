import { type Check, isOrdered, pathOf } from './check.ts';

/** Pages go on after a value of the sort key: so it has an order and is never null. */
export const sorts: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const query of resource.queries) {
      if (query.kind !== 'list' || query.sort === null) continue;
      const { by } = query.sort;
      const field = resource.fields.find(({ name }) => name === by);
      if (field === undefined) continue;
      const plain = isOrdered(field.type) || field.type.kind === 'text';
      if (!plain || field.nullable || field.counter !== null)
        yield checked.problem('E5010', pathOf(resource, 'queries', query.name, 'sort', 'by'), { field: by });
    }
  }
};
