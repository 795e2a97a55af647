/** Statements that share a transaction: one commit for all, and yet each is answered as if it had been alone. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool, PoolClient } from 'pg';
import { openPool } from '../../src/database/pool.ts';
import { createDatabase, type Database, type Statement, sqlState } from '../../src/database/statement.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let fresh: TestDatabase;
let pool: Pool;
let database: Database;
let holder: PoolClient;

const answerTimeoutMs = 4500;
beforeEach(async () => {
  fresh = await freshDatabase(null);
  await fresh.pool.query(`
    CREATE TABLE public.note (
      n integer PRIMARY KEY, xact xid8 NOT NULL DEFAULT pg_current_xact_id(), parent integer REFERENCES public.note DEFERRABLE INITIALLY DEFERRED)`);
  pool = openPool({ address: fresh.address, name: 'together', role: null, size: 1, connectTimeoutMs: 1000 });
  database = createDatabase(pool, { maxWaiting: 1000, answerTimeoutMs });
  holder = await fresh.pool.connect();
  await holder.query('SELECT pg_advisory_lock(1)');
});
afterEach(async () => {
  holder.release(true);
  await pool.end();
  await fresh.drop();
});

const insert = (n: number, parent: number | null = null): Statement => ({
  name: 'insert',
  text: 'INSERT INTO public.note (n, parent) VALUES ($1, $2) RETURNING n, xact',
  values: [n, parent],
  together: true,
});
/** Goes on when the holder lets it. */
const held = { text: 'SELECT pg_advisory_lock_shared(1), pg_advisory_unlock_shared(1)', values: [] };
const letGo = () => holder.query('SELECT pg_advisory_unlock(1)');

/** Keeps the only connection busy until the statements have gathered behind it. */
async function gathered<T>(start: () => readonly Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
  const busy = database.run(held);
  await waiting();
  const outcomes = start();
  await letGo();
  await busy;
  return Promise.allSettled(outcomes);
}

/** Until a session of the pool waits for a lock. */
async function waiting(): Promise<void> {
  for (;;) {
    const { rows } = await fresh.pool.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM pg_stat_activity WHERE application_name = 'together' AND datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.n ?? 0) > 0) return;
  }
}

const rowsOf = (outcome: PromiseSettledResult<Awaited<ReturnType<Database['run']>>>) =>
  outcome.status === 'fulfilled' ? outcome.value : sqlState(outcome.reason);
const transactionsOf = async (): Promise<readonly number[]> => {
  const { rows } = await fresh.pool.query<{ count: number }>(
    'SELECT count(*)::integer FROM public.note GROUP BY xact ORDER BY min(n)',
  );
  return rows.map(({ count }) => count);
};
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('statements that have gathered', () => {
  it('are committed in one transaction, each with its own answer', async () => {
    const outcomes = await gathered(() => range(1, 8).map((n) => database.run(insert(n))));
    const xact = (rowsOf(outcomes[0] as never) as readonly (readonly string[])[])[0]?.[1];
    expect(outcomes.map(rowsOf)).toEqual(range(1, 8).map((n) => [[String(n), xact]]));
    expect(await transactionsOf()).toEqual([8]);
  });

  it('are at most so many', async () => {
    await gathered(() => range(1, 20).map((n) => database.run(insert(n))));
    expect(await transactionsOf()).toEqual([8, 8, 4]);
  });

  it('are fewer where they are long', async () => {
    const long = (n: number): Statement => ({
      text: 'INSERT INTO public.note (n) SELECT $1 WHERE length($2) > 0',
      values: [n, 'x'.repeat(100_000)],
      together: true,
    });
    await gathered(() => range(1, 5).map((n) => database.run(long(n))));
    expect(await transactionsOf()).toEqual([2, 2, 1]);
  });

  it('leave out those that did not ask for it', async () => {
    await gathered(() => range(1, 4).map((n) => database.run({ ...insert(n), together: n % 2 === 0 })));
    expect(await transactionsOf()).toEqual([1, 2, 1]);
  });

  it('may be different ones, also where they are prepared for the first time', async () => {
    const other = (n: number): Statement => ({ ...insert(n), name: `insert ${n % 3}` });
    for (const first of [1, 9]) {
      const outcomes = await gathered(() => range(first, first + 7).map((n) => database.run(other(n))));
      expect(outcomes.map((outcome) => rowsOf(outcome)?.[0]?.[0])).toEqual(range(first, first + 7).map(String));
      await holder.query('SELECT pg_advisory_lock(1)');
    }
    expect(await transactionsOf()).toEqual([8, 8]);
  });
});

describe('where one of them fails', () => {
  it('the others are done, and it alone has the error', async () => {
    await fresh.pool.query('INSERT INTO public.note VALUES (3)');
    const outcomes = await gathered(() => range(1, 8).map((n) => database.run(insert(n))));
    expect(outcomes.map((outcome) => rowsOf(outcome)?.[0]?.[0])).toEqual(['1', '2', '2', '4', '5', '6', '7', '8']);
    expect(rowsOf(outcomes[2] as never)).toBe('23505');
    expect(await transactionsOf()).toEqual(Array.from({ length: 8 }, () => 1));
  });

  it('at the commit, it is just so', async () => {
    const outcomes = await gathered(() => range(1, 8).map((n) => database.run(insert(n, n === 5 ? 99 : null))));
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'done' : rowsOf(outcome)))).toEqual(
      range(1, 8).map((n) => (n === 5 ? '23503' : 'done')),
    );
    expect(await transactionsOf()).toEqual(Array.from({ length: 7 }, () => 1));
  });

  it('those behind it that were to be prepared are', async () => {
    const missing: Statement = { name: 'missing', text: 'SELECT n FROM public.missing', values: [], together: true };
    const outcomes = await gathered(() => [
      database.run(insert(1)),
      database.run(missing),
      database.run({ ...insert(2), name: 'insert too' }),
    ]);
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'done' : rowsOf(outcome)))).toEqual([
      'done',
      '42P01',
      'done',
    ]);
    expect(await database.run({ ...insert(3), name: 'insert too' })).toHaveLength(1);
  });
});

it('leaves the outcome of all open where the connection breaks, and does none again', async () => {
  const stuck: Statement = { ...held, together: true };
  const outcomes = [database.run(insert(1)), database.run(stuck), database.run(insert(2))].map((outcome) =>
    outcome.catch((error: unknown) => (error as Error).name),
  );
  await waiting();
  await fresh.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'together' AND wait_event_type = 'Lock'`,
  );
  expect(await Promise.all(outcomes)).toEqual(['ConnectionLost', 'ConnectionLost', 'ConnectionLost']);
  expect(await transactionsOf()).toEqual([]);
});

it('waits no longer for a connection than others do', async () => {
  const lent = await pool.connect();
  const outcomes = await Promise.all(
    [1, 2].map((n) => database.run(insert(n)).catch((error: unknown) => (error as { readonly code?: string }).code)),
  );
  expect(outcomes).toEqual(['CONNECTION_POOL_EXHAUSTED', 'CONNECTION_POOL_EXHAUSTED']);
  lent.release();
  expect(await database.run(insert(3))).toHaveLength(1);
});
