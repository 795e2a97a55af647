import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { realEnvironment } from '../../src/environment.ts';
import { ApiError } from '../../src/errors.ts';
import type { EventsLimits } from '../../src/events.ts';
import { createPositions } from '../../src/log/position.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import type { Frame } from '../support/frames.ts';
import { heldExpiry } from '../support/held-expiry.ts';
import { FrameSocket } from '../support/socket.ts';
import { SseStream } from '../support/sse.ts';
import { append, startStream, type TestStream } from '../support/stream.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase(null);
});
afterAll(() => database.drop());

const is =
  (eventId: string) =>
  ({ meta }: Frame): boolean =>
    meta?.event_id === eventId;
/** They come whenever nothing else has for a while, so also between any two parts of an answer. */
const withoutComments = (text: string): string => text.replaceAll(/^:\n\n/gm, '');
const idsOf = (frames: readonly Frame[]): readonly string[] => frames.flatMap(({ meta }) => meta?.event_id ?? []);

describe('the event stream as server-sent events', () => {
  let stream: TestStream;
  let tenantId: string;
  const opened: SseStream[] = [];
  beforeAll(async () => {
    stream = await startStream(database, { limits: { commentMs: 30 } });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((source) => source.close()));
  });
  afterAll(() => stream.stop());

  const ask = async (query = '', headers: Readonly<Record<string, string>> = {}): Promise<SseStream> => {
    const source = await SseStream.ask(stream.http + query, { 'x-tenant-id': tenantId, ...headers });
    opened.push(source);
    return source;
  };
  const open = async (query = '', headers: Readonly<Record<string, string>> = {}): Promise<SseStream> => {
    const source = await ask(query, headers);
    await source.first('Connected');
    return source;
  };
  const publish = async (options: object = {}): Promise<string> => {
    const { eventId } = await append(database.pool, { tenantId, ...options });
    stream.events.wake('thing');
    return eventId;
  };
  const positionOf = (number: number): string => stream.events.positions.encode(tenantId, number);
  const statusOf = async (source: SseStream): Promise<readonly [number, unknown]> => {
    await source.ended;
    return [source.status, (JSON.parse(source.text) as { readonly code: unknown }).code];
  };

  it('begins at once, with the time after which to come back, and is kept by nobody on the way', async () => {
    tenantId = randomUUID();
    const source = await open();
    expect(source.status).toBe(200);
    expect(source.response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(withoutComments(source.text)).toMatch(
      /^retry: \d{3,4}\n\nid: [0-9a-v]{32}\ndata: {"type":"Connected",.*}\n\n/,
    );
    expect(source.retries[0]).toBeGreaterThanOrEqual(250);
  });

  it('gives the frames of the WebSocket, each with its position as its id', async () => {
    tenantId = randomUUID();
    const source = await open();
    const eventId = await publish({ payload: { thing: { text: 'a\nb "ä" 👋' } } });
    const frames = await source.until(is(eventId));
    expect(frames).toEqual([
      { type: 'Connected', tenant_id: tenantId, position: positionOf(0) },
      expect.objectContaining({ type: 'ThingHappened', thing: { text: 'a\nb "ä" 👋' }, tenant_id: tenantId }),
    ]);
    expect(frames[1]?.meta).toMatchObject({ position: positionOf(1), previous: positionOf(0) });
    expect(source.lastId).toBe(positionOf(1));
  });

  it('is not broken by line breaks between the tokens of a payload', async () => {
    tenantId = randomUUID();
    const source = await open();
    const { rows } = await database.pool.query<{ event_id: string }>(
      `INSERT INTO resound.outbox (tenant_id, type, resource, row_id, version, mutation, actor, request_id, payload)
       VALUES ($1, 'ThingHappened', 'thing', $1, 1, 'thing.happen', 'key:test', 'request', $2) RETURNING event_id`,
      [tenantId, '{\r\n"type": "ThingHappened",\n\n"n":\r1\n}'],
    );
    const [frame] = (await source.until(is(rows[0]?.event_id ?? ''))).slice(-1);
    expect(frame).toMatchObject({ type: 'ThingHappened', n: 1 });
  });

  it('hears what its query filters, after the position of its query', async () => {
    tenantId = randomUUID();
    const red = [await publish({ after: { color: 'red' } })];
    await publish({ after: { color: 'blue' } });
    red.push(await publish({ after: { color: 'red' } }));
    const [, second] = red as [string, string];
    const heard = await open();
    await heard.until(is(await publish({ after: { color: 'red' } })));
    const source = await open(`?after=${positionOf(1)}&field.color=red`);
    const frames = await source.until(({ type }) => type === 'CaughtUp');
    expect(idsOf(frames)[0]).toBe(second);
    expect(idsOf(frames)).toHaveLength(2);
    expect(source.lastId).toBe(positionOf(4));
    const entered = await publish({ before: { color: 'blue' }, after: { color: 'red' } });
    const left = await publish({ before: { color: 'red' }, after: { color: 'blue' } });
    const live = await source.until(is(left));
    expect(live.map(({ type }) => type)).toEqual(['ThingHappened', 'MovedOut']);
    expect(idsOf(live)).toEqual([entered, left]);
  });

  it('goes on after the id that a client last saw, whatever its address says', async () => {
    tenantId = randomUUID();
    const ids = [await publish(), await publish(), await publish()];
    const heard = await open();
    await heard.until(is(await publish()));
    const source = await open(`?after=${positionOf(0)}`, { 'last-event-id': positionOf(2) });
    const frames = await source.until(({ type }) => type === 'CaughtUp');
    expect(idsOf(frames)).toEqual([ids[2], expect.any(String)]);
    const stale = await open(`?after=${'0'.repeat(32)}`, { 'last-event-id': positionOf(3) });
    expect(idsOf(await stale.until(({ type }) => type === 'CaughtUp'))).toHaveLength(1);
  });

  it('refuses with a status a first connection that asks for what there is not', async () => {
    tenantId = randomUUID();
    expect(await statusOf(await ask(`?after=${'0'.repeat(32)}`))).toEqual([400, 'POSITION_INVALID']);
    const foreign = stream.events.positions.encode(randomUUID(), 0);
    expect(await statusOf(await ask(`?after=${foreign}`))).toEqual([400, 'POSITION_INVALID']);
    expect(await statusOf(await ask('?type=ThingHapened'))).toEqual([400, 'INVALID_INPUT']);
    expect(await statusOf(await ask('?wait=3'))).toEqual([400, 'INVALID_INPUT']);
    expect(await statusOf(await ask(`?after=${await otherEpoch()}`))).toEqual([410, 'POSITION_EPOCH']);
  });

  it.each([
    ['limit=3', 'limit is for pages of events: send Accept: application/json'],
    ['afer=x', 'there is no such parameter; did you mean "after"?'],
    ['color=red', 'there is no such parameter; did you mean "field.color"?'],
    ['feild.color=red', 'there is no such parameter; did you mean "field.color"?'],
    ['nonsense=1', 'there is no such parameter; there are after, type, resource, id and field.<name>'],
  ])('says of ?%s what was meant', async (query, message) => {
    tenantId = randomUUID();
    const source = await ask(`?${query}`);
    await source.ended;
    expect([source.status, (JSON.parse(source.text) as { readonly detail: string }).detail]).toEqual([400, message]);
  });

  const otherEpoch = async (): Promise<string> => {
    const { rows } = await database.pool.query<{ value: Buffer; epoch: number }>(
      "SELECT s.value, h.epoch FROM resound.secret AS s, resound.head AS h WHERE s.name = 'position'",
    );
    const [row] = rows;
    if (row === undefined) throw new Error('no key');
    return createPositions(row.epoch - 1, row.value).encode(tenantId, 0);
  };

  it('tells a client that comes back in a stream, which then ends and leaves its id alone', async () => {
    tenantId = randomUUID();
    const told = async (position: string): Promise<unknown> => {
      const source = await ask('', { 'last-event-id': position });
      expect(source.status).toBe(200);
      expect(await source.ended).toBe(true);
      expect(source.lastId).toBe('');
      // Nothing gets better by coming back soon.
      expect(source.retries.at(-1)).toBeGreaterThanOrEqual(30_000);
      return (await source.next('Error'))['code'];
    };
    expect(await told('0'.repeat(32))).toBe('POSITION_INVALID');
    expect(await told('nonsense')).toBe('POSITION_INVALID');
    expect(await told(await otherEpoch())).toBe('POSITION_EPOCH');
  });

  it('says which events are gone, and leaves the connection to the next request', async () => {
    tenantId = randomUUID();
    const heard = await open();
    for (let n = 0; n < 3; n += 1) await heard.until(is(await publish()));
    const [after, floor] = [positionOf(0), positionOf(2)];
    await database.pool.query('DELETE FROM resound.log WHERE tenant_id = $1 AND tenant_position <= 2', [tenantId]);
    const fresh = await startStream(database);
    const socket = connect(fresh.port, '127.0.0.1');
    let text = '';
    const seen = new Promise<void>((resolve) => {
      socket.on('data', (data: Buffer) => {
        text += data.toString();
        if (text.includes('"events":')) resolve();
      });
    });
    const request = (accept: string, query = ''): string =>
      `GET /events${query} HTTP/1.1\r\nHost: x\r\nX-Tenant-ID: ${tenantId}\r\nAccept: ${accept}\r\n`;
    socket.write(`${request('text/event-stream')}Last-Event-ID: ${after}\r\n\r\n${request('application/json')}\r\n`);
    await seen;
    expect(text).toContain(`data: {"type":"Gap","oldest":"${floor}","snapshots":["/api/v1/things"]}\n\n`);
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    socket.destroy();
    await fresh.stop();
  });

  it('keeps an idle connection in use with comments', async () => {
    tenantId = randomUUID();
    const source = await open();
    while (!source.text.includes('\n\n:\n\n:\n\n'))
      await new Promise((resolve) => source.response.once('data', resolve));
    await source.until(is(await publish()));
  });

  it('answers HEAD without a stream, OPTIONS with the methods, and other methods not at all', async () => {
    tenantId = randomUUID();
    const head = await SseStream.ask(stream.http, { 'x-tenant-id': tenantId }, { method: 'HEAD' });
    expect([head.status, head.response.headers['content-type']]).toEqual([200, 'text/event-stream']);
    expect(await head.ended).toBe(true);
    expect(head.text).toBe('');
    const options = await SseStream.ask(stream.http, {}, { method: 'OPTIONS' });
    expect([options.status, options.response.headers['allow']]).toEqual([204, 'GET, HEAD, OPTIONS']);
    const post = await SseStream.ask(stream.http, {}, { method: 'POST' });
    expect(await statusOf(post)).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(await statusOf(await ask('', { accept: 'text/html' }))).toEqual([406, 'NOT_ACCEPTABLE']);
    await Promise.all([options.close(), post.close()]);
  });

  it('serves HTTP/1.0, which has no chunks', async () => {
    tenantId = randomUUID();
    const socket = connect(stream.port, '127.0.0.1');
    let text = '';
    const heard = new Promise<void>((resolve) => {
      socket.on('data', (data: Buffer) => {
        text += data.toString();
        if (text.includes('"thing":1')) resolve();
      });
    });
    socket.write(`GET /events HTTP/1.0\r\nX-Tenant-ID: ${tenantId}\r\nAccept: text/event-stream\r\n\r\n`);
    while (!text.includes('Connected')) await new Promise((resolve) => socket.once('data', resolve));
    await publish({ payload: { thing: 1 } });
    await heard;
    expect(withoutComments(text)).toMatch(/\r\n\r\nretry: \d+\n\nid: [^\n]+\ndata: [^\n]+\n\n/);
    socket.destroy();
  });

  it('leaves nothing behind when its client goes away', async () => {
    tenantId = randomUUID();
    const sizes = async (): Promise<readonly number[]> => [
      stream.events.hub.size,
      (await stream.events.check()).streams,
    ];
    const settled = async (size: number): Promise<void> => {
      while ((await sizes()).some((each) => each !== size)) await new Promise((resolve) => setImmediate(resolve));
    };
    await settled(0);
    const sources = [await open(), await open(), await open()];
    expect(await sizes()).toEqual([3, 3]);
    await Promise.all(sources.map((source) => source.close()));
    await settled(0);
  });
});

