import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readLogStatus } from '../../src/console/log.ts';
import { Link } from '../../src/database/link.ts';
import { migrate } from '../../src/database/migrate.ts';
import { HoldUp, logHolders } from '../../src/log/hold-up.ts';
import { postgresTenantLog } from '../../src/log/postgres-reader.ts';
import { postgresSequencer } from '../../src/log/postgres-sequencer.ts';
import { startSequencer } from '../../src/log/sequencer.ts';
import type { Retained, SequencerStore } from '../../src/log/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { FakeEnvironment } from '../support/fake-environment.ts';
import { FrameSocket } from '../support/socket.ts';
import { append, fillOutbox, silentLog, startStream } from '../support/stream.ts';

let database: TestDatabase;
let link: Link;
let store: SequencerStore;
const tenantId = randomUUID();
beforeEach(async () => {
  database = await freshDatabase(null);
  const { address, role } = database;
  link = new Link({ address, role, name: 'resound test sequencer' });
  store = postgresSequencer(link);
  await store.takeOver();
});
afterEach(async () => {
  await link.close();
  await database.drop();
});

/** Numbers events of a tenant, with room made as the sequencer makes it. */
async function log(tenant: string, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1000) {
    await fillOutbox(database.pool, tenant, Math.min(left, 1000));
    await store.sequence({ high: 0, missing: [], full: true, limit: 1000 });
    await store.extend();
  }
}

const keep = (maxAge: string, maxEvents: number) =>
  database.pool.query('UPDATE resound.retention SET max_age = $1, max_events = $2', [maxAge, maxEvents]);

/** As if these events had been made earlier. */
const age = (positions: string, by: string) =>
  database.pool.query(`UPDATE resound.log SET at = at - $1::interval WHERE position <@ $2::int8range`, [by, positions]);

/** Until there is nothing to do. */
async function retainAll(): Promise<Retained[]> {
  const outcomes: Retained[] = [];
  for (;;) {
    const outcome = await store.retain();
    if (outcome === 'kept') return outcomes;
    outcomes.push(outcome);
  }
}

async function span(tenant: string) {
  const { rows: heads } = await database.pool.query<{ epoch: number }>('SELECT epoch FROM resound.head');
  const run = async ({ text, values = [] }: { text: string; values?: readonly unknown[] }) =>
    (await database.pool.query<object>(text, [...values])).rows;
  return postgresTenantLog({
    run,
    mark: () => ({ position: 0, eventId: null }),
    requireSame: (log) => expect(log).toEqual({ epoch: heads[0]?.epoch, isSame: true }),
  }).span(tenant);
}

/** First and last position, and how many there are. */
async function kept() {
  const { rows } = await database.pool.query<{ first: string; last: string; count: string }>(
    'SELECT min(position) AS first, max(position) AS last, count(*) FROM resound.log',
  );
  return { first: Number(rows[0]?.first), last: Number(rows[0]?.last), count: Number(rows[0]?.count) };
}

