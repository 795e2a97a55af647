/** Merge patches: objects are merged, all else is replaced. */
import type { FieldType } from '../../model/model.ts';
import type { Lines } from './lines.ts';
import { indent } from './lines.ts';
import { literal } from './quoting.ts';

/** A place in a stored value, and in the body of a patch, where a variant stands. */
interface Place {
  /** From the stored value on; empty for the value itself. */
  readonly stored: readonly string[];
  /** From the body on. */
  readonly given: readonly string[];
}

/**
 * `resound.merge_patch(target, patch)`. To it a case of a variant that holds a value is an object like any other, and two cases would
 * be merged to what is none: so where the patch gives a variant, the old one is taken away first.
 *
 * @param target - the stored value, a jsonb expression
 * @param body - the body of the patch, to which the places are relative
 */
export function mergePatch(target: string, patch: string, body: string, places: readonly Place[]): Lines {
  if (places.length === 0) return [`resound.merge_patch(${target}, ${patch})`];
  const removals = places.map(({ stored, given }) => {
    const holder = [body, ...given.slice(0, -1).map(literal)].join(' -> ');
    const path = `ARRAY[${stored.map(literal).join(', ')}]`;
    return `#- CASE WHEN ${holder} ? ${literal(given.at(-1) ?? '')} THEN ${path} ELSE '{}' END`;
  });
  return [
    'resound.merge_patch(',
    // Where nothing is to be taken away, the path is empty, which takes nothing.
    ...indent([target, ...indent(removals.with(-1, `${removals.at(-1) ?? ''},`)), patch]),
    ')',
  ];
}

/** The variants in a value, but not in its lists, which are replaced whole, that have several cases which hold values. */
export function variantsIn(type: FieldType, stored: readonly string[], given: readonly string[]): readonly Place[] {
  if (type.kind === 'object')
    return type.fields.flatMap((key) => variantsIn(key.type, [...stored, key.name], [...given, key.name]));
  const several = type.kind === 'variant' && type.cases.filter(({ holds }) => holds !== null).length > 1;
  return several ? [{ stored, given }] : [];
}
