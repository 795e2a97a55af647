/** The words of a generated plan: fast-check arbitraries for each type of the manifest, bounds included. */
import type { Arbitrary } from 'fast-check';
import fc from 'fast-check';
import { FieldOfRow, RowOf, TimeFromNow } from './placeholder.ts';
import type { Draft } from './plan.ts';

const hour = 3_600_000;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export interface TextOptions extends Bounds {
  readonly notBlank?: boolean;
  /** ECMAScript, Unicode mode. */
  readonly pattern?: string;
  readonly parsesAs?: 'json';
}

const characters = (drawn: string): readonly string[] => Array.from(drawn);

/** Any characters of any plane but NUL (and never half a pair); bounds count characters. */
export function text({ min = 0, max, notBlank = false, pattern, parsesAs }: TextOptions = {}): Arbitrary<string> {
  if (parsesAs === 'json') return fc.json({ maxDepth: 1 });
  const least = notBlank ? Math.max(min, 1) : min;
  if (pattern !== undefined) {
    const isLongEnough = (drawn: string): boolean => characters(drawn).length >= least;
    const fits = (drawn: string): boolean =>
      isLongEnough(drawn) && (max === undefined || characters(drawn).length <= max);
    return fc.stringMatching(new RegExp(pattern, 'u')).filter(fits);
  }
  return fc
    .string({ unit: 'binary', minLength: least, maxLength: Math.min(max ?? least + 40, least + 40) })
    .map((drawn) => drawn.replaceAll('\0', '0'))
    .map((drawn) => (notBlank && !/[\p{L}\p{N}]/u.test(drawn) ? ['a', ...characters(drawn).slice(1)].join('') : drawn));
}

export const integer = (min: number, max: number): Arbitrary<number> => fc.integer({ min, max });

/** Milliseconds; an hour or more where the bounds let it, so that what is drawn does not end while the test looks at it. */
export const duration = (min: number, max: number): Arbitrary<number> =>
  fc.integer({ min: Math.max(min, Math.min(hour, max)), max });

export const number = ({ min, max }: Bounds = {}): Arbitrary<number> =>
  fc.double({ min: min ?? -1e9, max: max ?? 1e9, noNaN: true, noDefaultInfinity: true }).map((drawn) => drawn + 0);

export const boolean = (): Arbitrary<boolean> => fc.boolean();
export const uuid = (): Arbitrary<string> => fc.uuid();

const between = (from: string, to: string): Arbitrary<string> =>
  fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map((drawn) => drawn.toISOString());

export const timestamp = (): Arbitrary<string> => between('1970-01-01T00:00:00Z', '2099-12-31T23:59:59Z');

/** A time that does not come while the test runs. */
export const later = (): Arbitrary<string> => between('2090-01-01T00:00:00Z', '2099-12-31T23:59:59Z');

/** A time so many milliseconds after the request is built. */
export const fromNow = (milliseconds: number): TimeFromNow => new TimeFromNow(milliseconds);

/** Any JSON but null, which clears a field. */
export const json = (): Arbitrary<unknown> =>
  fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }).filter((drawn) => drawn !== null);

export const bytes = ({ min = 0, max = 64 }: Bounds = {}): Arbitrary<string> =>
  fc
    .uint8Array({ minLength: min, maxLength: Math.min(max, min + 64) })
    .map((drawn) => Buffer.from(drawn).toString('base64'));

export const oneOf = (...values: readonly string[]): Arbitrary<string> => fc.constantFrom(...values);

/** One of these in any letter case. */
export const inAnyCase = (...values: readonly string[]): Arbitrary<string> => fc.mixedCase(fc.constantFrom(...values));

export interface ListOptions extends Bounds {
  readonly includes?: string;
}
export function list<T>(item: Arbitrary<T>, { min = 0, max, includes }: ListOptions = {}): Arbitrary<unknown[]> {
  const drawn = fc.array(item, { minLength: min, maxLength: Math.min(max ?? min + 3, min + 3) });
  return includes === undefined ? drawn : drawn.map((items) => [includes, ...items.slice(1)]);
}

export const nullable = <T>(value: Arbitrary<T>): Arbitrary<T | null> => fc.option(value, { freq: 3 });
export const anyOf = (...choices: readonly Arbitrary<unknown>[]): Arbitrary<unknown> => fc.oneof(...choices);

/** A case of a variant that holds a value: `{ "Duration": 5000 }`. */
export const tagged = (tag: string, held: Arbitrary<unknown>): Arbitrary<Draft> =>
  held.map((value) => ({ [tag]: value }));

/** The id of a row that is made for this body alone. */
export const row = (resource: string): Arbitrary<RowOf> =>
  fc.noBias(fc.nat()).map((seed) => new RowOf(resource, seed, false));
export const rowOrNull = (resource: string): Arbitrary<RowOf | null> =>
  fc.option(
    fc.noBias(fc.nat()).map((seed) => new RowOf(resource, seed, true)),
    { freq: 3 },
  );

/** What the row holds in `field`: the actor that the mutation asks for. */
export const ofRow = (field: string): Arbitrary<FieldOfRow> => fc.constant(new FieldOfRow(field));

/** Evenly drawn, where two rows must not hold the same. */
export const distinct = <T>(value: Arbitrary<T>): Arbitrary<T> => fc.noBias(value);

type Members = Readonly<Record<string, Arbitrary<unknown>>>;
type Holds = (drawn: Draft) => boolean;

export interface Shape {
  readonly required?: Members;
  readonly optional?: Members;
  /** Optional too, but by themselves they make no merge patch. */
  readonly beside?: Members;
  readonly rules?: readonly Holds[];
}

/** An object: the required members always, each optional one now and then. */
export function object({ required = {}, optional = {}, beside = {}, rules = [] }: Shape): Arbitrary<Draft> {
  const members = fc.record(
    { ...required, ...optional, ...beside },
    { requiredKeys: Object.keys(required), noNullPrototype: true },
  );
  return members.filter((drawn) => rules.every((holds) => holds(drawn)));
}

/** A merge patch: at least one of the optional members. */
export const patch = (shape: Shape): Arbitrary<Draft> =>
  object(shape).filter((drawn) => Object.keys(shape.optional ?? {}).some((key) => key in drawn));

const at = (drawn: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key] ?? null, drawn);

/** One of these is given and not null. */
export const someOf =
  (...paths: readonly string[]): Holds =>
  (drawn) =>
    paths.some((path) => at(drawn, path) !== null);
/** No two of these are equal; rows made for a body always differ. */
export const differing =
  (...paths: readonly string[]): Holds =>
  (drawn) =>
    new Set(paths.map((path, index) => JSON.stringify(at(drawn, path) ?? index))).size === paths.length;
/** Of the lists that are given, one holds an item; a patch that gives none keeps what the row has. */
export const someItem =
  (...paths: readonly string[]): Holds =>
  (drawn) => {
    const lists = paths.map((path) => at(drawn, path)).filter((value) => Array.isArray(value));
    return lists.length === 0 || lists.some((items) => items.length > 0);
  };
