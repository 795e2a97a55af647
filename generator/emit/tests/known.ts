/** What is known of a field's value without running anything, and whether a condition holds of it. */
import type { Field, Json, Parameter, Test } from '../../model/model.ts';

export type Known =
  | { readonly kind: 'is'; readonly value: Json }
  /** A time: gone by, in a moment, or not while the test runs. */
  | { readonly kind: 'time'; readonly when: 'past' | 'soon' | 'later' }
  /** Not null; no more is known. */
  | { readonly kind: 'some' }
  | { readonly kind: 'unknown' };

export const is = (value: Json): Known => ({ kind: 'is', value });
export const time = (when: 'past' | 'soon' | 'later'): Known => ({ kind: 'time', when });
export const some: Known = { kind: 'some' };
export const unknown: Known = { kind: 'unknown' };

/** What is known of a value that was drawn for a body. */
export function drawn({ nullable, type }: Parameter | Field, optional: boolean): Known {
  if (nullable || optional || type.kind === 'enum' || type.kind === 'boolean') return unknown;
  return some;
}

/**
 * Whether the test holds; null where that is not known.
 *
 * @param operand - what an `at_least` or `at_most` compares with
 */
export function holds(test: Test, known: Known, operand: number | null): boolean | null {
  switch (test.kind) {
    case 'is':
      return known.kind === 'is' ? known.value === test.value : null;
    case 'not':
      return known.kind === 'is' ? known.value !== test.value : null;
    case 'in':
      return known.kind === 'is' ? test.values.includes(known.value) : null;
    case 'empty':
      if (known.kind === 'unknown') return null;
      return (known.kind === 'is' && known.value === null) === test.is;
    case 'time':
      if (known.kind === 'is' && known.value === null) return false;
      // A row whose time comes in a moment is not relied upon.
      return known.kind === 'time' && known.when !== 'soon'
        ? (known.when === 'later') === (test.is === 'future')
        : null;
    case 'at_least':
    case 'at_most':
      if (known.kind !== 'is' || typeof known.value !== 'number' || operand === null) return null;
      return test.kind === 'at_least' ? known.value >= operand : known.value <= operand;
  }
}
