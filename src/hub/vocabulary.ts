/** From what a client asks to hear to a filter: every name is checked against the manifest. */
import type { EventInfo, ResourceInfo } from '../contract/api.ts';
import { nearest } from '../contract/nearest.ts';
import { escapePointer } from '../contract/pointer.ts';
import type { FieldError } from '../contract/validation.ts';
import { validationFailed } from '../errors.ts';
import type { Filter, Scalar } from './filter.ts';

/** Values that the conditions of one filter may have together. */
const mostValues = 1000;

/** Names that a filter may use. */
export interface Vocabulary {
  readonly types: ReadonlySet<string>;
  /** By name, with the filterable fields. */
  readonly resources: ReadonlyMap<string, ReadonlySet<string>>;
}

export function vocabularyOf(api: {
  readonly resources: readonly Pick<ResourceInfo, 'name' | 'filterable'>[];
  readonly events: readonly Pick<EventInfo, 'type'>[];
}): Vocabulary {
  return {
    types: new Set(api.events.map(({ type }) => type)),
    resources: new Map(api.resources.map(({ name, filterable }) => [name, new Set(filterable)])),
  };
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const fieldPrefix = 'field.';
/** Of a query, the parameters that make the filter; the others are their reader's business. */
export const isFilterParameter = (name: string): boolean =>
  name === 'type' || name === 'resource' || name === 'id' || name.startsWith(fieldPrefix);

/**
 * The filter of a query: `?type=LockAcquired,LockExpired&resource=lock&id=...&field.mode=shared`. A list is values with commas in between, or
 * the parameter again. A field's value is compared as text and, where it reads like one, as a number, boolean or null.
 *
 * @throws ApiError 400 with every broken rule
 */
export function filterFromQuery(query: URLSearchParams, vocabulary: Vocabulary): Filter {
  const names = [...new Set(query.keys())].filter(isFilterParameter);
  const listed = (name: string): readonly string[] | undefined =>
    names.includes(name) ? query.getAll(name).flatMap((text) => text.split(',')) : undefined;
  const fields = names
    .filter((name) => name.startsWith(fieldPrefix))
    .map((name) => [name.slice(fieldPrefix.length), listed(name) ?? []] as const);
  return checked(
    {
      types: listed('type'),
      resources: listed('resource'),
      ids: listed('id'),
      ...(fields.length > 0 && {
        fields: Object.fromEntries(fields.map(([name, values]) => [name, values.flatMap(readings)])),
      }),
    },
    vocabulary,
    { types: '?type', resources: '?resource', ids: '?id', fields: `?${fieldPrefix}` },
  );
}

function readings(text: string): readonly Scalar[] {
  if (!/^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(text)) return [text];
  return [text, JSON.parse(text.replace(/^(-?)0+(?=\d)/, '$1')) as Scalar];
}

/**
 * The filter of a message: `{"types": [...], "resources": [...], "ids": [...], "fields": {"mode": "shared"}}`; each part may be absent, and each
 * may be one value or a list.
 *
 * @param pointer - where the filter stands in the message
 * @throws ApiError 400 with every broken rule
 */
export function filterFromJson(given: unknown, vocabulary: Vocabulary, pointer: string): Filter {
  return checked(given, vocabulary, {
    types: `${pointer}/types`,
    resources: `${pointer}/resources`,
    ids: `${pointer}/ids`,
    fields: `${pointer}/fields/`,
    whole: pointer,
  });
}

interface Places {
  readonly types: string;
  readonly resources: string;
  readonly ids: string;
  /** The field's name is put behind it. */
  readonly fields: string;
  readonly whole?: string;
}

const partNames: readonly string[] = ['types', 'resources', 'ids', 'fields'];

type Refuse = (pointer: string, message: string, code?: FieldError['code']) => void;

function checked(given: unknown, vocabulary: Vocabulary, places: Places): Filter {
  const errors: FieldError[] = [];
  const refuse: Refuse = (pointer, message, code = 'INVALID_INPUT') => void errors.push({ pointer, code, message });
  const parts = recordOf(given);
  if (parts === null)
    throw validationFailed([{ pointer: places.whole ?? '', code: 'INVALID_FORMAT', message: 'a filter is an object' }]);
  for (const name of Object.keys(parts)) {
    if (partNames.includes(name)) continue;
    refuse(`${places.whole ?? ''}/${escapePointer(name)}`, unknown('a filter has no', name, partNames));
  }

  const texts = (name: 'types' | 'resources' | 'ids'): readonly string[] | null => {
    const value = parts[name];
    if (value === undefined) return null;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (values.length === 0) refuse(places[name], 'the list is empty, and so nothing would be heard');
    return values.filter((one): one is string => {
      if (typeof one !== 'string') refuse(places[name], 'must be text', 'INVALID_FORMAT');
      return typeof one === 'string';
    });
  };
  const types = texts('types');
  const resources = texts('resources');
  const ids = texts('ids');
  for (const type of types ?? []) {
    if (!vocabulary.types.has(type)) refuse(places.types, unknown('there is no event', type, vocabulary.types));
  }
  for (const resource of resources ?? []) {
    if (!vocabulary.resources.has(resource)) {
      refuse(places.resources, unknown('there is no resource', resource, vocabulary.resources.keys()));
    }
  }
  for (const id of ids ?? []) if (!uuid.test(id)) refuse(places.ids, 'an id is a uuid', 'INVALID_FORMAT');
  const fields = fieldsOf(parts['fields'], resources, vocabulary, places, refuse);
  const count = [types, resources, ids, ...fields.values()].reduce((sum, values) => sum + (values?.length ?? 0), 0);
  if (count > mostValues)
    refuse(places.whole ?? places.ids, `a filter has at most ${mostValues} values`, 'INVALID_RANGE');
  const [first, ...others] = errors.slice(0, 100);
  if (first !== undefined) throw validationFailed([first, ...others]);
  return { types, resources, ids: ids && ids.map((id) => id.toLowerCase()), fields };
}

function fieldsOf(
  given: unknown,
  resources: readonly string[] | null,
  vocabulary: Vocabulary,
  places: Places,
  refuse: Refuse,
): ReadonlyMap<string, readonly Scalar[]> {
  const fields = new Map<string, readonly Scalar[]>();
  if (given === undefined) return fields;
  const record = recordOf(given);
  if (record === null) {
    refuse(places.fields, 'must be an object of fields and values', 'INVALID_FORMAT');
    return fields;
  }
  const known = [...vocabulary.resources].flatMap(([name, own]) =>
    resources === null || resources.includes(name) ? [own] : [],
  );
  const names = new Set(known.flatMap((own) => [...own]));
  for (const [name, value] of Object.entries(record)) {
    const pointer = `${places.fields}${escapePointer(name)}`;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (!names.has(name)) refuse(pointer, unknown('nothing can be filtered by', name, names));
    else if (resources !== null && !known.every((own) => own.has(name))) {
      refuse(pointer, `not all of ${resources.join(', ')} can be filtered by ${name}: subscribe to them apart`);
    }
    if (values.length === 0) refuse(pointer, 'the list is empty, and so nothing would be heard');
    if (values.every(isScalar)) fields.set(name, values);
    else refuse(pointer, 'a value is text, a number, a boolean or null', 'INVALID_FORMAT');
  }
  return fields;
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const recordOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;

function unknown(what: string, name: string, known: Iterable<string>): string {
  const near = nearest(name, [...known]);
  const shown = name.slice(0, 100);
  return near === null ? `${what} "${shown}"` : `${what} "${shown}"; did you mean "${near}"?`;
}
