import { describe, expect, it } from '@jest/globals';
import { validateConfig } from '../../generated/validators/config.ts';
import { searchNote } from '../../generated/validators/note.ts';

const refusals = (body: unknown): readonly string[] => {
  const validated = searchNote(body);
  return validated.ok ? [] : validated.errors.map(({ code, pointer }) => `${code} ${pointer}`);
};
const search = (more: object): object => ({ query: 'words', entity_types: ['Note'], ...more });
const filter = (field: string, operator: string, value: unknown): object =>
  search({ filters: [{ field, operator, value }] });
const id = '0190a8c0-0000-7000-8000-000000000001';

describe('the body of a search', () => {
  it('has 20 results and no filter unless it says otherwise', () => {
    expect(searchNote(search({}))).toMatchObject({ ok: true, value: { query: 'words', limit: 20, filters: [] } });
  });

  const cases: readonly (readonly [string, object, ...string[]])[] = [
    ['no words', { entity_types: ['Note'] }, 'MISSING_FIELD /query'],
    ['blank words', search({ query: ' ' }), 'MISSING_FIELD /query'],
    ['a limit of 0', search({ limit: 0 }), 'INVALID_RANGE /limit'],
    ['a limit of 1001', search({ limit: 1001 }), 'INVALID_RANGE /limit'],
    ['types without the one that is searched', search({ entity_types: ['Artifact'] }), 'INVALID_INPUT /entity_types'],
    ['no types', { query: 'w' }, 'MISSING_FIELD /entity_types'],
    ['an unknown field', filter('nope', 'eq', 1), 'INVALID_INPUT /filters/0/field'],
    ['an unknown operator', filter('title', 'like', 'x'), 'INVALID_INPUT /filters/0/operator'],
    ['no value', search({ filters: [{ field: 'title', operator: 'eq' }] }), 'MISSING_FIELD /filters/0/value'],
    ['a filter that is none', search({ filters: ['title'] }), 'INVALID_INPUT /filters/0'],
    ['text', filter('title', 'contains', 'x')],
    ['a number for text', filter('title', 'eq', 1), 'INVALID_INPUT /filters/0/value'],
    ['an enum', filter('note_type', 'eq', 'Fact')],
    ['an unknown value of an enum', filter('note_type', 'eq', 'Nope'), 'INVALID_INPUT /filters/0/value'],
    ['values of an enum', filter('note_type', 'in', ['Fact', 'Meta'])],
    ['values with an unknown one', filter('note_type', 'in', ['Fact', 'x']), 'INVALID_INPUT /filters/0/value/1'],
    ['one value where a list is wanted', filter('note_type', 'in', 'Fact'), 'INVALID_INPUT /filters/0/value'],
    ['a part of an enum', filter('note_type', 'contains', 'Fa'), 'INVALID_INPUT /filters/0/operator'],
    ['a timestamp', filter('created_at', 'gte', '2026-01-01T00:00:00Z')],
    ['no timestamp', filter('created_at', 'gte', 'x'), 'INVALID_FORMAT /filters/0/value'],
    ['null', filter('superseded_by', 'eq', null)],
    ['null to be greater than', filter('created_at', 'gt', null), 'INVALID_INPUT /filters/0/value'],
    ['no uuid', filter('superseded_by', 'ne', 'x'), 'INVALID_FORMAT /filters/0/value'],
    ['an item of a list', filter('source_artifact_ids', 'contains', id)],
    [
      'too many filters',
      search({ filters: Array.from({ length: 33 }, () => ({ field: 'title', operator: 'eq', value: 'x' })) }),
      'INVALID_RANGE /filters',
    ],
  ];
  it.each(cases)('%s', (_, body, ...expected) => expect(refusals(body)).toEqual(expected));
});

describe('the body of a dry run', () => {
  it.each([
    [{}, 'MISSING_FIELD /config'],
    [{ config: null }, 'MISSING_FIELD /config'],
    [{ config: 'x' }, 'INVALID_INPUT /config'],
    [{ config: { anything: 1 } }],
    [{ config: {} }],
  ])('%j', (body, ...expected) => {
    const validated = validateConfig(body);
    expect(validated.ok ? [] : validated.errors.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
  });
});
