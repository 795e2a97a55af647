import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { Link } from '../../src/database/link.ts';
import { realEnvironment } from '../../src/environment.ts';
import { postgresReader } from '../../src/log/postgres-reader.ts';
import { postgresSequencer } from '../../src/log/postgres-sequencer.ts';
import { Seen } from '../../src/log/seen.ts';
import { type Sequencer, startSequencer } from '../../src/log/sequencer.ts';
import type { NumberedRound, SequencerStore } from '../../src/log/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { append, fillOutbox, silentLog } from '../support/stream.ts';

/** One round at a time, so that tests decide what happens between two. */
class Rounds {
  readonly #store: SequencerStore;
  readonly #link: Link;
  readonly #limit: number;
  #seen: Seen | null = null;

  constructor(database: TestDatabase, limit = 1000) {
    const { address, role } = database;
    this.#link = new Link({ address, role, name: 'resound test sequencer' });
    this.#store = postgresSequencer(this.#link);
    this.#limit = limit;
  }

  async takeOver(): Promise<boolean> {
    const term = await this.#store.takeOver();
    if (term !== null) this.#seen = new Seen(term);
    return term !== null;
  }

  async run(): Promise<NumberedRound> {
    if (this.#seen === null) throw new Error('no term');
    const round = await this.#store.sequence(this.#seen.request(this.#limit));
    this.#seen.remember(round, this.#limit);
    return round;
  }

  /** Until nothing is waited for. xmin is that of the whole server: transactions of other tests may hold it for a while. */
  async settle(): Promise<void> {
    do await this.run();
    while (this.full || this.missing > 0);
  }

  get full(): boolean {
    return this.#seen?.request(1).full ?? false;
  }

  get missing(): number {
    return this.#seen?.missing ?? 0;
  }

  close(): Promise<void> {
    return this.#link.close();
  }
}

let database: TestDatabase;
let rounds: Rounds;
const open: PoolClient[] = [];
beforeEach(async () => {
  database = await freshDatabase(null);
  rounds = new Rounds(database);
});
afterEach(async () => {
  for (const client of open.splice(0)) client.release(true);
  await rounds.close();
  await database.drop();
});

/** A transaction that stays open until the test ends it. */
async function begin(): Promise<PoolClient> {
  const client = await database.pool.connect();
  open.push(client);
  await client.query('BEGIN');
  return client;
}

const tenantId = randomUUID();
const appendNow = () => append(database.pool, { tenantId });

/** Many events at once. */
const fill = (count: number) => fillOutbox(database.pool, tenantId, count);

/** The log as it stands: ids of events in the order of positions, which must be gapless. */
async function logged(): Promise<string[]> {
  const { rows } = await database.pool.query<{ event_id: string; position: string; tenant_position: string }>(
    'SELECT event_id, position, tenant_position FROM resound.log ORDER BY position',
  );
  expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_, index) => index + 1));
  return rows.map(({ event_id }) => event_id);
}

