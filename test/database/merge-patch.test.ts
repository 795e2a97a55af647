import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

describe('a merge patch', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase(null);
  });
  afterAll(() => database.drop());

  const merge = async (target: unknown, patch: unknown): Promise<unknown> => {
    const { rows } = await database.pool.query<{ merged: unknown }>(
      'SELECT resound.merge_patch($1::jsonb, $2::jsonb) AS merged',
      [JSON.stringify(target), JSON.stringify(patch)],
    );
    return rows[0]?.merged;
  };

  // RFC 7396, appendix A; a patch of null clears the column.
  it.each<[unknown, unknown, unknown]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('of %j by %j gives %j', async (target, patch, merged) => {
    expect(await merge(target, patch)).toEqual(merged);
  });

  it('costs what its size is, and not the square of it', async () => {
    const members = (value: number) => Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`k${at}`, value]));
    const client = await database.pool.connect();
    try {
      // Of the square it would be minutes.
      await client.query("SET statement_timeout = '15s'");
      const { rows } = await client.query<{ same: boolean }>(
        'SELECT resound.merge_patch($1::jsonb, $2::jsonb) = $2::jsonb AS same',
        [JSON.stringify(members(1)), JSON.stringify(members(2))],
      );
      expect(rows).toEqual([{ same: true }]);
    } finally {
      client.release(true);
    }
  });
});
