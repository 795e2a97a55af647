/** When a key ends, as people write it. */
import { formats } from '../contract/formats.ts';
import { UsageError } from './verb.ts';

export type Expiry =
  /** RFC 3339. */
  | { readonly at: string }
  /** From now on, by the database's clock. */
  | { readonly inMs: number };

const unitsMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** @throws UsageError for what is neither a duration such as `90d` nor a time such as `2030-01-31T12:00:00Z` */
export function expiryOf(text: string): Expiry {
  const [, digits, unit] = /^([1-9]\d{0,5})([smhdw])$/.exec(text) ?? [];
  if (digits !== undefined && unit !== undefined) return { inMs: Number(digits) * (unitsMs[unit] ?? 0) };
  if (formats.timestamp(text)) return { at: text };
  throw new UsageError(
    '--expires must be a duration such as 90d (s, m, h, d or w) or a time such as 2030-01-31T12:00:00Z',
  );
}
