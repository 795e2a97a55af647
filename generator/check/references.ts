import { type Check, pathOf } from './check.ts';

/** References lead to rows: of a resource that has some, each with an id of its own. */
export const references: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const { name, type } of resource.fields) {
      if (type.kind !== 'ref') continue;
      const target = checked.resources.get(type.resource);
      if (target === undefined) continue;
      const why =
        target.storage === 'module'
          ? 'has no rows'
          : target.storage === 'builtin'
            ? 'is the tenant itself, which every row belongs to anyway'
            : target.singleton
              ? 'has one row per tenant, without an id'
              : null;
      if (why !== null)
        yield checked.problem('E3014', pathOf(resource, 'fields', name, 'ref'), { resource: target.name, why });
    }
  }
};
