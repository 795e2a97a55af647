/** Single values that a filter compares with. */
import { declaredLetters, formats } from './formats.ts';
import { isStorable } from './storable.ts';
import type { FieldError } from './validation.ts';

export type ValueType = TextType | IntegerType | { readonly type: 'boolean' | 'number' | 'duration_ms' };
/** Of 32 bits unless narrowed. */
interface IntegerType {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
}
type TextType =
  | { readonly type: 'text' | 'uuid' | 'timestamp' | 'bytes' }
  | { readonly type: 'enum'; readonly values: readonly string[]; readonly ignoreCase?: boolean };

export type Checked =
  | { readonly ok: true; readonly value: string | number | boolean }
  | { readonly ok: false; readonly code: FieldError['code']; readonly message: string };

const refused = (code: FieldError['code'], message: string): Checked => ({ ok: false, code, message });

/** Judges a value as it stands in a JSON body. */
export function checkValue(type: ValueType, value: unknown): Checked {
  switch (type.type) {
    case 'boolean':
      return typeof value === 'boolean' ? { ok: true, value } : refused('INVALID_INPUT', 'must be true or false');
    case 'integer':
      return whole(value, type.min ?? -(2 ** 31), type.max ?? 2 ** 31 - 1);
    case 'duration_ms':
      return whole(value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    case 'number':
      if (typeof value !== 'number') return refused('INVALID_INPUT', 'must be a number');
      return Number.isFinite(value) ? { ok: true, value } : refused('INVALID_RANGE', 'is too large a number');
    default:
      if (typeof value !== 'string') return refused('INVALID_INPUT', 'must be text');
      if (!isStorable(value)) return refused('INVALID_INPUT', 'holds NUL or half of a surrogate pair');
      return text(type, value);
  }
}

/** Judges a value as it stands in a query string. */
export function readValue(type: ValueType, given: string): Checked {
  switch (type.type) {
    case 'boolean':
      return checkValue(type, given === 'true' ? true : given === 'false' ? false : given);
    case 'integer':
    case 'duration_ms':
      return checkValue(type, /^-?\d+$/.test(given) ? Number(given) : given);
    case 'number':
      return checkValue(type, /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(given) ? Number(given) : given);
    default:
      return checkValue(type, given);
  }
}

function whole(value: unknown, least: number, most: number): Checked {
  if (typeof value !== 'number') return refused('INVALID_INPUT', 'must be a whole number');
  if (!Number.isInteger(value) && Number.isFinite(value)) return refused('INVALID_INPUT', 'must be a whole number');
  return value >= least && value <= most
    ? { ok: true, value }
    : refused('INVALID_RANGE', `must be between ${least} and ${most}`);
}

function text(type: TextType, value: string): Checked {
  switch (type.type) {
    case 'text':
      return { ok: true, value };
    case 'uuid':
      return formats.uuid(value) ? { ok: true, value } : refused('INVALID_FORMAT', 'must be a uuid');
    case 'timestamp':
      return formats.timestamp(value)
        ? { ok: true, value }
        : refused('INVALID_FORMAT', 'must be a timestamp such as "2026-01-31T12:00:00Z"');
    case 'bytes':
      return formats.base64(value) ? { ok: true, value } : refused('INVALID_FORMAT', 'must be base64 text');
    case 'enum': {
      const declared = type.ignoreCase === true ? declaredLetters(type.values, value) : value;
      if (type.values.includes(declared)) return { ok: true, value: declared };
      return refused('INVALID_INPUT', `must be one of ${type.values.map((one) => JSON.stringify(one)).join(', ')}`);
    }
  }
}
