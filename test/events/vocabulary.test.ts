import { describe, expect, it } from '@jest/globals';
import { api } from '../../generated/index.ts';
import { ApiError } from '../../src/errors.ts';
import { filterFromJson, filterFromQuery, vocabularyOf } from '../../src/hub/vocabulary.ts';

const vocabulary = vocabularyOf(api);
const query = (text: string) => filterFromQuery(new URLSearchParams(text), vocabulary);
const json = (given: unknown) => filterFromJson(given, vocabulary, '/filter');

/** Each broken rule as `pointer: message`. */
function refused(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ApiError) return error.errors.map(({ pointer, message }) => `${pointer}: ${message}`);
    throw error;
  }
  return [];
}

describe('a filter', () => {
  it('is read from a query, in lists and by repeating', () => {
    expect(query('type=LockAcquired,LockExpired&resource=lock&type=LockReleased&field.mode=shared')).toEqual({
      types: ['LockAcquired', 'LockExpired', 'LockReleased'],
      resources: ['lock'],
      ids: null,
      fields: new Map([['mode', ['shared']]]),
    });
  });

  it('compares a text that reads like another value as both', () => {
    expect(query('resource=scope&field.is_active=true').fields).toEqual(new Map([['is_active', ['true', true]]]));
  });

  it('is read from a message, one value or a list', () => {
    const id = '01A22836-7EDE-72A3-B0E3-5DB5E1C9727F';
    expect(json({ resources: 'lock', ids: [id], fields: { mode: ['shared', 'exclusive'] } })).toEqual({
      types: null,
      resources: ['lock'],
      ids: [id.toLowerCase()],
      fields: new Map([['mode', ['shared', 'exclusive']]]),
    });
  });

  it('is refused for names that the manifest does not know, with the nearest one', () => {
    expect(refused(() => query('type=LockAquired&resource=locks&field.statuss=x'))).toEqual([
      '?type: there is no event "LockAquired"; did you mean "LockAcquired"?',
      '?resource: there is no resource "locks"; did you mean "lock"?',
      '?field.statuss: nothing can be filtered by "statuss"',
    ]);
    expect(refused(() => json({ type: 'LockAcquired', fields: { statuss: 'Active' } }))).toEqual([
      '/filter/type: a filter has no "type"; did you mean "types"?',
      '/filter/fields/statuss: nothing can be filtered by "statuss"; did you mean "status"?',
    ]);
  });

  it('is refused where it could let nothing through, or is no filter', () => {
    expect(refused(() => json({ types: [] }))).toEqual([
      '/filter/types: the list is empty, and so nothing would be heard',
    ]);
    expect(refused(() => json(['lock']))).toEqual(['/filter: a filter is an object']);
    expect(refused(() => json({ ids: ['x'] }))).toEqual(['/filter/ids: an id is a uuid']);
    expect(refused(() => json({ resources: ['lock', 'scope'], fields: { mode: 'shared' } }))).toHaveLength(1);
    expect(refused(() => json({ fields: { status: { toString: 'x' } } }))).toHaveLength(1);
  });
});
