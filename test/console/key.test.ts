import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { expiryOf } from '../../src/console/expiry.ts';
import { keyCreate, keyList } from '../../src/console/key.ts';
import { createTenant } from '../../src/console/tenants.ts';
import { UsageError } from '../../src/console/verb.ts';
import { addressOf } from '../../src/database/address.ts';
import { migrate } from '../../src/database/migrate.ts';
import { serverRole } from '../../src/database/roles.ts';
import { emptyDatabase } from '../support/database.ts';

describe('the end of a key', () => {
  it.each([
    ['45s', 45_000],
    ['30m', 1_800_000],
    ['12h', 43_200_000],
    ['90d', 7_776_000_000],
    ['2w', 1_209_600_000],
  ])('is so far away: %s', (text, inMs) => {
    expect(expiryOf(text)).toEqual({ inMs });
  });

  it('is a time', () => {
    expect(expiryOf('2030-01-31T12:00:00+02:00')).toEqual({ at: '2030-01-31T12:00:00+02:00' });
  });

  it.each([
    '',
    '0d',
    '-1d',
    '1.5h',
    '90',
    'd',
    '1y',
    '90 d',
    '1234567d',
    'tomorrow',
    '2030-01-31',
    '2030-02-30T12:00:00Z',
    '2030-01-31T12:00:00',
  ])('cannot be %j', (text) => {
    expect(() => expiryOf(text)).toThrow(UsageError);
  });
});

describe('key create', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  let owner: Pool;
  beforeAll(async () => {
    database = await emptyDatabase();
    await migrate({ address: addressOf(database.url), role: serverRole, api: null });
    owner = new Pool(addressOf(database.url));
    await createTenant(owner, 'default');
  }, 30_000);
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const run = async (verb: typeof keyCreate, ...args: string[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    const settings = { databaseUrl: database.url, databaseOwnerUrl: null } as never;
    await verb.run(args, { settings, base: '/api', print: (line) => void lines.push(line), tell: () => undefined });
    return lines;
  };
  /** Milliseconds from the making of a key to its end. */
  const lasting = async (name: string): Promise<number | null> => {
    const { rows } = await owner.query<{ lasts: string | null }>(
      'SELECT extract(epoch FROM expires_at - created_at) * 1000 AS lasts FROM resound.api_key WHERE name = $1',
      [name],
    );
    return rows[0]?.lasts == null ? null : Math.round(Number(rows[0].lasts));
  };

  it('makes one without an end unless it is named', async () => {
    await run(keyCreate, '--name', 'endless');
    expect(await lasting('endless')).toBeNull();
  });

  it('makes one that lasts so long', async () => {
    await run(keyCreate, '--name', 'long', '--expires', '90d');
    expect((await lasting('long')) ?? 0).toBeGreaterThan(7_776_000_000 - 1000);
    expect((await lasting('long')) ?? 0).toBeLessThan(7_776_000_000 + 1000);
  });

  it('makes one that lasts until then', async () => {
    await run(keyCreate, '--name', 'until', '--expires', '2090-01-31T12:00:00.5+02:00');
    const { rows } = await owner.query("SELECT expires_at FROM resound.api_key WHERE name = 'until'");
    expect(rows).toEqual([{ expires_at: new Date('2090-01-31T10:00:00.500Z') }]);
  });

  it('makes none that is over already', async () => {
    const made = run(keyCreate, '--name', 'late', '--expires', '2001-01-01T00:00:00Z');
    await expect(made).rejects.toThrow('2001-01-01T00:00:00Z has gone by: a key that ends then opens nothing');
    expect((await owner.query("SELECT FROM resound.api_key WHERE name = 'late'")).rowCount).toBe(0);
  });

  it('is told of by the list, with what has ended', async () => {
    await owner.query("UPDATE resound.api_key SET expires_at = '2026-01-01T00:00:00Z' WHERE name = 'long'");
    const lines = (await run(keyList)).map((line) => line.split('\t').slice(1, 3).concat(line.split('\t').slice(5)));
    expect(lines).toEqual([
      ['valid', 'endless', '-'],
      ['expired', 'long', '2026-01-01T00:00:00.000Z'],
      ['valid', 'until', '2090-01-31T10:00:00.500Z'],
    ]);
  });
});
