import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiError } from '../../src/errors.ts';
import { createPositions } from '../../src/log/position.ts';
import { Client, problem, type Reply, refusal } from '../support/client.ts';
import { Continuity } from '../support/continuity.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import type { Frame } from '../support/frames.ts';
import { FrameSocket } from '../support/socket.ts';
import { type AppendOptions, append, type StreamOptions, startStream, type TestStream } from '../support/stream.ts';

interface Page {
  readonly events: readonly Frame[];
  readonly position: string;
  readonly more: boolean;
}

describe('pages of the event stream', () => {
  let database: TestDatabase;
  let stream: TestStream;
  let client: Client;
  let tenantId: string;
  beforeAll(async () => {
    database = await freshDatabase(null);
  });
  afterEach(() => stream.stop());
  afterAll(() => database.drop());

  const start = async (options: StreamOptions = {}): Promise<void> => {
    tenantId = randomUUID();
    stream = await startStream(database, options);
    client = new Client(stream.http, { 'x-tenant-id': tenantId });
  };
  const publish = async (options: Partial<AppendOptions> = {}): Promise<string> => {
    const { eventId } = await append(database.pool, { tenantId, ...options });
    stream.events.wake('thing');
    return eventId;
  };
  /** Events that stand in the log. */
  const published = async (
    count: number,
    of: (n: number) => Partial<AppendOptions> = () => ({}),
  ): Promise<string[]> => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push((await append(database.pool, { tenantId, ...of(n) })).eventId);
    stream.events.wake('thing');
    for (;;) {
      const { rows } = await database.pool.query('SELECT FROM resound.outbox');
      if (rows.length === 0) return ids;
    }
  };
  type Query = Readonly<Record<string, string | number>>;
  const page = async (query: Query = {}): Promise<Page> => {
    const reply = await client.get('', query);
    if (reply.status !== 200) throw new Error(reply.text);
    return reply.body as Page;
  };
  /** Asks again where the time was too short to begin at all. */
  const patiently = async (query: Query): Promise<Page> => {
    for (;;) {
      const reply = await client.get('', query);
      if (reply.status === 200) return reply.body as Page;
      expect([reply.status, reply.text]).toEqual([503, expect.stringContaining('in time')]);
    }
  };
  const positionOf = (number: number): string => stream.events.positions.encode(tenantId, number);
  const idsOf = (frames: readonly Frame[]): readonly string[] => frames.flatMap(({ meta }) => meta?.event_id ?? []);
  /** Page after page, as long as there are more; each follows on the one before. */
  const walk = async (
    after: string,
    query: Query = {},
    ask: (query: Query) => Promise<Page> = page,
  ): Promise<string[]> => {
    const ids: string[] = [];
    const continuity = new Continuity();
    continuity.take({ type: 'Connected', position: after });
    for (let position = after; ; ) {
      const next = await ask({ ...query, after: position });
      expect(next.events.map((event) => continuity.take(event))).toEqual(next.events.map(() => null));
      expect(continuity.take({ type: 'Position', position: next.position })).toBeNull();
      ids.push(...idsOf(next.events));
      position = next.position;
      if (!next.more) return ids;
    }
  };

  it('begin now where nothing else is asked for: no events, and the position of the log', async () => {
    await start();
    await published(3);
    const reply = await client.get('');
    expect(reply.body).toEqual({ events: [], position: positionOf(3), more: false });
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('resound-position')).toBe(positionOf(3));
    expect((await client.send('GET', '', undefined, { headers: { accept: 'application/json' } })).status).toBe(200);
  });

  it('hold the frames of the stream, up to a limit, and say where to go on', async () => {
    await start();
    const ids = await published(5);
    const first = await page({ after: positionOf(0), limit: 2 });
    expect(first).toMatchObject({ position: positionOf(2), more: true });
    expect(first.events[0]).toMatchObject({
      type: 'ThingHappened',
      tenant_id: tenantId,
      meta: { position: positionOf(1), previous: positionOf(0), event_id: ids[0] },
    });
    const rest = await page({ after: first.position, limit: 3 });
    expect(rest).toMatchObject({ position: positionOf(5), more: false });
    expect([...idsOf(first.events), ...idsOf(rest.events)]).toEqual(ids);
    expect(await page({ after: rest.position })).toEqual({ events: [], position: positionOf(5), more: false });
  });

  it('hold 100 events unless told otherwise, and 1,000 at most, from memory and from the log', async () => {
    await start({ limits: { tailBytes: 1024 } });
    const ids = await published(1100);
    expect((await page({ after: positionOf(0) })).events).toHaveLength(100);
    const most = await page({ after: positionOf(0), limit: 1000 });
    expect([most.events.length, most.position, most.more]).toEqual([1000, positionOf(1000), true]);
    for (const limit of [7, 256, 1000]) expect(await walk(positionOf(0), { limit })).toEqual(ids);
    await stream.stop();
    stream = await startStream(database);
    client = new Client(stream.http, { 'x-tenant-id': tenantId });
    expect(await walk(positionOf(0), { limit: 300 })).toEqual(ids);
    for (const [limit, code] of [
      [0, 'INVALID_RANGE'],
      [1001, 'INVALID_RANGE'],
      ['x', 'INVALID_FORMAT'],
      ['1.5', 'INVALID_FORMAT'],
    ]) {
      expect(refusal(await client.get('', { limit: limit as string }))).toBe(`400 ${code} ?limit`);
    }
    expect(refusal(await client.get('', { wait: 31 }))).toBe('400 INVALID_RANGE ?wait');
    expect(refusal(await client.get('', { weight: 3 }))).toBe('400 INVALID_INPUT ?weight');
  });

  it('move on with a filter that lets nothing through', async () => {
    await start({ limits: { tailBytes: 1024 } });
    const ids = await published(600, (n) => ({ after: { color: n === 300 ? 'red' : 'blue' } }));
    expect(await page({ after: positionOf(0), 'field.color': 'green' })).toEqual({
      events: [],
      position: positionOf(600),
      more: false,
    });
    const found = await page({ after: positionOf(0), 'field.color': 'red' });
    expect(found).toMatchObject({ position: positionOf(600), more: false });
    expect(idsOf(found.events)).toEqual([ids[300]]);
    expect(found.events[0]?.meta?.previous).toBe(positionOf(0));
  });

  it('come before all is looked through, where that takes long', async () => {
    await start({ limits: { lookMs: 1 } });
    const ids = await published(3000, (n) => ({ after: { color: n === 2900 ? 'red' : 'blue' } }));
    const first = await page({ after: positionOf(0), 'field.color': 'red' }).catch(() => null);
    // Either it was too short to begin at all, or it says how far it came.
    if (first !== null) expect(first.events.length === 1 || first.more).toBe(true);
    await stream.stop();
    stream = await startStream(database, { limits: { lookMs: 250 } });
    client = new Client(stream.http, { 'x-tenant-id': tenantId });
    expect(await walk(positionOf(0), { 'field.color': 'red' }, patiently)).toEqual([ids[2900]]);
  });

  it('are bounded in bytes, and hold at least one event', async () => {
    await start({ limits: { pageBytes: 10_000 } });
    const large = { payload: { text: 'x'.repeat(20_000) } };
    const ids = await published(12, (n) => (n === 6 ? large : { payload: { text: 'x'.repeat(3000) } }));
    const pages: Page[] = [];
    for (let position = positionOf(0); pages.at(-1)?.more !== false; position = pages.at(-1)?.position as string) {
      pages.push(await page({ after: position }));
    }
    expect(idsOf(pages.flatMap(({ events }) => events))).toEqual(ids);
    const sizes = pages.map(({ events }) => events.reduce((sum, event) => sum + JSON.stringify(event).length, 0));
    expect(pages.filter(({ events }, at) => events.length !== 1 && (sizes[at] as number) > 10_000)).toEqual([]);
    expect(pages.length).toBeGreaterThan(3);
  });

  it('are held until there is an event', async () => {
    await start();
    const [position] = [(await page()).position];
    const waiting = [
      page({ after: position, wait: 30 }),
      page({ after: position, wait: 30, type: 'ThingEnded' }),
      page({ after: position, wait: 30, type: 'ThingHappened' }),
    ];
    while (stream.events.hub.size < 3) await turn();
    const first = await publish();
    const [whole, , happened] = [await waiting[0], null, await waiting[2]];
    expect([whole?.events.length, happened?.events.length]).toEqual([1, 1]);
    expect(whole?.more).toBe(false);
    const second = await publish({ type: 'ThingEnded' });
    const ended = await waiting[1];
    expect(idsOf(ended?.events ?? [])).toEqual([second]);
    expect(ended?.position).toBe(positionOf(2));
    expect(idsOf(whole?.events ?? [])[0]).toBe(first);
    expect(stream.events.hub.size).toBe(0);
  });

  it('that begin now are held as well', async () => {
    await start();
    await published(2);
    const waiting = { over: false };
    const asked = page({ wait: 30 }).finally(() => {
      waiting.over = true;
    });
    const ids: string[] = [];
    // It is not told when it has begun.
    while (!waiting.over) ids.push(await publish());
    const { events, position, more } = await asked;
    expect(events).not.toEqual([]);
    expect(ids).toEqual(expect.arrayContaining([...idsOf(events)]));
    const [first] = events;
    expect((first?.meta?.previous ?? '') >= positionOf(2)).toBe(true);
    expect([position, more]).toEqual([events.at(-1)?.meta?.position, false]);
  });

  it('come with what is there already, without a wait', async () => {
    await start();
    const ids = await published(2);
    expect(idsOf((await page({ after: positionOf(0), wait: 30 })).events)).toEqual(ids);
  });

  it('come without events when the time is over, from where they have looked to', async () => {
    await start();
    const { position } = await page();
    const waiting = page({ after: position, wait: 1, type: 'ThingEnded' });
    while (stream.events.hub.size < 1) await turn();
    await publish();
    expect(await waiting).toEqual({ events: [], position: positionOf(1), more: false });
  });

  it('hold events that follow on what their client was told, whatever the stream has said of itself meanwhile', async () => {
    await start({ limits: { heartbeatMs: 1 } });
    const position = positionOf(0);
    // Two events that are not for the filter: one that the stream passes on its way to what is live, one of which a heartbeat tells.
    await published(1);
    const waiting = page({ after: position, wait: 30, type: 'ThingEnded' });
    while (stream.events.hub.size < 1) await turn();
    await published(1);
    const live = await FrameSocket.open(`${stream.url(tenantId)}?after=${position}&type=ThingEnded`);
    let { position: passed } = await live.next('CaughtUp');
    while (passed !== positionOf(2)) passed = (await live.next('Position'))['position'];
    await live.close();
    const ended = await publish({ type: 'ThingEnded' });
    const { events } = await waiting;
    expect(idsOf(events)).toEqual([ended]);
    expect(events[0]?.meta).toMatchObject({ position: positionOf(3), previous: position });
  });

  it('come at once when the server stops, and no more are held', async () => {
    await start({ limits: { reading: 1 } });
    const { position } = await page();
    const waiting = page({ after: position, wait: 30 });
    while (stream.events.hub.size < 1) await turn();
    // Its questions come after those of the other.
    await page({ after: position });
    await stream.events.disconnect(0);
    expect(await waiting).toEqual({ events: [], position, more: false });
    expect(refusal(await client.get('', { after: position, wait: 30 }))).toBe('503 SERVICE_UNAVAILABLE');
  });

  it('are given up when their client goes away', async () => {
    await start();
    const { position } = await page();
    const leaving = new AbortController();
    const gone = fetch(`${stream.http}?after=${position}&wait=30`, {
      headers: { 'x-tenant-id': tenantId },
      signal: leaving.signal,
    });
    while (stream.events.hub.size < 1) await turn();
    leaving.abort();
    await expect(gone).rejects.toThrow('aborted');
    while (stream.events.hub.size > 0) await turn();
  });

  it('end with a refusal where the credential is revoked during the wait', async () => {
    let revoked = false;
    await start({
      authenticate: () => (revoked ? Promise.reject(new ApiError(401, 'UNAUTHORIZED', 'revoked')) : Promise.resolve()),
    });
    const { position } = await page();
    const waiting = client.get('', { after: position, wait: 30 });
    while (stream.events.hub.size < 1) await turn();
    revoked = true;
    expect(refusal(await waiting)).toBe('401 UNAUTHORIZED');
  });

  it('are held for a bounded number of clients', async () => {
    await start({ gate: { streams: 1 } });
    const { position } = await page();
    const waiting = page({ after: position, wait: 30 });
    while (stream.events.hub.size < 1) await turn();
    expect(refusal(await client.get('', { after: position }))).toBe('503 SERVICE_UNAVAILABLE');
    await publish();
    expect((await waiting).events).toHaveLength(1);
    expect((await page({ after: position })).events).toHaveLength(1);
  });

  it('say what is wrong with a position, each with a code of its own', async () => {
    await start();
    await published(4);
    const asked = (after: string): Promise<Reply> => client.get('', { after });
    expect(refusal(await asked('0'.repeat(32)))).toBe('400 POSITION_INVALID');
    expect(refusal(await asked(stream.events.positions.encode(randomUUID(), 1)))).toBe('400 POSITION_INVALID');
    const { rows } = await database.pool.query<{ value: Buffer; epoch: number }>(
      "SELECT s.value, h.epoch FROM resound.secret AS s, resound.head AS h WHERE s.name = 'position'",
    );
    const other = createPositions((rows[0]?.epoch ?? 0) - 1, rows[0]?.value as Buffer).encode(tenantId, 1);
    expect(refusal(await asked(other))).toBe('410 POSITION_EPOCH');
    await database.pool.query('DELETE FROM resound.log WHERE tenant_id = $1 AND tenant_position <= 2', [tenantId]);
    await stream.stop();
    stream = await startStream(database);
    client = new Client(stream.http, { 'x-tenant-id': tenantId });
    const gone = await asked(positionOf(1));
    expect(refusal(gone)).toBe('410 POSITION_GONE');
    expect(problem(gone)).toMatchObject({ details: { oldest: positionOf(2), snapshots: ['/api/v1/things'] } });
    expect((await page({ after: positionOf(2) })).events).toHaveLength(2);
  });

  it('refuse a position from ahead of the log', async () => {
    // Its own: such a position shows that the log was restored, and begins a new epoch.
    const restored = await freshDatabase(null);
    tenantId = randomUUID();
    stream = await startStream(restored);
    client = new Client(stream.http, { 'x-tenant-id': tenantId });
    expect(refusal(await client.get('', { after: positionOf(1) }))).toBe('409 POSITION_FUTURE');
    await stream.stop();
    await restored.drop();
    await start();
  });

  it('read one after the other lose and repeat nothing while events are made', async () => {
    await start({ limits: { tailBytes: 8 * 1024 } });
    const publishing = { done: false };
    const writer = (async () => {
      const ids: string[] = [];
      while (ids.length < 1500) ids.push(await publish());
      publishing.done = true;
      return ids;
    })();
    const readers = [10, 50, 100, 1000].map(async (limit) => {
      const ids: string[] = [];
      const continuity = new Continuity();
      continuity.take({ type: 'Connected', position: positionOf(0) });
      for (let position = positionOf(0); ; ) {
        const { done } = publishing;
        const next = await page({ after: position, limit, wait: done ? 0 : 1 });
        expect(next.events.map((event) => continuity.take(event))).toEqual(next.events.map(() => null));
        ids.push(...idsOf(next.events));
        position = next.position;
        if (done && next.events.length === 0 && !next.more) return ids;
      }
    });
    const heard = await Promise.all(readers);
    const ids = await writer;
    for (const reader of heard) expect(reader).toEqual(ids.slice(0, reader.length));
    const end = await walk(positionOf(0), { limit: 1000 });
    expect(end).toEqual(ids);
  });
});
