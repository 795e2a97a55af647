import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Check, type Path } from './check.ts';

/** The values of an enum: each once, visible, and told apart by more than their case, since some fields ignore it. */
export const enumValues: Check = function* (checked): Iterable<Diagnostic> {
  for (const { name, type } of checked.model.types) {
    if (type.kind !== 'enum') continue;
    const path: Path = checked.has('types', name, 'enum') ? ['types', name, 'enum'] : ['types', name];
    const seen = new Map<string, number>();
    for (const [index, value] of type.values.entries()) {
      const folded = value.toLowerCase();
      const first = seen.get(folded);
      if (first !== undefined) {
        yield checked.problem(
          'E2012',
          [...path, index],
          { value, type: name },
          {
            at: checked.at(...path, first),
            message: 'it stands here before',
          },
        );
      } else seen.set(folded, index);
      if (value.trim() !== value || value === '' || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value)) {
        yield checked.problem('E2013', [...path, index], { value });
      }
    }
  }
};
