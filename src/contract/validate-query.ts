/** Checks of query strings: pure, and beside the contract's types for the reason that `validate.ts` gives. */
import type { ListParams } from './query.ts';
import { invalid, refused, unknownMessage } from './validate.ts';
import type { FieldError, QueryValidator } from './validation.ts';
import { readValue, type ValueType } from './value-type.ts';

/** The query string of a route that takes none. */
export const noParameters: QueryValidator<null> = (query) => {
  const errors = unknownParameters(query, []);
  return errors.length > 0 ? refused(errors) : { ok: true, value: null };
};

const paging = ['limit', 'offset', 'cursor'];
const defaultLimit = 100;
const longestCursor = 4096;

/** The query string of a list: its page, and the filters that its rows must all pass. */
export function listQuery(filters: Readonly<Record<string, ValueType>>): QueryValidator<ListParams> {
  const known = [...Object.keys(filters), ...paging];
  return (query) => {
    const errors = unknownParameters(query, known);
    const read = (name: string, type: ValueType): string | number | boolean | null => {
      const given = query.get(name);
      if (given === null) return null;
      const checked = readValue(type, given);
      if (checked.ok) return checked.value;
      errors.push({ pointer: `?${name}`, code: checked.code, message: `"${name}" ${checked.message}` });
      return null;
    };
    const limit = read('limit', { type: 'integer', min: 1, max: 1000 }) ?? defaultLimit;
    const offset = read('offset', { type: 'integer', min: 0 }) ?? 0;
    const cursor = read('cursor', { type: 'text' });
    if (typeof cursor === 'string' && (cursor === '' || cursor.length > longestCursor)) {
      errors.push({
        pointer: '?cursor',
        code: 'INVALID_FORMAT',
        message: '"cursor" must be a cursor of an earlier page',
      });
    }
    if (cursor !== null && query.has('offset')) {
      errors.push(invalid('?offset', '"offset" and "cursor" cannot be given together'));
    }
    const values = Object.entries(filters)
      .map(([name, type]) => [name, read(name, type)] as const)
      .filter((entry): entry is [string, string | number | boolean] => entry[1] !== null);
    if (errors.length > 0) return refused(errors);
    return {
      ok: true,
      value: {
        limit: Number(limit),
        offset: Number(offset),
        cursor: cursor === null ? null : String(cursor),
        filters: Object.fromEntries(values),
      },
    };
  };
}

function unknownParameters(query: URLSearchParams, known: readonly string[]): FieldError[] {
  const names = [...new Set(query.keys())];
  return names.flatMap((name) => {
    if (!known.includes(name)) return [invalid(`?${name}`, unknownMessage('parameter', name, known))];
    return query.getAll(name).length > 1 ? [invalid(`?${name}`, `"${name}" is given more than once`)] : [];
  });
}
