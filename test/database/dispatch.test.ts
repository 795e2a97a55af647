/** Statements of many requests on few connections: each gets its own answer, and no one waits longer than it must. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { openPool } from '../../src/database/pool.ts';
import { createDatabase, type Database, sqlState } from '../../src/database/statement.ts';
import { Wire } from '../http/fixture/wire.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let fresh: TestDatabase;
let pool: Pool;
let database: Database;

const answerTimeoutMs = 4500;
beforeEach(async () => {
  fresh = await freshDatabase(null);
  pool = openPool({ address: fresh.address, name: 'dispatch', role: null, size: 2, connectTimeoutMs: 1000 });
  database = createDatabase(pool, { maxWaiting: 1000, answerTimeoutMs });
});
afterEach(async () => {
  await pool.end();
  await fresh.drop();
});

const select = (n: number) => ({ name: 'select', text: 'SELECT $1::text', values: [String(n)] });
const codeOf = (error: unknown): string => (error as { readonly code?: string }).code ?? String(error);

/** Until the sessions of the pool are at work as the condition says. */
async function activity(condition: string): Promise<void> {
  for (;;) {
    const { rows } = await fresh.pool.query<{ met: boolean }>(
      `SELECT ${condition} AS met FROM pg_stat_activity WHERE application_name = 'dispatch' AND datname = current_database()`,
    );
    if (rows[0]?.met === true) return;
  }
}

describe('statements that share connections', () => {
  it('each get their own answer, also behind one that fails', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 900 }, (_, n) =>
        n % 3 === 0
          ? database
              .run({ name: 'divide', text: 'SELECT 1 / ($1::integer - $1::integer)', values: [n] })
              .catch(sqlState)
          : database.run(select(n)),
      ),
    );
    expect(outcomes).toEqual(Array.from({ length: 900 }, (_, n) => (n % 3 === 0 ? '22012' : [[String(n)]])));
    expect(pool.totalCount).toBe(2);
  });

  it('are transactions of their own', async () => {
    await fresh.pool.query('CREATE TABLE public.kept (n integer PRIMARY KEY)');
    const insert = (n: number) => ({ name: 'insert', text: 'INSERT INTO public.kept VALUES ($1)', values: [n] });
    const outcomes = await Promise.all([1, 2, 2, 3, 3, 4, 4, 5].map((n) => database.run(insert(n)).catch(sqlState)));
    expect(outcomes.filter((outcome) => outcome === '23505')).toHaveLength(3);
    const { rows } = await fresh.pool.query('SELECT n FROM public.kept ORDER BY n');
    expect(rows.map(({ n }: { readonly n?: number }) => n)).toEqual([1, 2, 3, 4, 5]);
  });

  it('leave together, so that the server has work when it has answered one', async () => {
    const wire = new Wire();
    const address = await wire.through(fresh.address);
    const narrow = openPool({ address, name: 'dispatch', role: null, size: 1 });
    const shared = createDatabase(narrow, { maxWaiting: 100, answerTimeoutMs });
    await shared.run(select(0));
    const before = wire.packets;
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => shared.run(select(n))));
    // One after the other, each would leave when the one before is answered.
    expect(wire.packets - before).toBe(1);
    expect(answers.map(([row]) => row?.[0])).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    await narrow.end();
    await wire.cut();
  });

  it('do not stand behind one that takes long', async () => {
    const client = await fresh.pool.connect();
    await client.query('SELECT pg_advisory_lock(1)');
    const slow = database.run({ text: 'SELECT pg_advisory_lock_shared(1), pg_advisory_unlock_shared(1)', values: [] });
    await activity("count(*) FILTER (WHERE wait_event = 'advisory' AND now() - query_start > interval '50 ms') = 1");
    // On what is the only connection left: those that stood behind the slow one would wait for ever.
    const load = Array.from({ length: 4 }, async () => {
      for (let n = 0; n < 100; n += 1) await database.run(select(n));
    });
    await Promise.all(load);
    await client.query('SELECT pg_advisory_unlock(1)');
    client.release();
    await slow;
  });

  it('prepare a statement again, where the one that was to prepare it failed', async () => {
    const missing = { name: 'missing', text: 'SELECT n FROM public.missing', values: [] };
    const failures = await Promise.all(Array.from({ length: 12 }, () => database.run(missing).catch(sqlState)));
    expect(new Set(failures)).toEqual(new Set(['42P01']));
    await fresh.pool.query('CREATE TABLE public.missing AS SELECT 7 AS n');
    expect(await Promise.all([database.run(missing), database.run(missing)])).toEqual([[['7']], [['7']]]);
  });
});

