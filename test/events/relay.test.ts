import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Link } from '../../src/database/link.ts';
import type { Log } from '../../src/environment.ts';
import { postgresReader } from '../../src/log/postgres-reader.ts';
import type { LoggedEvent, LogReader, Page } from '../../src/log/store.ts';
import { startRelay } from '../../src/relay/relay.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { FakeEnvironment, settle } from '../support/fake-environment.ts';
import { append, silentLog } from '../support/stream.ts';

const at = (position: number): LoggedEvent => ({ position }) as LoggedEvent;

/** A log in memory, two events a page. */
class FakeLog implements LogReader {
  readonly events: LoggedEvent[] = [];
  reads = 0;
  head(): Promise<number> {
    return Promise.resolve(this.events.at(-1)?.position ?? 0);
  }
  readAfter(position: number): Promise<Page> {
    this.reads += 1;
    const rest = this.events.filter((event) => event.position > position);
    return Promise.resolve({ events: rest.slice(0, 2), more: rest.length > 2 });
  }
}

function start(after = 0, report: Log = silentLog) {
  const environment = new FakeEnvironment();
  const log = new FakeLog();
  const delivered: number[][] = [];
  const relay = startRelay({
    log,
    environment,
    report,
    after,
    pollMs: 50,
    deliver: (events) => delivered.push(events.map(({ position }) => position)),
  });
  return { environment, log, delivered, relay };
}

describe('the relay', () => {
  it('gives on what comes after its position, page by page without a pause', async () => {
    const { log, delivered, relay } = start(2);
    log.events.push(...[1, 2, 3, 4, 5, 6, 7].map(at));
    relay.wake();
    await settle();
    expect(delivered).toEqual([[3, 4], [5, 6], [7]]);
    expect(relay.position()).toBe(7);
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
    const { log, delivered, relay } = start(2);
    await settle();
    const { reads } = log;
    relay.take([at(3), at(4), at(5)], 5);
    relay.take([at(6)], 6);
    await settle();
    expect(delivered).toEqual([[3, 4, 5], [6]]);
    expect(log.reads).toBe(reads);
  });

  it('reads for itself what it was not given', async () => {
    const { log, delivered, relay } = start(2);
    await settle();
    log.events.push(...[1, 2, 3, 4, 5, 6].map(at));
    relay.take([at(4), at(5)], 5); // another node numbered 3
    await settle();
    expect(delivered).toEqual([
      [3, 4],
      [5, 6],
    ]);
    log.events.push(...[7, 8].map(at));
    relay.take([at(7)], 8); // 8 was too large
    await settle();
    expect(delivered.slice(2)).toEqual([[7], [8]]);
    log.events.push(at(9));
    relay.take([], 9);
    await settle();
    expect(delivered.slice(4)).toEqual([[9]]);
  });

  it('takes nothing twice that a read under way may bring', async () => {
    const { log, delivered, relay } = start();
    log.events.push(at(1));
    // The first read has begun.
    relay.take([at(1)], 1);
    log.events.push(at(2));
    relay.take([at(2)], 2);
    await settle();
    expect(delivered.flat()).toEqual([1, 2]);
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
    for (let position = after, more = true; more; ) {
      const page = await postgresReader(link).readAfter(position);
      pages.push([...page.events]);
      position = page.events.at(-1)?.position ?? position;
      more = page.more;
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
    expect(await readAll(600)).toEqual([[]]);
  });

  it('are bounded by bytes, and an event larger than the bound has one of its own', async () => {
    const after = await postgresReader(link).head();
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
