/** How the text of a variable becomes a value. Faults are put after the variable's name: "PORT must be ...". */
import { createPublicKey } from 'node:crypto';

/** Gives the value, or what is wrong with it. A fault repeats the text only where it cannot be a secret. */
export type Parse<T> = (text: string) => { readonly value: T } | { readonly fault: string };

export const text: Parse<string> = (value) => ({ value });

export const whole =
  (min: number, max: number): Parse<number> =>
  (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max
      ? { value: number }
      : { fault: `must be a whole number from ${min} to ${max}, not "${value}"` };
  };

const unitsMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** The milliseconds of a duration such as `90d`; null for what is none. */
export function durationMs(value: string): number | null {
  const [, digits, unit] = /^([1-9]\d{0,5})([smhdw])$/.exec(value) ?? [];
  return digits === undefined || unit === undefined ? null : Number(digits) * (unitsMs[unit] ?? 0);
}

/** In milliseconds. */
export const duration: Parse<number> = (value) => {
  const ms = durationMs(value);
  return ms === null ? { fault: `must be a duration in s, m, h, d or w, not "${value}"` } : { value: ms };
};

export const oneOf =
  <const T extends string>(...values: readonly T[]): Parse<T> =>
  (value) => {
    const found = values.find((known) => known === value);
    return found === undefined ? { fault: `must be one of ${values.join(', ')}, not "${value}"` } : { value: found };
  };

export const list: Parse<readonly string[]> = (value) => {
  const items = value.split(',').map((item) => item.trim());
  return items.includes('') ? { fault: 'must be names separated by commas' } : { value: items };
};

export const postgresUrl: Parse<string> = (value) => {
  // The value may hold a password: a fault never repeats it.
  if (!URL.canParse(value)) return { fault: 'is not a URL' };
  return /^postgres(ql)?:$/.test(new URL(value).protocol) ? { value } : { fault: 'must start with postgres://' };
};

export const bytes: Parse<number> = (value) => {
  const units = { '': 1, kb: 1024, mb: 1024 * 1024 };
  const [, digits, unit] = /^(\d{1,9})(kb|mb)?$/i.exec(value) ?? [];
  const size = digits === undefined ? 0 : Number(digits) * units[(unit ?? '').toLowerCase() as keyof typeof units];
  return size >= 1 && size <= 64 * units.mb
    ? { value: size }
    : { fault: `must be a size from 1 to 64mb, in bytes, kb or mb, not "${value}"` };
};

export const secret: Parse<string> = (value) =>
  Buffer.byteLength(value) >= 32 ? { value } : { fault: 'must be at least 32 bytes long' };

/** PEM in the environment often has its line breaks written as `\n`. */
export const pem: Parse<string> = (value) => {
  const lines = value.replaceAll('\\n', '\n');
  try {
    // A private key would do as well, since it holds the public one: but it has no business here.
    if (lines.includes('PRIVATE')) return { fault: 'must be the public key, not the private one' };
    createPublicKey(lines);
    return { value: lines };
  } catch {
    return { fault: 'must be a public key in PEM (SPKI)' };
  }
};

export const jwks: Parse<string> = (value) =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    ? { value }
    : { fault: 'must be the http or https address of a key set' };

export const onOff: Parse<boolean> = (value) =>
  value === 'on' || value === 'off' ? { value: value === 'on' } : { fault: `must be on or off, not "${value}"` };

/** As browsers write them, without a path: what is written otherwise would never match. */
export const origins: Parse<readonly string[]> = (value) => {
  const items = value.split(',').map((item) => item.trim());
  const wrong = items.find((item) => item !== 'null' && !(URL.canParse(item) && new URL(item).origin === item));
  return wrong === undefined
    ? { value: items }
    : { fault: `must be origins separated by commas, as browsers write them, and not "${wrong}"` };
};
