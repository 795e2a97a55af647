import type { Field } from '../model/model.ts';
import type { Path } from './check.ts';
import { type Check, type Checked, pathOf } from './check.ts';

/** Attributes of a field that only mean something together, or exclude each other. */
export const fieldAttributes: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const field of resource.fields) {
      const path = pathOf(resource, 'fields', field.name);
      const written = checked.keys(...path);
      yield* needed(checked, path, written);
      yield* excluded(checked, path, written);
      yield* ofType(checked, path, field);
    }
  }
};

type Written = ReadonlyMap<string, unknown>;

function* needed(checked: Checked, path: Path, written: Written) {
  const pairs = [
    ['on_delete', 'ref'],
    ['set_on', 'value'],
    ['initially', 'last'],
    ['last', 'initially'],
  ] as const;
  for (const [key, other] of pairs) {
    if (written.has(key) && !written.has(other)) yield checked.problem('E3010', [...path, key], { key, other });
  }
}

function* excluded(checked: Checked, path: Path, written: Written) {
  const sources = ['default', 'value', 'counts', 'last'] as const;
  const said = sources.filter((key) => written.has(key));
  const [first, second] = said;
  if (first !== undefined && second !== undefined)
    yield checked.problem('E3011', [...path, second], { key: second, other: first });
  // No row has an id that could be known beforehand.
  if (written.has('ref') && written.has('default')) {
    yield checked.problem('E3011', [...path, 'default'], { key: 'default', other: 'ref' });
  }
  if (written.has('flat') && first !== undefined && first !== 'default') {
    yield checked.problem('E3011', [...path, 'flat'], { key: 'flat', other: first });
  }
}

function* ofType(checked: Checked, path: Path, { type, flat, counter, nullable }: Field) {
  const only = (key: string, of: string) => checked.problem('E3012', [...path, key], { key, of });
  if (flat && type.kind !== 'object') yield only('flat', 'an object');
  if (counter?.kind === 'counts' && type.kind !== 'integer') yield only('counts', 'an integer');
  if (counter?.kind === 'last' && type.kind !== 'timestamp') yield only('last', 'a timestamp');
  if (counter !== null && nullable)
    yield checked.problem('E3011', [...path, 'nullable'], { key: 'nullable', other: counter.kind });
}