describe('a round', () => {
  it('numbers what is committed, by event id, and only that', async () => {
    await rounds.takeOver();
    const held = await begin();
    const first = await appendNow();
    await append(held, { tenantId });
    const second = await appendNow();
    expect((await rounds.run()).moved).toEqual([first.id, second.id]);
    expect(await logged()).toEqual([first.eventId, second.eventId]);
  });

  it('takes an event that becomes visible after one with a higher id', async () => {
    await rounds.takeOver();
    const held = await begin();
    const late = await append(held, { tenantId });
    const early = await appendNow();
    await rounds.run();
    await rounds.run();
    await held.query('COMMIT');
    expect((await rounds.run()).moved).toEqual([late.id]);
    expect(await logged()).toEqual([early.eventId, late.eventId]);
  });

  it('keeps a missing id for as long as its transaction may be open, and no longer', async () => {
    await rounds.takeOver();
    await rounds.run();
    const bystander = await begin();
    await bystander.query('SELECT pg_current_xact_id()');
    const held = await begin();
    await append(held, { tenantId });
    await appendNow();
    await rounds.run();
    expect(rounds.missing).toBe(1);
    await held.query('ROLLBACK');
    // An older transaction is open: xmin has not passed the round that noticed.
    await rounds.run();
    expect(rounds.missing).toBe(1);
    await bystander.query('COMMIT');
    await rounds.settle();
  });

  it('is not confused by ids that were rolled back before it looked', async () => {
    await rounds.takeOver();
    const client = await begin();
    for (let n = 0; n < 5; n++) {
      await append(client, { tenantId });
      await client.query('ROLLBACK; BEGIN');
    }
    const { eventId } = await appendNow();
    await rounds.run();
    expect(await logged()).toEqual([eventId]);
    await rounds.settle();
    expect(await logged()).toEqual([eventId]);
  });

  it('writes nothing when there is nothing new', async () => {
    await rounds.takeOver();
    await appendNow();
    await rounds.run();
    const stamp = async () =>
      (await database.pool.query<Record<string, unknown>>('SELECT xmin, * FROM resound.head')).rows;
    const before = await stamp();
    expect((await rounds.run()).xact).toBeNull();
    expect(await stamp()).toEqual(before);
  });

  it('moves at most as many as it was told and forgets nothing that was cut off', async () => {
    await rounds.close();
    rounds = new Rounds(database, 3);
    await rounds.takeOver();
    await rounds.run();
    // Eight ids, of which the first four become visible after the last four.
    const held = await begin();
    const late = [];
    for (let n = 0; n < 4; n++) late.push(await append(held, { tenantId }));
    const early = [];
    for (let n = 0; n < 4; n++) early.push(await appendNow());
    await rounds.run();
    await held.query('COMMIT');
    for (let n = 0; n < 4; n++) await rounds.run();
    await rounds.settle();
    expect((await logged()).sort()).toEqual([...early, ...late].map(({ eventId }) => eventId).sort());
  });

  it('hands on what it moved as a reader of the log finds it', async () => {
    await rounds.takeOver();
    expect(await rounds.run()).toMatchObject({ events: [], moved: [], head: 0 });
    for (let n = 0; n < 3; n++) await appendNow();
    const { address, role } = database;
    const link = new Link({ address, role, name: 'resound test reader' });
    const { events, head } = await rounds.run();
    expect(head).toBe(3);
    expect(events).toEqual((await postgresReader(link).readAfter({ position: 0, eventId: null })).events);
    await link.close();
  });

  it('hands on no more than the bytes that it was allowed, the oldest first', async () => {
    for (const size of [3, 1, 1]) {
      await append(database.pool, { tenantId, payload: { text: 'x'.repeat(size * 1024 * 1024) } });
    }
    await rounds.takeOver();
    const { events, moved, head } = await rounds.run();
    expect(moved).toHaveLength(3);
    expect(head).toBe(3);
    expect(events.map(({ position }) => position)).toEqual([1]);
  });

  it('gives each tenant numbers of its own', async () => {
    await rounds.takeOver();
    const tenants = [randomUUID(), randomUUID()];
    for (let n = 0; n < 6; n++) await append(database.pool, { tenantId: tenants[n % 2] as string });
    await rounds.run();
    await append(database.pool, { tenantId: tenants[1] as string });
    await rounds.run();
    const { rows } = await database.pool.query(
      'SELECT array_agg(tenant_position::integer ORDER BY position) AS numbers FROM resound.log GROUP BY tenant_id ORDER BY count(*)',
    );
    expect(rows).toEqual([{ numbers: [1, 2, 3] }, { numbers: [1, 2, 3, 4] }]);
    const heads = await database.pool.query('SELECT position::integer FROM resound.tenant_head ORDER BY position');
    expect(heads.rows).toEqual([{ position: 3 }, { position: 4 }]);
  });

  it('keeps the versions of each row in order, whatever commits when', async () => {
    await rounds.takeOver();
    await database.pool.query('CREATE TABLE public.row (id uuid PRIMARY KEY, version integer NOT NULL)');
    const ids = Array.from({ length: 4 }, () => randomUUID());
    for (const id of ids) await database.pool.query('INSERT INTO public.row VALUES ($1, 0)', [id]);
    const writing = { done: false };
    const sequencing = (async () => {
      while (!writing.done) await rounds.run();
    })();
    const write = async (n: number): Promise<void> => {
      const client = await database.pool.connect();
      for (let turn = 0; turn < 25; turn++) {
        await client.query('BEGIN');
        const rowId = ids[(n + turn) % ids.length] as string;
        const { rows } = await client.query<{ version: number }>(
          'UPDATE public.row SET version = version + 1 WHERE id = $1 RETURNING version',
          [rowId],
        );
        await append(client, { tenantId, rowId, version: rows[0]?.version ?? 0 });
        await client.query(turn % 5 === 0 ? 'ROLLBACK' : 'COMMIT');
      }
      client.release();
    };
    await Promise.all([0, 1, 2, 3].map(write));
    writing.done = true;
    await sequencing;
    await rounds.run();
    expect(await logged()).toHaveLength(80);
    const { rows } = await database.pool.query<{ versions: number[] }>(
      'SELECT array_agg(version::integer ORDER BY position) AS versions FROM resound.log GROUP BY row_id',
    );
    for (const { versions } of rows) expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect(rows).toHaveLength(4);
  });
});

