/** What no schema says, and Postgres could not keep. */
import { escapePointer } from './pointer.ts';
import type { FieldError } from './validation.ts';

/** Deeper than people write, and far from what recursion in JSON.stringify and in Postgres bears. */
const deepest = 100;

const unstorableCharacter = /[\0\p{Surrogate}]/u;

/** NUL and half surrogates have no place in a Postgres text; the JSON of the request may hold both as escapes. */
export const isStorable = (text: string): boolean => !unstorableCharacter.test(text);

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
}

/**
 * Finds texts, keys, numbers and depths that cannot be stored.
 *
 * @param most - stops after this many
 */
export function unstorable(body: unknown, most: number): FieldError[] {
  const errors: FieldError[] = [];
  // A list of places instead of recursion: the body's depth is the client's choice.
  const places: Place[] = [{ value: body, pointer: '', depth: 0 }];
  for (let place = places.pop(); place !== undefined && errors.length < most; place = places.pop()) {
    const { value, pointer, depth } = place;
    if (typeof value === 'string') {
      if (!isStorable(value)) errors.push(refusal(pointer, 'the text holds NUL or half of a surrogate pair'));
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value))
        errors.push({ ...refusal(pointer, 'the number is too large'), code: 'INVALID_RANGE' });
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= deepest) {
        errors.push(refusal(pointer, `the body is nested deeper than ${deepest} levels`));
        continue;
      }
      const keys = Object.keys(value);
      // Backwards, so that the places come off the list in the order of the body.
      for (let at = keys.length - 1; at >= 0; at -= 1) {
        const key = keys[at] ?? '';
        if (!isStorable(key)) errors.push(refusal(pointer, 'a key holds NUL or half of a surrogate pair'));
        const inner = (value as Readonly<Record<string, unknown>>)[key];
        if (isHarmless(inner)) continue;
        places.push({ value: inner, pointer: `${pointer}/${escapePointer(key)}`, depth: depth + 1 });
      }
    }
  }
  return errors;
}

/** Most values are; they need no place on the list, nor a pointer of their own. */
function isHarmless(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null;
}

const refusal = (pointer: string, message: string): FieldError => ({ pointer, code: 'INVALID_INPUT', message });