describe('what the log keeps', () => {
  it('is at most so many events, without a gap, in about eight partitions', async () => {
    await keep('7 days', 10_000);
    await log(tenantId, 23_000);
    expect(await retainAll()).toContain('dropped');
    const { first, last, count } = await kept();
    expect(last).toBe(23_000);
    expect(count).toBe(last - first + 1);
    expect(count).toBeLessThanOrEqual(10_000);
    expect(count).toBeGreaterThan(8_000);
    const { partitions, events, oldest } = await readLogStatus(database.pool);
    expect([events, oldest]).toEqual([count, first]);
    expect(partitions).toBeLessThanOrEqual(14);
  });

  it('goes an eighth at a time from the first event on, whatever was kept when room was made for it', async () => {
    await keep('7 days', 10_000);
    for (let n = 0; n < 12; n++) {
      await log(tenantId, 1000);
      await retainAll();
    }
    const { first, last, count } = await kept();
    expect([last, count]).toEqual([12_000, last - first + 1]);
    expect(count).toBeLessThanOrEqual(10_000);
    // Looked at every thousand events, a partition ends up to so many after an eighth.
    expect(count).toBeGreaterThan(10_000 - 2250);
  });

  it('is never less because less is to be kept from now on than the partition in use holds', async () => {
    await log(tenantId, 14_000);
    await keep('7 days', 10_000);
    await retainAll();
    expect((await kept()).count).toBe(14_000);
    await log(tenantId, 8000);
    await retainAll();
    // The first partition has gone; the second one was closed at 14,000, and goes once enough has come after it.
    expect(await kept()).toEqual({ first: 10_001, last: 22_000, count: 12_000 });
    await log(tenantId, 1000);
    await retainAll();
    expect(await kept()).toEqual({ first: 14_001, last: 23_000, count: 9000 });
  });

  it('is events that are young enough, by the newest of their partition', async () => {
    await log(tenantId, 11_000);
    // All but one of the first partition, which holds 10,000.
    await age('[1,10000)', '8 days');
    expect(await retainAll()).toEqual([]);
    await age('[10000,10000]', '8 days');
    expect(await retainAll()).toEqual(['dropped']);
    expect(await kept()).toEqual({ first: 10_001, last: 11_000, count: 1000 });
  });

  it('goes partition by partition where all of it is too old, the one in use as well', async () => {
    await log(tenantId, 30);
    await age('[1,30]', '8 days');
    expect(await retainAll()).toEqual(['closed', 'dropped']);
    expect((await kept()).count).toBe(0);
    await log(tenantId, 3);
    expect(await kept()).toEqual({ first: 31, last: 33, count: 3 });
  });

  it('does not go with younger events of a log that is seldom written to', async () => {
    await log(tenantId, 5);
    await age('[1,5]', '6 days');
    expect(await retainAll()).toEqual(['closed']);
    await log(tenantId, 5);
    await age('[1,5]', '2 days');
    expect(await retainAll()).toEqual(['dropped']);
    expect(await kept()).toEqual({ first: 6, last: 10, count: 5 });
  });

  it('stays while somebody reads the log, which stops neither rounds nor other readers', async () => {
    await log(tenantId, 10);
    await age('[1,10]', '8 days');
    const reader = await database.pool.connect();
    await reader.query('BEGIN; SELECT FROM resound.log');
    expect(await store.retain()).toBe('busy');
    await log(tenantId, 10);
    expect((await kept()).count).toBe(20);
    expect(await store.retain()).toBe('busy');
    await reader.query('COMMIT');
    reader.release();
    expect(await retainAll()).toEqual(['closed']);
  });

  it('names whoever is in the way to the operator', async () => {
    await log(tenantId, 10);
    await age('[1,10]', '8 days');
    const reader = await database.pool.connect();
    await reader.query("SET application_name = 'a forgotten dump'; BEGIN; SELECT FROM resound.log");
    const { rows: own } = await reader.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    expect(await store.retain()).toBe('busy');
    const { rows } = await database.pool.query<{ pid: number }>(logHolders);
    expect(rows).toEqual([
      expect.objectContaining({ pid: own[0]?.pid, application_name: 'a forgotten dump', state: 'idle in transaction' }),
    ]);
    // Whoever has just begun is no news.
    expect((await readLogStatus(database.pool)).holder).toBeNull();
    expect((await readLogStatus(database.pool, '0')).holder).toEqual({
      pid: own[0]?.pid,
      program: 'a forgotten dump',
      since: expect.any(Date),
    });
    await reader.query('COMMIT');
    reader.release();
    expect((await database.pool.query(logHolders)).rows).toEqual([]);
  });

  it('is what the settings say', async () => {
    const { address, role } = database;
    await migrate({ address, role, api: null, retention: { maxAgeMs: 90 * 60_000, maxEvents: 50_000 } });
    expect(await readLogStatus(database.pool)).toMatchObject({ maxAgeMs: 90 * 60_000, maxEvents: 50_000 });
    await migrate({ address, role, api: null });
    expect(await readLogStatus(database.pool)).toMatchObject({ maxAgeMs: 90 * 60_000, maxEvents: 50_000 });
  });
});