describe('the end of a stream of server-sent events', () => {
  const tenantId = randomUUID();
  const headers = { 'x-tenant-id': tenantId };
  let stream: TestStream;
  afterEach(() => stream.stop());

  const publish = async (payload: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const { eventId } = await append(database.pool, { tenantId, payload });
    stream.events.wake('thing');
    return eventId;
  };
  const start = async (limits: Partial<EventsLimits>): Promise<void> => {
    stream = await startStream(database, { limits });
  };

  it('says goodbye when the server stops, with the time after which to come back', async () => {
    await start({});
    const source = await SseStream.open(stream.http, headers);
    await stream.events.disconnect(0);
    expect(await source.next('Disconnected')).toEqual({
      type: 'Disconnected',
      code: 1012,
      reason: 'the server stops',
      retry_ms: source.retries.at(-1),
    });
    expect(await source.ended).toBe(true);
    expect(source.retries).toHaveLength(2);
    const back = await SseStream.ask(stream.http, { ...headers, 'last-event-id': source.lastId });
    expect([back.status, (await back.next('Disconnected'))['code']]).toEqual([200, 1012]);
    expect(await back.ended).toBe(true);
  });

  it('is spread over a time for all streams together, sockets too', async () => {
    const latest = { fraction: () => 1 - Number.EPSILON };
    stream = await startStream(database, { environment: { ...realEnvironment, random: latest } });
    const sources = await Promise.all(Array.from({ length: 25 }, () => SseStream.open(stream.http, headers)));
    const sockets = await Promise.all(Array.from({ length: 25 }, () => FrameSocket.open(stream.url(tenantId))));
    await stream.events.disconnect(0);
    const told = await Promise.all([...sources, ...sockets].map((each) => each.next('Disconnected')));
    // Fifty come back at 500 a second, beside the 1.25 seconds for the first of them.
    expect(told.map((frame) => frame['retry_ms'])).toEqual(Array(50).fill(1350));
  });

  it('comes when the credential expires', async () => {
    const { environment, ring, expiresAt } = heldExpiry();
    stream = await startStream(database, { environment, expiresAt });
    const source = await SseStream.open(stream.http, headers);
    ring();
    expect(await source.next('Disconnected')).toMatchObject({ code: 4401, reason: 'the credential has expired' });
    expect(await source.ended).toBe(true);
  });

  it('comes when the credential is asked for again and is no longer good', async () => {
    let refusal: ApiError | null = null;
    stream = await startStream(database, {
      authenticate: () => (refusal === null ? Promise.resolve() : Promise.reject(refusal)),
    });
    const [revoked, suspended] = [
      await SseStream.open(stream.http, headers),
      await SseStream.open(stream.http, { 'x-tenant-id': randomUUID() }),
    ];
    refusal = new ApiError(401, 'UNAUTHORIZED', 'revoked');
    expect(await revoked.next('Disconnected')).toMatchObject({ code: 4401 });
    expect(await suspended.next('Disconnected')).toMatchObject({ code: 4401 });
    expect(await revoked.ended).toBe(true);
    refusal = null;
    const third = await SseStream.open(stream.http, headers);
    refusal = new ApiError(403, 'FORBIDDEN', 'suspended');
    expect(await third.next('Disconnected')).toMatchObject({ code: 4403 });
    // With a credential that is no good, coming back is of no use: the browser may give up.
    refusal = new ApiError(401, 'UNAUTHORIZED', 'revoked');
    expect((await SseStream.ask(stream.http, { ...headers, 'last-event-id': third.lastId })).status).toBe(401);
  });

  it('comes at once where there are too many', async () => {
    stream = await startStream(database, { gate: { streams: 1 } });
    const first = await SseStream.open(stream.http, headers);
    const second = await SseStream.ask(stream.http, headers);
    await second.ended;
    expect([second.status, second.response.headers['retry-after']]).toEqual([503, expect.stringMatching(/^[1-5]$/)]);
    const back = await SseStream.ask(stream.http, { ...headers, 'last-event-id': first.lastId });
    expect([back.status, (await back.next('Disconnected'))['code']]).toEqual([200, 1013]);
    await first.until(({ meta }) => meta === undefined);
    await first.close();
  });

  it('does not come for a reader that reads again: it gets what it has missed', async () => {
    await start({ backlogBytes: 64 * 1024, tailBytes: 1024 * 1024 });
    const slow = await SseStream.open(stream.http, headers);
    slow.response.pause();
    const text = 'x'.repeat(256 * 1024);
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) ids.push(await publish({ text }));
    slow.response.resume();
    expect(idsOf(await slow.until(is(ids.at(-1) as string)))).toEqual(ids);
    await slow.close();
  });

  it('comes for one that takes nothing of the little that waits for it', async () => {
    // It is never too much for the hub.
    await start({ backlogBytes: 1024 ** 3, patienceMs: 100, commentMs: 50 });
    const stopped = await SseStream.open(stream.http, headers);
    stopped.response.pause();
    for (let n = 0; stream.events.hub.size > 0; n += 1) {
      await publish({ text: 'x'.repeat(256 * 1024) });
      if (n > 1000) throw new Error('the reader is never closed');
    }
    stopped.response.resume();
    expect(await stopped.next('Disconnected')).toMatchObject({ code: 4008 });
    expect(await stopped.ended).toBe(true);
  });

  it('comes to each after its time, and it goes on from its last id', async () => {
    await start({ streamMs: 300 });
    const own = { 'x-tenant-id': randomUUID() };
    let source = await SseStream.open(stream.http, own);
    const heard: string[] = [];
    const ids: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      ids.push((await append(database.pool, { tenantId: own['x-tenant-id'] })).eventId);
      stream.events.wake('thing');
      const frames = await source.until(({ type }) => type === 'Disconnected');
      expect(frames.at(-1)).toMatchObject({ code: 1000 });
      heard.push(...idsOf(frames));
      expect(await source.ended).toBe(true);
      source = await SseStream.open(stream.http, { ...own, 'last-event-id': source.lastId });
    }
    heard.push(...idsOf(await source.until(({ type }) => type === 'CaughtUp')));
    expect(heard).toEqual(ids);
    await source.close();
  });

  it('comes for one that stays away, and it goes on from its last id', async () => {
    await start({ backlogBytes: 64 * 1024, patienceMs: 200 });
    const [stopped, reader] = [await SseStream.open(stream.http, headers), await SseStream.open(stream.http, headers)];
    stopped.response.pause();
    const text = 'x'.repeat(256 * 1024);
    const ids: string[] = [];
    while (stream.events.hub.size === 2) {
      ids.push(await publish({ text }));
      await reader.until(is(ids.at(-1) as string));
      if (ids.length > 1000) throw new Error('the reader is never closed');
    }
    stopped.response.resume();
    const before = idsOf(await stopped.until(({ type }) => type === 'Disconnected'));
    expect(await stopped.ended).toBe(true);
    const again = await SseStream.open(stream.http, { ...headers, 'last-event-id': stopped.lastId });
    const after = idsOf(await again.until(({ type }) => type === 'CaughtUp'));
    expect([...before, ...after]).toEqual(ids);
    await Promise.all([again.close(), reader.close()]);
  });
});

it('a position from ahead of the log is told in a stream of server-sent events, on the first connection too', async () => {
  // Its own: such a position shows that the log was restored, and begins a new epoch.
  const restored = await freshDatabase(null);
  const stream = await startStream(restored);
  const tenantId = randomUUID();
  const ahead = stream.events.positions.encode(tenantId, 1);
  const source = await SseStream.ask(`${stream.http}?after=${ahead}`, { 'x-tenant-id': tenantId });
  expect((await source.next('Error'))['code']).toBe('POSITION_FUTURE');
  expect(await source.ended).toBe(true);
  expect([source.lastId, source.status]).toEqual(['', 200]);
  await stream.stop();
  await restored.drop();
});
