import { nearest } from '../diagnostics/nearest.ts';
import { type Check, pathOf } from './check.ts';

/** Counted reads: the read must exist, and `initially` must be a time that every row has. */
export const counters: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const { name, counter } of resource.fields) {
      if (counter === null) continue;
      const path = pathOf(resource, 'fields', name);
      if (resource.storage !== 'table' || resource.singleton) {
        yield checked.problem('E3013', path, { field: name, why: 'only resources with rows of their own count reads' });
      } else if (!resource.queries.some(({ kind }) => kind === 'get')) {
        yield checked.problem('E3013', path, { field: name, why: `${resource.name} has no query "get"` });
      }
      if (counter.kind !== 'last') continue;
      const first = resource.fields.find((field) => field.name === counter.initially);
      if (!checked.sound(...path)) continue;
      if (first === undefined) {
        const known = resource.fields.map((field) => field.name);
        yield checked.problem('E2003', [...path, 'initially'], {
          name: counter.initially,
          near: nearest(counter.initially, known),
          known,
          resource: `resource ${resource.name}`,
        });
      } else if (first.type.kind !== 'timestamp' || first.nullable || first.counter !== null) {
        yield checked.problem('E3012', [...path, 'initially'], {
          key: 'initially',
          of: 'a timestamp field that is never null',
        });
      }
    }
  }
};