describe('a server without a right to the log', () => {
  it('drops only what is too much, and only while it sequences', async () => {
    await log(tenantId, 10);
    expect(await store.retain()).toBe('kept');
    const { address, role } = database;
    const other = new Link({ address, role, name: 'resound test intruder' });
    await expect(postgresSequencer(other).retain()).rejects.toMatchObject({ code: 'RS011' });
    await other.close();
  });

  it.each([
    "UPDATE resound.retention SET max_age = '1 second'",
    'DROP TABLE resound.log_1',
    'TRUNCATE resound.log',
    'DELETE FROM resound.log_partition',
    'SELECT resound.add_partition(100001, 200001)',
    'SELECT resound.bump_epoch()',
  ])('may not %s', async (text) => {
    await expect(link.query({ name: '', text })).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a tenant whose every event was dropped', () => {
  it('keeps its numbers', async () => {
    const other = randomUUID();
    await log(tenantId, 7);
    await age('[1,7]', '8 days');
    await retainAll();
    await log(other, 2);
    expect(await span(tenantId)).toEqual({ head: 7, floor: 7 });
    expect(await span(other)).toEqual({ head: 2, floor: 0 });
    await log(tenantId, 1);
    expect(await span(tenantId)).toEqual({ head: 8, floor: 7 });
  });

  it('is told of a gap, and not where it has heard everything', async () => {
    await log(tenantId, 7);
    await age('[1,7]', '8 days');
    await retainAll();
    await link.close();
    const stream = await startStream(database);
    const at = (number: number): string => stream.events.positions.encode(tenantId, number);
    const behind = await FrameSocket.open(`${stream.url(tenantId)}?after=${at(6)}`);
    expect(await behind.next('Gap')).toEqual({ type: 'Gap', oldest: at(7), snapshots: ['/api/v1/things'] });
    expect((await behind.closed).code).toBe(4410);
    const level = await FrameSocket.open(`${stream.url(tenantId)}?after=${at(7)}`);
    await level.next('CaughtUp');
    const { eventId } = await append(database.pool, { tenantId });
    stream.events.wake('thing');
    const { meta } = await level.next('ThingHappened');
    expect([meta?.event_id, meta?.position]).toEqual([eventId, at(8)]);
    await stream.stop();
  });
});

describe('the sequencing node', () => {
  it('drops what is too old on its own', async () => {
    await log(tenantId, 7);
    await age('[1,7]', '8 days');
    await link.close();
    let dropped: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      dropped = resolve;
    });
    const info = (_details: object, message: string): void => {
      if (message === 'the oldest events of the log were dropped') dropped();
    };
    const stream = await startStream(database, { limits: { retainMs: 10 }, log: { ...silentLog, info } });
    await told;
    expect((await kept()).count).toBe(0);
    await stream.stop();
  });
});

describe('what is in the way of what the log would drop', () => {
  const minute = 60_000;
  /** Minutes at which the operator was told. */
  const makeHoldUp = () => {
    const environment = new FakeEnvironment();
    const told: number[] = [];
    const said: { readonly details: object; readonly message: string }[] = [];
    const warn = (details: object, message: string): void => {
      told.push(environment.clock.elapsed() / minute);
      said.push({ details, message });
    };
    return { environment, told, said, log: { ...silentLog, warn } };
  };

  it('is told after some minutes, with the query that finds it, and again every hour', async () => {
    const { environment, told, said, log: report } = makeHoldUp();
    const holdUp = new HoldUp(environment.clock, report);
    for (let now = 0; now <= 130; now += 1) {
      holdUp.note('busy');
      await environment.advance(minute);
    }
    expect(told).toEqual([5, 65, 125]);
    expect(said[1]).toEqual({
      details: { worker: 'sequencer', held_minutes: 65, find: logHolders },
      message: expect.stringContaining('pg_terminate_backend(pid)'),
    });
    expect(logHolders).not.toContain('\n');
  });

  it('is not told where it goes away in between, nor more often than hourly where it comes back', async () => {
    const { environment, told, log: report } = makeHoldUp();
    const holdUp = new HoldUp(environment.clock, report);
    const pass = async (minutes: number, outcome: Retained): Promise<void> => {
      for (let now = 0; now < minutes; now += 1) {
        holdUp.note(outcome);
        await environment.advance(minute);
      }
    };
    for (const outcome of ['kept', 'dropped', 'closed'] as const) {
      await pass(5, 'busy');
      await pass(1, outcome);
    }
    await pass(5, 'busy');
    holdUp.forget();
    await pass(5, 'busy');
    expect(told).toEqual([]);
    await pass(1, 'busy');
    await pass(1, 'kept');
    await pass(50, 'busy');
    expect(told).toHaveLength(1);
    await pass(20, 'busy');
    expect(told).toHaveLength(2);
  });

  it('is told by the one that sequences', async () => {
    const { environment, said, log: report } = makeHoldUp();
    const round = { moved: [], events: [], head: 0, epoch: 1, xmin: 1, xact: null };
    const sequencer = startSequencer({
      store: {
        takeOver: () => Promise.resolve({ high: 0, xact: 0 }),
        sequence: () => Promise.resolve(round),
        extend: () => Promise.resolve(1_000_000),
        retain: () => Promise.resolve('busy'),
        announce: () => Promise.resolve(),
        resign: () => Promise.resolve(),
        release: () => Promise.resolve(),
      },
      environment,
      log: report,
      pollMs: 1000,
      retainMs: 10_000,
      roundEvents: 1000,
      began: () => undefined,
      moved: () => undefined,
    });
    await environment.advance(6 * minute);
    expect(said).toHaveLength(1);
    await sequencer.stop();
  });
});