describe('a connection that breaks', () => {
  it('leaves the outcome of all that it held open, and others untouched', async () => {
    const client = await fresh.pool.connect();
    await client.query('SELECT pg_advisory_lock(1)');
    const lock = { text: 'SELECT pg_advisory_lock_shared(1), pg_advisory_unlock_shared(1)', values: [] };
    const outcomes = Array.from({ length: 8 }, () =>
      database.run(lock).catch((error: unknown) => (error as Error).name),
    );
    await activity("count(*) FILTER (WHERE wait_event = 'advisory') = 2");
    await fresh.pool.query(
      `SELECT pg_terminate_backend(min(pid)) FROM pg_stat_activity WHERE application_name = 'dispatch' AND wait_event = 'advisory'`,
    );
    await activity("count(*) FILTER (WHERE wait_event = 'advisory') = 1");
    await client.query('SELECT pg_advisory_unlock(1)');
    client.release();
    const names = (await Promise.all(outcomes)).map((outcome) => (typeof outcome === 'string' ? outcome : 'done'));
    expect(names.filter((name) => name === 'ConnectionLost')).toHaveLength(4);
    expect(names.filter((name) => name === 'done')).toHaveLength(4);
    expect(await database.run(select(1))).toEqual([['1']]);
  });

  it('costs readers nothing', async () => {
    const client = await fresh.pool.connect();
    await client.query('SELECT pg_advisory_lock(1)');
    const lock = { text: 'SELECT pg_advisory_lock_shared(1), pg_advisory_unlock_shared(1)', values: [] };
    const read = [database.read(lock), ...[1, 2, 3, 4].map((n) => database.read(select(n)))];
    await activity("count(*) FILTER (WHERE wait_event = 'advisory') = 1");
    await fresh.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dispatch' AND wait_event = 'advisory'`,
    );
    await client.query('SELECT pg_advisory_unlock(1)');
    client.release();
    expect((await Promise.all(read)).slice(1)).toEqual([[['1']], [['2']], [['3']], [['4']]]);
  });
});

describe('without a free connection', () => {
  it('so many statements wait, and no more', async () => {
    const few = createDatabase(pool, { maxWaiting: 3, answerTimeoutMs });
    const holders = [await pool.connect(), await pool.connect()];
    const waiting = [1, 2, 3].map((n) => few.run(select(n)));
    await expect(few.run(select(4)).catch(codeOf)).resolves.toBe('CONNECTION_POOL_EXHAUSTED');
    for (const holder of holders) holder.release();
    expect((await Promise.all(waiting)).map(([row]) => row?.[0])).toEqual(['1', '2', '3']);
  });

  it('they wait no longer than they should', async () => {
    const holders = [await pool.connect(), await pool.connect()];
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((n) => database.run(select(n)).catch(codeOf)));
    expect(new Set(outcomes)).toEqual(new Set(['CONNECTION_POOL_EXHAUSTED']));
    for (const holder of holders) holder.release();
    expect(await database.run(select(6))).toEqual([['6']]);
  });

  it('others get their turn under a load that never ends', async () => {
    let goesOn = true;
    const load = Array.from({ length: 20 }, async () => {
      while (goesOn) await database.run(select(1));
    });
    await database.run(select(1));
    for (let turn = 0; turn < 3; turn += 1) (await pool.connect()).release();
    goesOn = false;
    await Promise.all(load);
  });
});

it('says that there is no database', async () => {
  const nowhere = openPool({ address: { host: '127.0.0.1', port: 1 }, name: 'nowhere', role: null, size: 2 });
  const lost = createDatabase(nowhere, { maxWaiting: 100, answerTimeoutMs });
  const outcomes = await Promise.all(Array.from({ length: 9 }, (_, n) => lost.run(select(n)).catch(codeOf)));
  expect(new Set(outcomes)).toEqual(new Set(['SERVICE_UNAVAILABLE']));
  await nowhere.end();
});
