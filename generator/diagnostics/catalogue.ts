/**
 * Every problem that the generator can find, by its code. A code is for ever; the words may improve.
 * E1 how it is written, E2 names, E3 types and values, E4 mutations and events, E5 routes and queries.
 */
import type { Position } from '../model/model.ts';
import type { Diagnostic } from './diagnostic.ts';

interface Entry<Needs> {
  readonly message: (needs: Needs) => string;
  readonly hint: ((needs: Needs) => string | null) | string | null;
}

const entry = <Needs>(message: Entry<Needs>['message'], hint: Entry<Needs>['hint'] = null): Entry<Needs> => ({
  message,
  hint,
});
/** A name from the manifest in a message: quoted, on one line, and never longer than a line. */
const quote = (name: string): string => JSON.stringify(name.length > 80 ? `${name.slice(0, 77)}...` : name);
const list = (names: readonly string[]): string =>
  names.length > 24 ? `${names.slice(0, 24).join(', ')}, ...` : names.join(', ');
const meant = ({ near }: { readonly near: string | null }): string | null =>
  near === null ? null : `did you mean ${quote(near)}?`;
const meantOr = ({
  near,
  known,
}: {
  readonly near: string | null;
  readonly known: readonly string[];
}): string | null => {
  if (near !== null) return `did you mean ${quote(near)}?`;
  return known.length === 0 ? null : `known here: ${list(known)}`;
};

interface Unknown {
  readonly name: string;
  readonly near: string | null;
  readonly known: readonly string[];
}

export const catalogue = {
  E1001: entry(({ detail }: { detail: string }) => `not readable as YAML: ${detail}`),
  E1002: entry(
    ({ bytes, most }: { bytes: number; most: number }) => `the manifest has ${bytes} bytes; at most ${most} are read`,
    'split the API: one manifest for each',
  ),
  E1003: entry((_: object) => 'this key stands twice in one map', 'keep one of the two'),
  E1004: entry(
    ({ what }: { what: string }) => `${what} is not part of the language`,
    'write the value out where it is used; only maps, lists and plain or quoted values are read',
  ),
  E1005: entry(
    ({ source }: { source: string }) => `text is meant here, but ${quote(source)} without quotes is not text`,
    ({ source }) => `quote it: ${JSON.stringify(source)}`,
  ),
  E1006: entry(({ most }: { most: number }) => `nested more than ${most} deep`),
  E1007: entry((_: object) => 'a manifest is a map with the keys "api" and "resources"'),
  E1010: entry(({ name, where }: Unknown & { where: string }) => `unknown key ${quote(name)} in ${where}`, meantOr),
  E1011: entry(({ key, where }: { key: string; where: string }) => `${where} needs the key ${quote(key)}`),
  E1012: entry(({ expected, found }: { expected: string; found: string }) => `${expected} is meant here, not ${found}`),
  E1013: entry(({ keys, found, where }: { keys: readonly string[]; found: readonly string[]; where: string }) =>
    found.length === 0
      ? `${where} needs one of: ${list(keys)}`
      : `${where} takes only one of: ${list(keys)}; found ${list(found)}`,
  ),
  E1014: entry(({ name, known }: Unknown) => `${quote(name)} is not one of: ${list(known)}`, meant),
  E1015: entry(({ name, like }: { name: string; like: string }) => `${quote(name)} is not ${like}`),
  E1016: entry(({ found, bounds }: { found: number; bounds: string }) => `${found} is not ${bounds}`),
  E1017: entry(
    ({ source }: { source: string; value: string }) => `${quote(source)} is not how a number is written here`,
    ({ value, source }) => `write ${value}, or quote it where text is meant: ${JSON.stringify(source)}`,
  ),
  E1018: entry(
    ({ found, bounds, what }: { found: number; bounds: string; what: string }) => `${found} ${what}, but ${bounds}`,
  ),
  E1019: entry(
    ({ length, most }: { length: number; most: number }) => `${length} characters; at most ${most} are allowed here`,
  ),
  E1020: entry(
    ({ key }: { key: string }) => `"${key}: false" says nothing`,
    ({ key }) => `leave "${key}" out`,
  ),

  E2001: entry(({ name }: Unknown) => `unknown type ${quote(name)}`, meantOr),
  E2002: entry(({ name }: Unknown) => `unknown resource ${quote(name)}`, meantOr),
  E2003: entry(
    ({ name, resource }: Unknown & { resource: string }) => `${resource} has no field ${quote(name)}`,
    meantOr,
  ),
  E2004: entry(({ name, where }: Unknown & { where: string }) => `${where} has no parameter ${quote(name)}`, meantOr),
  E2005: entry(
    ({ name, where }: Unknown & { where: string }) => `${quote(name)} is neither a field nor a parameter of ${where}`,
    meantOr,
  ),
  E2006: entry(
    ({ name, resource }: Unknown & { resource: string }) => `${resource} has no mutation ${quote(name)}`,
    meantOr,
  ),
  E2007: entry(({ name, type }: Unknown & { type: string }) => `the object ${type} has no key ${quote(name)}`, meantOr),

  E3001: entry(({ expected, found }: { expected: string; found: string }) => `${expected} is meant here, not ${found}`),
  E3002: entry(({ name, type }: Unknown & { type: string }) => `${quote(name)} is not a value of ${type}`, meantOr),
  E3003: entry(
    ({ chain }: { chain: readonly string[] }) => `a type that holds itself: ${chain.join(' -> ')}`,
    'use `json` where the depth is open',
  ),
  E3004: entry(
    ({ key, type }: { key: string; type: string }) => `${quote(key)} says nothing about ${type}`,
    'leave it out',
  ),
  E3005: entry(({ min, max }: { min: number; max: number }) => `nothing lies between min ${min} and max ${max}`),
  E3006: entry(({ detail }: { detail: string }) => `not a regular expression: ${detail}`),

  E4001: entry(
    ({ mutation }: { mutation: string }) => `mutation ${mutation} announces no event`,
    'every mutation is heard: add `event: { Name: ... }`; there is no way to say none',
  ),
  E4003: entry(
    ({ name, resource }: { name: string; resource: string }) => `a bare ${quote(name)} is not the resource ${resource}`,
    ({ name, resource }) => `write ${resource} for the whole entity, or a list of fields: [${name}]`,
  ),

  E5003: entry(
    ({ name }: { name: string }) =>
      `query ${quote(name)} is neither "get" nor "list", and has neither "under" nor "search"`,
    'call it `list`, or say what it lists or searches',
  ),
  E5004: entry(
    ({ field }: { field: string }) => `${quote(field)} is not a reference`,
    'a parent is named by a `ref` field',
  ),
  E5005: entry(
    ({ parameter }: { parameter: string }) => `the switch ${quote(parameter)} has more than one test`,
    'keep one',
  ),
} as const satisfies Record<string, Entry<never>>;

export type Code = keyof typeof catalogue;
export type NeedsOf<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];

/** @param related - a second place that explains the first */
export function problem<C extends Code>(
  code: C,
  at: Position,
  needs: NeedsOf<C>,
  related: Diagnostic['related'] = null,
): Diagnostic {
  // The table pairs each message with its own needs, and so does the signature; the compiler cannot follow that through an index.
  const { message, hint } = catalogue[code] as unknown as Entry<NeedsOf<C>>;
  return { code, at, message: message(needs), hint: typeof hint === 'function' ? hint(needs) : hint, related };
}
