/** What the validator lets through as a timestamp, Postgres reads, and as the same moment. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { formats } from '../../src/contract/formats.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase(null);
}, 60_000);
afterAll(() => database.drop());

const dates = [
  ...['0000-12-31', '0001-01-01', '0001-01-02', '1582-10-10', '1899-12-31', '1900-02-28', '1900-02-29', '1969-12-31'],
  ...['1970-01-01', '2000-02-29', '2015-06-30', '2016-12-31', '2026-04-31', '2038-01-19', '9999-12-30', '9999-12-31'],
];
const times = [
  '00:00:00',
  '00:29:60',
  '11:59:59',
  '12:00:60',
  '15:59:60',
  '23:29:60',
  '23:59:59',
  '23:59:60',
  '24:00:00',
];
const fractions = [
  '',
  '.0',
  '.000000001',
  '.0000004',
  '.0000005',
  '.000001',
  '.5',
  '.999999',
  '.9999995',
  '.999999999',
];
const offsets = [
  'Z',
  '+00:00',
  '-00:00',
  '+00:01',
  '+00:30',
  '-00:30',
  '+05:30',
  '-08:00',
  '+14:00',
  '+15:59',
  '-15:59',
  '+16:00',
];

it('is the same to the validator and to Postgres, at every edge', async () => {
  const texts = dates.flatMap((date) =>
    times.flatMap((time) =>
      fractions.flatMap((fraction) => offsets.map((offset) => `${date}T${time}${fraction}${offset}`)),
    ),
  );
  const accepted = texts.filter((text) => formats.timestamp(text));
  const { rows } = await readAll(accepted);
  expect(rows.filter(({ seconds }) => seconds === null)).toEqual([]);
  const wrong = rows.filter(({ text, seconds }) => Math.abs(Number(seconds) - secondsOf(text)) > 0.000_001);
  expect(wrong).toEqual([]);
  expect(accepted.length).toBeGreaterThan(texts.length / 5);
}, 60_000);

/** `seconds` since 1970 as Postgres reads the text, null where it refuses. */
async function readAll(texts: readonly string[]) {
  const client = await database.pool.connect();
  try {
    await client.query(`CREATE FUNCTION pg_temp.seconds(text) RETURNS numeric LANGUAGE plpgsql AS $$
      BEGIN RETURN extract(epoch FROM $1::timestamptz); EXCEPTION WHEN data_exception THEN RETURN NULL; END $$`);
    return await client.query<{ text: string; seconds: string | null }>(
      'SELECT text, pg_temp.seconds(text) AS seconds FROM unnest($1::text[]) AS text',
      [texts],
    );
  } finally {
    client.release();
  }
}

/** A leap second is the first of the next minute. */
function secondsOf(text: string): number {
  const [, before = '', second, fraction = '0', offset = ''] = /^(.*):(\d\d)(\.\d+)?(Z|.\d\d:\d\d)$/.exec(text) ?? [];
  return Date.parse(`${before}:00${offset}`) / 1000 + Number(second) + Number(fraction);
}
