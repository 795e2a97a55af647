import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Link } from '../../src/database/link.ts';
import type { Log } from '../../src/environment.ts';
import { postgresReader } from '../../src/log/postgres-reader.ts';
import type { LoggedEvent, LogReader, Mark, Page } from '../../src/log/store.ts';
import { type Interruption, startRelay } from '../../src/relay/relay.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { FakeEnvironment, settle } from '../support/fake-environment.ts';
import { append, silentLog } from '../support/stream.ts';

const at = (position: number): LoggedEvent => ({ position, eventId: `one ${position}` }) as LoggedEvent;
/** In another log. */
const elsewhere = (position: number): LoggedEvent => ({ position, eventId: `other ${position}` }) as LoggedEvent;

/** A log in memory, two events a page. */
class FakeLog implements LogReader {
  readonly events: LoggedEvent[] = [];
  epoch = 1;
  reads = 0;
  get head(): number {
    return this.events.at(-1)?.position ?? 0;
  }
  readAfter({ position, eventId }: Mark): Promise<Page> {
    this.reads += 1;
    const marked = this.events.find((event) => event.position === position);
    const isSame = position <= this.head && (marked === undefined || marked.eventId === eventId);
    const events = this.events.filter((event) => event.position > position).slice(0, 2);
    const floor = (this.events[0]?.position ?? 1) - 1;
    return Promise.resolve({
      events,
      isSame,
      head: this.head,
      headEvent: this.events.at(-1)?.eventId ?? null,
      floor,
      epoch: this.epoch,
    });
  }
}

/** @param told - when it is said that the log has turned back */
function start(after = 0, report: Log = silentLog, epoch = 1, told: () => void = () => undefined) {
  const environment = new FakeEnvironment();
  const log = new FakeLog();
  log.epoch = epoch;
  for (let position = 1; position <= after; position++) log.events.push(at(position));
  const delivered: number[][] = [];
  const interruptions: Interruption[] = [];
  const turnedBack: object[] = [];
  const relay = startRelay({
    log,
    environment,
    report,
    after: { position: after, eventId: log.events.at(-1)?.eventId ?? null },
    epoch,
    pollMs: 50,
    deliver: (events) => delivered.push(events.map(({ position }) => position)),
    interrupted: (interruption) => interruptions.push(interruption),
    turnedBack(seen) {
      turnedBack.push(seen);
      told();
      return Promise.resolve();
    },
  });
  /** As the sequencer of this process tells of a round. */
  const take = (positions: readonly number[], head: number, roundsEpoch = 1): void =>
    relay.take({ events: positions.map(at), head, epoch: roundsEpoch });
  return { environment, log, delivered, interruptions, turnedBack, relay, take };
}

