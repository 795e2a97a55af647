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

/** What to write instead, where that is known. */
interface Instead {
  readonly instead: string | null;
}
const write = ({ instead }: Instead): string | null => (instead === null ? null : `write ${instead}`);

interface Unknown {
  readonly name: string;
  readonly near: string | null;
  readonly known: readonly string[];
}

export const catalogue = {
  E1001: entry(
    ({ detail }: { detail: string; step: string | null }) => `not readable as YAML: ${detail}`,
    ({ step }) => step,
  ),
  E1002: entry(
    ({ bytes, most }: { bytes: number; most: number }) => `the manifest has ${bytes} bytes; at most ${most} are read`,
    'split the API: one manifest for each',
  ),
  E1003: entry(({ name }: { name: string }) => `the key ${quote(name)} stands twice in one map`, 'keep one of the two'),
  E1004: entry(
    ({ what }: { what: string }) => `${what} is not part of the language`,
    'write the value out where it is used; only maps, lists and plain or quoted values are read',
  ),
  E1005: entry(
    ({ source }: { source: string }) => `text is meant here, but ${quote(source)} without quotes is not text`,
    ({ source }) => `quote it: ${JSON.stringify(source)}`,
  ),
  E1006: entry(({ most }: { most: number }) => `nested more than ${most} deep`),
  E1007: entry<unknown>(() => 'a manifest is a map with the keys "api" and "resources"'),
  E1008: entry<unknown>(
    () => 'a text with a NUL, with half a character, or with a mark that turns the reading direction',
    'leave it out',
  ),
  E1010: entry(({ name, where }: Unknown & { where: string }) => `unknown key ${quote(name)} in ${where}`, meantOr),
  E1011: entry(({ key, where }: { key: string; where: string }) => `${where} needs the key ${quote(key)}`),
  E1012: entry(
    ({ expected, found }: { expected: string; found: string } & Instead) => `${expected} is meant here, not ${found}`,
    write,
  ),
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

  E2001: entry(
    ({ name }: Unknown & Instead) => `unknown type ${quote(name)}`,
    (needs) => write(needs) ?? meantOr(needs),
  ),
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
  E2010: entry(
    ({ what, other }: { what: string; other: string }) =>
      `${what} and ${other} would have one name in the generated code`,
    'call one of them otherwise; letter case and underscores do not tell names apart',
  ),
  E2011: entry(
    ({ name, why }: { name: string; why: string }) => `${quote(name)} cannot be used as a name here: ${why}`,
  ),
  E2012: entry(
    ({ value, type }: { value: string; type: string }) => `${quote(value)} stands twice in ${type}`,
    'letter case alone does not tell values apart',
  ),
  E2013: entry(
    ({ value }: { value: string }) => `${quote(value)} is no value that people could type`,
    'no control characters, and no space at the ends',
  ),

  E3001: entry(
    ({ expected, found }: { expected: string; found: string } & Instead) => `${expected} is meant here, not ${found}`,
    write,
  ),
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
  E3007: entry(
    ({ text }: { text: string }) =>
      `a text such as ${JSON.stringify(text)} would keep this pattern, and the server, busy without end`,
    'repeat no group whose parts repeat themselves: `^(a+)+$` says no more than `^a+$`',
  ),
  E3008: entry(
    ({ min, most }: { min: number; most: number }) =>
      `a text with a pattern has at most ${most} characters, and so never ${min}`,
    'say its `max`: the longer the text, the longer a pattern may take',
  ),
  E3010: entry(({ key, other }: { key: string; other: string }) => `"${key}" says nothing without "${other}"`),
  E3011: entry(
    ({ key, other }: { key: string; other: string }) => `"${key}" and "${other}" exclude each other`,
    'keep one of the two',
  ),
  E3012: entry(({ key, of }: { key: string; of: string }) => `"${key}" is for ${of}`),
  E3013: entry(({ field, why }: { field: string; why: string }) => `${quote(field)} cannot count reads: ${why}`),
  E3014: entry(({ resource, why }: { resource: string; why: string }) => `nothing can refer to ${resource}: it ${why}`),
  E3015: entry(({ field }: { field: string }) => `${quote(field)} is never null, so this would hold always or never`),
  E3016: entry(({ left, right }: { left: string; right: string }) => `${left} and ${right} cannot be compared`),
  E3017: entry(
    ({ field, type, given }: { field: string; type: string; given: string }) =>
      `${quote(field)} is ${type}, but this makes ${given}`,
  ),
  E3018: entry(
    ({ word, left, right }: { word: string; left: string; right: string }) =>
      `${left} and ${right} cannot be taken together by "${word}"`,
    'a timestamp goes with milliseconds or with a variant that lasts; a number with a number',
  ),
  E3019: entry(({ field, why }: { field: string; why: string }) => `${quote(field)} would never be set so: ${why}`),
  E3020: entry(
    ({ field, why }: { field: string; why: string }) => `${quote(field)} cannot be part of a unique rule: ${why}`,
  ),
  E3021: entry(
    ({ field, why }: { field: string; why: string }) => `${quote(field)} cannot be part of an exclusive group: ${why}`,
  ),
  E3022: entry(
    ({ field, known }: { field: string; known: readonly string[] }) =>
      `the built-in tenants have no field ${quote(field)} of this type; they have ${list(known)}`,
  ),
  E3023: entry(
    ({ field }: { field: string }) => `${quote(field)} of a singleton needs a default`,
    'a singleton is read before its first update: give each field a `default`, or make it `nullable`',
  ),
  E3024: entry(
    ({ field }: { field: string }) => `${quote(field)} would be over as soon as it is set: nothing would ever live`,
    'a lease lives until a time to come: `value: { add: [now, for_ms] }`, with `for_ms` in the `with` of its create',
  ),
  E3025: entry(
    ({ resource, rule }: { resource: string; rule: string }) =>
      `${resource} would break this rule from the start: by its defaults ${rule}`,
    'a singleton is read before its first update: choose defaults that keep its rules',
  ),

  E4001: entry(
    ({ mutation }: { mutation: string }) => `mutation ${mutation} announces no event`,
    'every mutation is heard: add `event: { Name: ... }`; there is no way to say none',
  ),
  E4002: entry(
    ({ event, mutation }: { event: string; mutation: string }) => `event ${event} is announced by ${mutation} already`,
    'name what happened here: one event, one cause',
  ),
  E4003: entry(
    ({ name, resource }: { name: string; resource: string }) => `a bare ${quote(name)} is not the resource ${resource}`,
    ({ name, resource }) => `write ${resource} for the whole entity, or a list of fields: [${name}]`,
  ),
  E4004: entry(
    ({ mutation }: { mutation: string }) => `${mutation} would be silent where the body gives none of these`,
    'add an event without `given`',
  ),
  E4005: entry(
    ({ name, mutation }: Unknown & { mutation: string }) => `${quote(name)} is not an input field of ${mutation}`,
    meantOr,
  ),
  E4006: entry(
    ({ key, event, why }: { key: string; event: string; why: string }) => `${event} cannot carry ${quote(key)}: ${why}`,
  ),
  E4007: entry(
    ({ key, here, owner }: { key: string; here: string; owner: string }) =>
      `the body would have ${quote(key)} twice: ${owner}, and ${here}`,
  ),
  E4010: entry(
    ({ mutation, fields }: { mutation: string; fields: readonly string[] }) =>
      `${mutation} leaves ${fields.map(quote).join(', ')} without a value`,
    'list it in `create`, set it in `set`, or give the field a default, a value or `nullable: true`',
  ),
  E4011: entry(
    ({ field, why }: { field: string; why: string; step: string }) => `${quote(field)} cannot be given here: ${why}`,
    ({ step }) => step,
  ),
  E4014: entry(({ key, why }: { key: string; why: string }) => `${quote(key)} has no place here: ${why}`),
  E4015: entry(
    ({ status }: { status: number }) => `an answer with status ${status} has no body`,
    'add `answer: none`, or choose another status',
  ),
  E4016: entry(
    ({ mutation, why }: { mutation: string; why: string }) =>
      `${quote(mutation)} cannot run when the row referred to is deleted: ${why}`,
  ),
  E4017: entry(
    ({ mutation }: { mutation: string }) => `nothing performs ${mutation}`,
    'name it in an `on_delete: { run: ... }`, or leave `internal` out',
  ),
  E4018: entry(
    ({ mutation, parameter }: { mutation: string; parameter: string; field: string }) =>
      `${mutation} does not take the parameter ${quote(parameter)}`,
    ({ parameter, field }) => `declare ${parameter} in its \`with\`, or set ${field} in its \`set\``,
  ),
  E4019: entry(
    ({ parameter, resource }: { parameter: string; resource: string }) =>
      `${quote(parameter)} is a field of ${resource} already`,
    'to let the body give the field, list it in `create`, `update` or `input`; else call the parameter otherwise',
  ),
  E4020: entry(
    ({
      mutation,
      field,
      wanted,
    }: {
      mutation: string;
      field: string;
      wanted: readonly string[];
      reached: readonly string[];
    }) => `${mutation} can never happen: nothing makes ${quote(field)} ${wanted.join(' or ')}`,
    ({ field, reached }) => (reached.length === 0 ? null : `${field} can become: ${list(reached)}`),
  ),
  E4021: entry(
    ({ resource }: { resource: string }) => `nothing creates rows of ${resource}`,
    'add a mutation with `create: [fields]`',
  ),
  E4022: entry(
    ({ mutation, field }: { mutation: string; field: string }) =>
      `${mutation} would fire for ever: ${quote(field)} stays due`,
    ({ field }) =>
      `set ${field} to null or to a later time, or guard it with a \`when\` that its own \`set\` makes false`,
  ),
  E4023: entry(({ resource }: { resource: string }) => `${resource} has neither fields nor calls`),
  E4024: entry(
    ({ event }: { event: string; instead: string }) =>
      `no event can be called ${event}: the stream says that of itself`,
    ({ instead }) => `say what it happened to, such as ${instead}`,
  ),

  E5001: entry(
    ({ name, other, route }: { name: string; other: string; route: string }) =>
      `${name} and ${other} share one route: ${route}`,
    'give one of them a `route` of its own',
  ),
  E5002: entry(({ path }: { path: string }) => `the path ${path} belongs to the event stream`),
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
  E5006: entry(({ name, wanted }: { name: string; wanted: number }) =>
    wanted === 0
      ? `the route of ${name} names no row: it cannot have ":id"`
      : `the route of ${name} must hold ":id" once, which says which row`,
  ),
  E5007: entry(
    ({ name, method, why }: { name: string; method: string; why: string }) => `${name} cannot go by ${method}: ${why}`,
    'give it a route such as `POST /:id/<name>`',
  ),
  E5008: entry(({ parameter }: { parameter: string }) => `the query parameter ${quote(parameter)} stands twice`),
  E5009: entry(({ field, why }: { field: string; why: string }) => `${quote(field)} cannot be a filter: ${why}`),
  E5010: entry(
    ({ field }: { field: string }) => `a list cannot be sorted by ${quote(field)}`,
    'sort by a number, a timestamp or a text that is never null',
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
