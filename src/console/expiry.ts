/** When a key ends, as people write it. */
import { formats } from '../contract/formats.ts';
import { durationMs } from '../settings/parsers.ts';
import { UsageError } from './verb.ts';

export type Expiry =
  /** RFC 3339. */
  | { readonly at: string }
  /** From now on, by the database's clock. */
  | { readonly inMs: number };

/** @throws UsageError for what is neither a duration such as `90d` nor a time such as `2030-01-31T12:00:00Z` */
export function expiryOf(text: string): Expiry {
  const inMs = durationMs(text);
  if (inMs !== null) return { inMs };
  if (formats.timestamp(text)) return { at: text };
  throw new UsageError(
    '--expires must be a duration such as 90d (s, m, h, d or w) or a time such as 2030-01-31T12:00:00Z',
  );
}
