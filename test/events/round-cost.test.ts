import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { Link } from '../../src/database/link.ts';
import { postgresSequencer } from '../../src/log/postgres-sequencer.ts';
import { Seen } from '../../src/log/seen.ts';
import type { SequencerStore } from '../../src/log/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { append, fillOutbox } from '../support/stream.ts';

let database: TestDatabase;
let link: Link;
let store: SequencerStore;
const tenantId = randomUUID();
const open: PoolClient[] = [];
beforeEach(async () => {
  database = await freshDatabase(null);
  const { address, role } = database;
  link = new Link({ address, role, name: 'resound test sequencer' });
  store = postgresSequencer(link);
});
afterEach(async () => {
  for (const client of open.splice(0)) client.release(true);
  await link.close();
  await database.drop();
});

/** A transaction that stays open. */
async function begin(text: string): Promise<PoolClient> {
  const client = await database.pool.connect();
  open.push(client);
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ; ${text}`);
  return client;
}

const limit = 1000;

/** Numbers events in rounds of five hundred. */
async function work(seen: Seen, events: number): Promise<void> {
  for (let left = events; left > 0; left -= 500) {
    await fillOutbox(database.pool, tenantId, 500);
    seen.remember(await store.sequence(seen.request(limit)), limit);
    await store.extend();
  }
}

interface Plan {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
}

/** Pages that one round looks at, as the database counts them. Twice: the first one of a session also reads catalogues. */
async function pagesOf({ high, missing, full }: { high: number; missing: readonly number[]; full: boolean }) {
  const text = `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) SELECT * FROM resound.sequence(${high}, '{${missing.join(',')}}', ${full}, ${limit})`;
  let pages = 0;
  for (let turn = 0; turn < 2; turn++) {
    const [row] = await link.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>({ name: '', text });
    const { Plan: plan } = row?.['QUERY PLAN'][0] ?? { Plan: { 'Shared Hit Blocks': NaN, 'Shared Read Blocks': NaN } };
    pages = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
  }
  return pages;
}

describe('a round beside a transaction that stays open', () => {
  it.each([
    ['a reader', 'SELECT count(*) FROM resound.log'],
    ['a writer', 'SELECT pg_current_xact_id()'],
  ])('of %s reads as few pages as before, however much was numbered meanwhile', async (_who, text) => {
    const term = await store.takeOver();
    if (term === null) throw new Error('no term');
    const seen = new Seen(term);
    // Until nobody else's transaction is waited for.
    do await work(seen, 500);
    while (seen.request(limit).full);
    const holder = await begin(text);
    // Of an event that is not there yet, and may come.
    const writer = await begin('SELECT 1');
    await append(writer, { tenantId });
    await work(seen, 500);
    expect(seen.missing).toBe(1);
    const before = await pagesOf(seen.request(limit));
    await work(seen, 4000);
    const after = await pagesOf(seen.request(limit));
    expect(after).toBeLessThanOrEqual(before + 10);
    // What it would read without its memory: the rows that were numbered are dead, and nobody may remove them yet.
    expect(await pagesOf({ ...seen.request(limit), full: true })).toBeGreaterThan(5 * after);
    await holder.query('COMMIT');
    await writer.query('COMMIT');
    expect((await store.sequence(seen.request(limit))).moved).toHaveLength(1);
  });
});
