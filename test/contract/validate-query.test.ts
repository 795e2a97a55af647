import { describe, expect, it } from '@jest/globals';
import { listQuery, noParameters } from '../../src/contract/validate-query.ts';
import type { QueryValidator } from '../../src/contract/validation.ts';

const list = listQuery({
  name: { type: 'text' },
  owner_id: { type: 'uuid' },
  since: { type: 'timestamp' },
  count: { type: 'integer' },
  wait_ms: { type: 'duration_ms' },
  price: { type: 'number' },
  open: { type: 'boolean' },
  mode: { type: 'enum', values: ['exclusive', 'shared'], ignoreCase: true },
  status: { type: 'enum', values: ['Active'] },
});

const refusals = (query: string, validate: QueryValidator<unknown> = list): readonly string[] => {
  const validated = validate(new URLSearchParams(query));
  return validated.ok ? [] : validated.errors.map(({ code, pointer }) => `${code} ${pointer}`);
};

describe('the query string of a list', () => {
  it('has 100 rows to a page unless it says otherwise', () => {
    expect(list(new URLSearchParams())).toEqual({
      ok: true,
      value: { limit: 100, offset: 0, cursor: null, filters: {} },
    });
  });

  it('gives each filter in its own type', () => {
    const id = '0190a8c0-0000-7000-8000-000000000001';
    const query = new URLSearchParams(
      `limit=5&offset=10&name=&owner_id=${id}&count=-3&wait_ms=86400000000&price=-1.5e3&open=false&mode=SHARED`,
    );
    expect(list(query)).toEqual({
      ok: true,
      value: {
        limit: 5,
        offset: 10,
        cursor: null,
        filters: {
          name: '',
          owner_id: id,
          count: -3,
          wait_ms: 86_400_000_000,
          price: -1500,
          open: false,
          mode: 'shared',
        },
      },
    });
  });

  const cases: readonly (readonly [string, ...string[]])[] = [
    ['limit=1'],
    ['limit=1000'],
    ['limit=0', 'INVALID_RANGE ?limit'],
    ['limit=1001', 'INVALID_RANGE ?limit'],
    ['limit=-1', 'INVALID_RANGE ?limit'],
    ['limit=99999999999999999999', 'INVALID_RANGE ?limit'],
    ['limit=ten', 'INVALID_INPUT ?limit'],
    ['limit=1.5', 'INVALID_INPUT ?limit'],
    ['limit=', 'INVALID_INPUT ?limit'],
    ['limit=0x10', 'INVALID_INPUT ?limit'],
    ['offset=0'],
    ['offset=-1', 'INVALID_RANGE ?offset'],
    ['offset=2147483648', 'INVALID_RANGE ?offset'],
    ['cursor=abc'],
    ['cursor=', 'INVALID_FORMAT ?cursor'],
    [`cursor=${'a'.repeat(5000)}`, 'INVALID_FORMAT ?cursor'],
    ['cursor=a%00', 'INVALID_INPUT ?cursor'],
    ['cursor=abc&offset=1', 'INVALID_INPUT ?offset'],
    ['owner_id=x', 'INVALID_FORMAT ?owner_id'],
    ['since=yesterday', 'INVALID_FORMAT ?since'],
    ['since=2026-01-01T00:00:00%2B02:00'],
    ['count=a', 'INVALID_INPUT ?count'],
    ['count=2147483648', 'INVALID_RANGE ?count'],
    ['price=1e999', 'INVALID_RANGE ?price'],
    ['price=NaN', 'INVALID_INPUT ?price'],
    ['open=1', 'INVALID_INPUT ?open'],
    ['open=TRUE', 'INVALID_INPUT ?open'],
    ['mode=x', 'INVALID_INPUT ?mode'],
    ['status=active', 'INVALID_INPUT ?status'],
    ['name=a%00b', 'INVALID_INPUT ?name'],
    ['limit=1&limit=2', 'INVALID_INPUT ?limit'],
    ['nmae=x', 'INVALID_INPUT ?nmae'],
    ['__proto__=x', 'INVALID_INPUT ?__proto__'],
    ['constructor=x', 'INVALID_INPUT ?constructor'],
    ['limit=0&offset=-1&x=1', 'INVALID_INPUT ?x', 'INVALID_RANGE ?limit', 'INVALID_RANGE ?offset'],
  ];
  it.each(cases)('%s', (query, ...expected) => expect(refusals(query)).toEqual(expected));

  it('names the parameter that was meant', () => {
    expect(list(new URLSearchParams('limt=1'))).toMatchObject({
      errors: [{ message: 'unknown parameter "limt"; did you mean "limit"?' }],
    });
  });
});

describe('the query string of a route that takes none', () => {
  it('is empty', () => {
    expect(refusals('', noParameters)).toEqual([]);
    expect(refusals('limit=1', noParameters)).toEqual(['INVALID_INPUT ?limit']);
  });
});