describe('a term', () => {
  it('belongs to one session at a time', async () => {
    const rival = new Rounds(database);
    expect(await rounds.takeOver()).toBe(true);
    expect(await rival.takeOver()).toBe(false);
    await rounds.close();
    expect(await rival.takeOver()).toBe(true);
    await rival.close();
  });

  it('begins by looking at every row, until whatever was open before it is over', async () => {
    const held = await begin();
    const late = await append(held, { tenantId });
    const early = await appendNow();
    await rounds.takeOver();
    expect((await rounds.run()).moved).toEqual([early.id]);
    expect(rounds.full).toBe(true);
    await held.query('COMMIT');
    expect((await rounds.run()).moved).toEqual([late.id]);
    await rounds.settle();
    expect(rounds.full).toBe(false);
  });

  it('loses nothing when it ends in the middle', async () => {
    const held = await begin();
    await rounds.takeOver();
    const late = await append(held, { tenantId });
    const early = await appendNow();
    await rounds.run();
    await rounds.close();
    await held.query('COMMIT');
    const successor = new Rounds(database);
    await successor.takeOver();
    await successor.run();
    expect(await logged()).toEqual([early.eventId, late.eventId]);
    await successor.close();
  });

  it('cannot be used by a session that has lost it', async () => {
    const deposed = new Rounds(database);
    await deposed.takeOver();
    // As a pooler would do it: the session goes on without its lock.
    const unlock =
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()';
    await database.pool.query(unlock, ['resound test sequencer']);
    expect(await rounds.takeOver()).toBe(true);
    await appendNow();
    await expect(deposed.run()).rejects.toThrow();
    await expect(deposed.run()).rejects.toThrow('another sequencer has taken over');
    expect(await logged()).toEqual([]);
    await deposed.close();
  });
});

describe('the log', () => {
  it('makes its partitions ahead, beside readers and a writer that stay', async () => {
    const reader = await begin();
    await reader.query('SELECT count(*) FROM resound.log');
    const writer = await begin();
    await append(writer, { tenantId });
    await database.pool.query('UPDATE resound.head SET position = 9000');
    const { rows } = await database.pool.query<{ room: string }>('SELECT resound.extend_log() AS room');
    expect(Number(rows[0]?.room)).toBeGreaterThan(20_000);
    await writer.query('COMMIT');
    await rounds.takeOver();
    for (let n = 0; n < 1500; n += 500) {
      await fill(500);
      await rounds.run();
    }
    const { rows: parts } = await database.pool.query(
      `SELECT relname AS part, count(*)::integer FROM resound.log JOIN pg_class ON pg_class.oid = log.tableoid GROUP BY 1 ORDER BY 1`,
    );
    expect(parts).toEqual([
      { part: 'log_1', count: 1000 },
      { part: 'log_10001', count: 501 },
    ]);
  });

  it('is out of reach of the server but through the functions', async () => {
    const link = new Link({ address: database.address, role: database.role, name: 'resound test intruder' });
    const attempts = [
      "INSERT INTO resound.outbox (tenant_id, type, resource, row_id, version, mutation, actor, request_id, payload) SELECT gen_random_uuid(), 'x', 'x', gen_random_uuid(), 1, 'x', 'x', 'x', '{}'",
      'DELETE FROM resound.log',
      'UPDATE resound.head SET position = 0',
      'DELETE FROM resound.outbox',
    ];
    for (const text of attempts) {
      await expect(link.query({ name: randomUUID(), text })).rejects.toMatchObject({ code: '42501' });
    }
    await link.close();
  });
});