describe('the relay', () => {
  it('gives on what comes after its position, page by page without a pause', async () => {
    const { log, delivered, relay } = start(2);
    log.events.push(...[3, 4, 5, 6, 7].map(at));
    relay.wake();
    await settle();
    expect(delivered).toEqual([[3, 4], [5, 6], [7]]);
    expect(relay.mark()).toEqual({ position: 7, eventId: 'one 7' });
  });

  it('finds events also when nobody wakes it', async () => {
    const { environment, log, delivered } = start();
    await settle();
    log.events.push(at(1));
    await environment.advance(50);
    expect(delivered).toEqual([[1]]);
  });

  it('gives on nothing behind a gap, and says so', async () => {
    const warnings: unknown[] = [];
    const { environment, log, delivered } = start(0, { ...silentLog, warn: (details) => warnings.push(details) });
    log.events.push(at(1), at(2), at(4));
    await environment.advance(1000);
    expect(delivered).toEqual([[1, 2]]);
    expect(warnings[0]).toMatchObject({ worker: 'relay', err: new Error('the log lacks event 3') });
    log.events.splice(2, 0, at(3));
    await environment.advance(5000);
    expect(delivered).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('a relay beside the sequencer', () => {
  it('gives on at once, and unread, what follows on its position', async () => {
    const { log, delivered, take } = start(2);
    await settle();
    const { reads } = log;
    take([3, 4, 5], 5);
    take([6], 6);
    await settle();
    expect(delivered).toEqual([[3, 4, 5], [6]]);
    expect(log.reads).toBe(reads);
  });

  it('reads for itself what it was not given', async () => {
    const { log, delivered, take } = start(2);
    await settle();
    log.events.push(...[3, 4, 5, 6].map(at));
    take([4, 5], 5); // another node numbered 3
    await settle();
    expect(delivered).toEqual([
      [3, 4],
      [5, 6],
    ]);
    log.events.push(...[7, 8].map(at));
    take([7], 8); // 8 was too large
    await settle();
    expect(delivered.slice(2)).toEqual([[7], [8]]);
    log.events.push(at(9));
    take([], 9);
    await settle();
    expect(delivered.slice(4)).toEqual([[9]]);
  });

  it('takes nothing twice that a read under way may bring', async () => {
    const { log, delivered, take } = start();
    log.events.push(at(1));
    // The first read has begun.
    take([1], 1);
    log.events.push(at(2));
    take([2], 2);
    await settle();
    expect(delivered.flat()).toEqual([1, 2]);
  });
});

describe('a relay that hears announcements', () => {
  it('reads at once what it hears of, and not what it has', async () => {
    const { log, delivered, relay } = start();
    await settle();
    log.events.push(at(1));
    relay.heard(1);
    await settle();
    expect(delivered).toEqual([[1]]);
    const { reads } = log;
    relay.heard(1);
    await settle();
    expect(log.reads).toBe(reads);
  });

  it('reads less often on its own, for as long as it hears of all that it finds', async () => {
    const { environment, log, delivered, relay } = start();
    const readsIn = async (ms: number): Promise<number> => {
      const before = log.reads;
      await environment.advance(ms);
      return log.reads - before;
    };
    expect(await readsIn(1000)).toBe(20);
    relay.heard(0);
    await environment.advance(50);
    expect(await readsIn(1000)).toBe(4);
    log.events.push(at(1)); // and nobody says so
    await environment.advance(250);
    expect(delivered).toEqual([[1]]);
    expect(await readsIn(1000)).toBe(20);
  });

  it('looks for itself where it hears something else', async () => {
    const { log, relay, interruptions } = start();
    await settle();
    log.epoch = 2;
    relay.heard(Number('epoch'));
    await settle();
    expect(interruptions).toEqual([{ reason: 'epoch', epoch: 2 }]);
  });
});

describe('a log that does not go on', () => {
  it('is followed from its head once it has a new epoch', async () => {
    const { environment, log, delivered, interruptions, relay, take } = start(5);
    log.epoch = 2;
    log.events.splice(3); // put back: the log ends at 3
    await environment.advance(50);
    expect(interruptions).toEqual([{ reason: 'epoch', epoch: 2 }]);
    log.events.push(at(4));
    take([4], 4, 2);
    await settle();
    expect(delivered).toEqual([[4]]);
    expect([relay.mark().position, relay.epoch()]).toEqual([4, 2]);
  });

  it('is not followed by what the sequencer says of another epoch', async () => {
    const { log, delivered, interruptions, take } = start(2);
    await settle();
    log.events.push(at(3));
    log.epoch = 2;
    take([3], 3, 2);
    expect(delivered).toEqual([]);
    await settle();
    expect(interruptions).toEqual([{ reason: 'epoch', epoch: 2 }]);
  });

  it('is reported where it ends before what was delivered, and nothing is delivered meanwhile', async () => {
    const { environment, log, delivered, turnedBack, interruptions } = start(5);
    await settle();
    log.events.splice(3);
    await environment.advance(50);
    expect(turnedBack).toEqual([{ epoch: 1, position: 5, eventId: 'one 5' }]);
    expect([delivered, interruptions]).toEqual([[], []]);
  });

  it('is reported where it has gone on with other events, and nothing is delivered meanwhile', async () => {
    const { environment, log, delivered, turnedBack, interruptions } = start(5);
    await settle();
    log.events.splice(3);
    log.events.push(...[4, 5, 6, 7].map(elsewhere));
    await environment.advance(50);
    expect(turnedBack).toEqual([{ epoch: 1, position: 5, eventId: 'one 5' }]);
    expect([delivered, interruptions]).toEqual([[], []]);
  });

  it('is the same where what was delivered last is in it no more', async () => {
    const { environment, log, delivered, turnedBack, interruptions } = start(5);
    await settle();
    log.events.push(at(6));
    log.events.splice(0, 5);
    await environment.advance(50);
    expect(delivered).toEqual([[6]]);
    expect([turnedBack, interruptions]).toEqual([[], []]);
  });

  it('is read once the sequencer of this process has begun, before anything is taken from it', async () => {
    const { environment, log, delivered, turnedBack, relay, take } = start(5);
    await settle();
    log.events.splice(4);
    log.events.push(elsewhere(5), elsewhere(6));
    relay.doubt();
    take([6], 6);
    await settle();
    expect(delivered).toEqual([]);
    expect(turnedBack).not.toEqual([]);
    log.events.splice(4);
    log.events.push(at(5), at(6));
    await environment.advance(50);
    log.events.push(at(7));
    take([7], 7);
    expect(delivered).toEqual([[6], [7]]);
  });

  it('is reported where it has an epoch from before, and followed in the one that this begins', async () => {
    const { environment, log, delivered, turnedBack, interruptions } = start(5, silentLog, 3, () => {
      log.epoch = 4;
    });
    log.epoch = 1;
    await environment.advance(50);
    expect(turnedBack).toEqual([{ epoch: 3, position: 5, eventId: 'one 5' }]);
    expect(interruptions).toEqual([{ reason: 'epoch', epoch: 4 }]);
    expect(delivered).toEqual([]);
  });

  it('is followed in an epoch from before where nobody believes that there was a later one', async () => {
    const { environment, log, delivered, turnedBack, interruptions } = start(5, silentLog, 3);
    log.epoch = 1;
    await environment.advance(50);
    expect(turnedBack).toEqual([{ epoch: 3, position: 5, eventId: 'one 5' }]);
    expect(interruptions).toEqual([{ reason: 'epoch', epoch: 1 }]);
    log.events.push(at(6));
    await environment.advance(50);
    expect(delivered).toEqual([[6]]);
  });

  it('is followed from its head where it no longer holds what follows', async () => {
    const { environment, log, delivered, interruptions } = start(2);
    await settle();
    log.events.push(...[3, 4, 5, 6].map(at));
    log.events.splice(0, 4);
    await environment.advance(50);
    expect(interruptions).toEqual([{ reason: 'dropped' }]);
    log.events.push(at(7));
    await environment.advance(50);
    expect(delivered).toEqual([[7]]);
  });
});

describe("the log's pages", () => {
  let database: TestDatabase;
  let link: Link;
  beforeAll(async () => {
    database = await freshDatabase(null);
    link = new Link({ address: database.address, role: database.role, name: 'resound test reader' });
  });
  afterAll(async () => {
    await link.close();
    await database.drop();
  });

  const sequence = () => database.pool.query("SELECT resound.sequence(0, '{}', true, 1000)");
  const readAll = async (after: number): Promise<LoggedEvent[][]> => {
    const pages: LoggedEvent[][] = [];
    for (let position = after, head = Number.POSITIVE_INFINITY; position < head; ) {
      const page = await postgresReader(link).readAfter({ position, eventId: null });
      pages.push([...page.events]);
      position = page.events.at(-1)?.position ?? position;
      ({ head } = page);
    }
    return pages;
  };

  it('are bounded by count', async () => {
    await database.pool.query(
      `INSERT INTO resound.outbox (tenant_id, type, resource, row_id, version, mutation, actor, request_id, payload)
       SELECT gen_random_uuid(), 'Filled', 'thing', gen_random_uuid(), 1, 'thing.fill', 'system', 'test', '{"type":"Filled"}'
       FROM generate_series(1, 600)`,
    );
    await sequence();
    expect((await readAll(0)).map((page) => page.length)).toEqual([256, 256, 88]);
    expect(await postgresReader(link).readAfter({ position: 600, eventId: null })).toEqual({
      events: [],
      isSame: true,
      head: 600,
      headEvent: expect.any(String),
      floor: 0,
      epoch: 1,
    });
  });

  it('cost one look at the whole log, however many events are on them', async () => {
    const texts: { text: string; values?: readonly unknown[] }[] = [];
    const told = {
      query: (query: (typeof texts)[number]) => {
        texts.push(query);
        return link.query({ name: '', ...query });
      },
    };
    await postgresReader(told as unknown as Link).readAfter({ position: 0, eventId: randomUUID() });
    const { text } = texts[0] as { text: string };
    const client = await database.pool.connect();
    await client.query('BEGIN; SET LOCAL plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE page (bigint, uuid) AS ${text}`);
    const { rows } = await client.query<{ 'QUERY PLAN': object }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE page (0, '${randomUUID()}')`,
    );
    await client.query('ROLLBACK; DEALLOCATE page');
    client.release();
    const plan = JSON.stringify(rows[0]?.['QUERY PLAN']);
    expect(plan).toContain('"Parent Relationship":"InitPlan"');
    expect(plan).not.toContain('"Parent Relationship":"SubPlan"');
  });

  it('are bounded by bytes, and an event larger than the bound has one of its own', async () => {
    const { head: after } = await postgresReader(link).readAfter({ position: Number.MAX_SAFE_INTEGER, eventId: null });
    const megabytes = [1, 1, 1, 6, 1, 3, 2];
    for (const size of megabytes) {
      await append(database.pool, { tenantId: randomUUID(), payload: { text: 'é'.repeat(size * 512 * 1024) } });
    }
    await sequence();
    const pages = await readAll(after);
    expect(pages.flat().map(({ position }) => position)).toEqual(megabytes.map((_, index) => after + index + 1));
    for (const page of pages) {
      const before = page.slice(0, -1).reduce((sum, { payload }) => sum + Buffer.byteLength(payload), 0);
      expect(before).toBeLessThan(4 * 1024 * 1024);
    }
  });
});
