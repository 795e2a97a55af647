import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Check, isComparable, pathOf } from './check.ts';

/** Query parameters that every list has. */
const paging = ['limit', 'offset', 'cursor'];

/** Filters: each parameter once, and tests that suit their field. */
export const filters: Check = function* (checked): Iterable<Diagnostic> {
  for (const resource of checked.model.resources) {
    for (const query of resource.queries) {
      if (query.kind !== 'list') continue;
      const path = pathOf(resource, 'queries', query.name, 'filter');
      if (!checked.sound(...path)) continue;
      const seen = new Set<string>();
      for (const [index, { parameter, test }] of query.filters.entries()) {
        const at = [...path, index];
        if (paging.includes(parameter))
          yield checked.problem('E2011', at, { name: parameter, why: 'every list has it for paging' });
        if (seen.has(parameter)) yield checked.problem('E5008', at, { parameter });
        seen.add(parameter);
        if (test.kind === 'switch') continue;
        const field = resource.fields.find(({ name }) => name === test.field);
        if (field === undefined) continue;
        if (field.counter !== null) yield checked.problem('E5009', at, { field: field.name, why: 'it counts reads' });
        const only = (key: string, of: string) => checked.problem('E3012', at, { key, of });
        if (test.kind === 'equals' && !isComparable(field.type))
          yield checked.problem('E5009', at, { field: field.name, why: 'only plain values can be compared' });
        if ((test.kind === 'since' || test.kind === 'until') && field.type.kind !== 'timestamp')
          yield only(test.kind, 'a timestamp field');
        if (test.kind === 'includes' && !(field.type.kind === 'list' && isComparable(field.type.of)))
          yield only('includes', 'a list of plain values');
      }
    }
  }
};