describe('the sequencer', () => {
  const running: Sequencer[] = [];
  const links: Link[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sequencer) => sequencer.stop()));
    await Promise.all(links.splice(0).map((link) => link.close()));
  });

  const start = (name: string, waiters = new Map<number, () => void>()) => {
    const link = new Link({ address: database.address, role: database.role, name, idleTimeoutMs: 2000 });
    links.push(link);
    let head = 0;
    const sequencer = startSequencer({
      store: postgresSequencer(link),
      environment: realEnvironment,
      log: silentLog,
      pollMs: 20,
      retainMs: 1000,
      roundEvents: 1000,
      began: () => undefined,
      moved(round) {
        head = round.head;
        for (const [until, resolve] of waiters) if (head >= until) resolve();
      },
    });
    running.push(sequencer);
    return {
      sequencer,
      reached: (position: number) =>
        new Promise<void>((resolve) => {
          waiters.set(position, resolve);
          if (head >= position) resolve();
        }),
    };
  };

  it('is one at work, however many run', async () => {
    const waiters = new Map<number, () => void>();
    const nodes = ['one', 'two', 'three'].map((name) => start(name, waiters));
    const both = Promise.race(nodes.map(({ reached }) => reached(200)));
    const made = await Promise.all(Array.from({ length: 200 }, appendNow));
    for (const { sequencer } of nodes) sequencer.wake();
    await both;
    expect(nodes.filter(({ sequencer }) => sequencer.status().leading)).toHaveLength(1);
    expect((await logged()).sort()).toEqual(made.map(({ eventId }) => eventId).sort());
  });

  it('goes on after its connection was cut, with the same or another node', async () => {
    const waiters = new Map<number, () => void>();
    const nodes = ['cut me', 'or me'].map((name) => start(name, waiters));
    const made: string[] = [];
    const cutLeader = async (): Promise<void> => {
      for (;;) {
        const { rowCount } = await database.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
           WHERE locktype = 'advisory' AND classid = 1381191236 AND objid = 1 AND datname = current_database()`,
        );
        // Until somebody leads there is nobody to cut.
        if (rowCount === 1) return;
      }
    };
    for (let cut = 0; cut < 6; cut++) {
      const target = made.length + 20;
      const done = Promise.race(nodes.map(({ reached }) => reached(target)));
      const appended = await Promise.all(Array.from({ length: 20 }, appendNow));
      made.push(...appended.map(({ eventId }) => eventId));
      for (const { sequencer } of nodes) sequencer.wake();
      await cutLeader();
      await done;
    }
    expect((await logged()).sort()).toEqual(made.sort());
  });

  it('loses the term when it freezes: the server ends a session that is silent', async () => {
    const { address, role } = database;
    const frozen = new Link({ address, role, name: 'frozen', idleTimeoutMs: 100 });
    links.push(frozen);
    expect(await postgresSequencer(frozen).takeOver()).not.toBeNull();
    const { reached } = start('successor');
    const made = await appendNow();
    await reached(1);
    expect(await logged()).toEqual([made.eventId]);
    // Thawed, it finds its session gone.
    await expect(postgresSequencer(frozen).extend()).rejects.toThrow();
  });

  it('gives the term up at once when it stops', async () => {
    const { sequencer, reached } = start('first');
    await appendNow();
    await reached(1);
    await sequencer.stop();
    expect(await rounds.takeOver()).toBe(true);
  });
});
