import { type Check, pathOf } from './check.ts';

const taken = ['query', 'filters', 'limit'];

/** A search looks into texts, and its further parameters stand beside `query`, `filters` and `limit`. */
export const searches: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    const textual = (name: string) => resource.fields.find((field) => field.name === name)?.type.kind === 'text';
    for (const query of resource.queries) {
      if (query.kind !== 'search') continue;
      const path = pathOf(resource, 'queries', query.name);
      if (!checked.sound(...path)) continue;
      for (const [index, name] of query.in.entries()) {
        if (!textual(name))
          yield checked.problem('E3012', [...path, 'search', index], { key: 'search', of: 'text fields' });
      }
      if (!textual(query.label) && checked.has(...path, 'label'))
        yield checked.problem('E3012', [...path, 'label'], { key: 'label', of: 'a text field' });
      for (const { name } of query.with) {
        if (taken.includes(name))
          yield checked.problem('E2011', [...path, 'with', name], { name, why: 'every search has it' });
      }
    }
  }
};
