import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { heldExpiry } from '../support/held-expiry.ts';
import { type Frame, FrameSocket } from '../support/socket.ts';
import { append, startStream, type TestStream } from '../support/stream.ts';

describe('the event stream over WebSockets', () => {
  let database: TestDatabase;
  let stream: TestStream;
  const opened: FrameSocket[] = [];
  beforeAll(async () => {
    database = await freshDatabase(null);
    // No ping in between, with which a client may send as many messages again.
    stream = await startStream(database, { limits: { pingMs: 3_600_000 } });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((socket) => socket.close()));
  });
  afterAll(async () => {
    await stream.stop();
    await database.drop();
  });

  const listen = async (tenantId: string): Promise<FrameSocket> => {
    const socket = await FrameSocket.open(stream.url(tenantId));
    opened.push(socket);
    return socket;
  };
  const publish = async (tenantId: string, payload: Readonly<Record<string, unknown>> = {}) => {
    const { eventId } = await append(database.pool, { tenantId, payload });
    stream.events.wake('thing');
    return eventId;
  };
  const is =
    (eventId: string) =>
    ({ meta }: Frame): boolean =>
      meta?.event_id === eventId;

  it('greets with the tenant and a position', async () => {
    const tenantId = randomUUID();
    const socket = await listen(tenantId);
    expect(await socket.next('Connected')).toEqual({
      type: 'Connected',
      tenant_id: tenantId,
      position: expect.stringMatching(/^[0-9a-v]{32}$/),
    });
  });

  it('gives the stored payload with its place in the stream', async () => {
    const tenantId = randomUUID();
    const socket = await listen(tenantId);
    const { position } = (await socket.next('Connected')) as unknown as { position: string };
    const rowId = randomUUID();
    const { eventId } = await append(database.pool, {
      tenantId,
      rowId,
      version: 7,
      payload: { thing: { text: 'ä "}" 👋' } },
    });
    stream.events.wake('thing');
    const frame = await socket.next('ThingHappened');
    expect(frame).toEqual({
      type: 'ThingHappened',
      thing: { text: 'ä "}" 👋' },
      tenant_id: tenantId,
      meta: {
        position: expect.stringMatching(/^[0-9a-v]{32}$/),
        previous: position,
        event_id: eventId,
        resource: 'thing',
        id: rowId,
        version: 7,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
        mutation: 'thing.happen',
        actor: 'key:test',
        request_id: 'request',
        traceparent: null,
      },
    });
  });

  it('is heard by every socket of the tenant, in order, and by no other tenant', async () => {
    const [tenantId, elsewhere] = [randomUUID(), randomUUID()];
    const [first, second, other] = await Promise.all([listen(tenantId), listen(tenantId), listen(elsewhere)]);
    const ids: string[] = [];
    for (let n = 0; n < 40; n++) ids.push(await publish(tenantId, { n }));
    const otherId = await publish(elsewhere);
    const last = ids.at(-1) as string;
    const heard = [await first.until(is(last)), await second.until(is(last))];
    for (const frames of heard) {
      expect(frames.slice(1).map(({ meta }) => meta?.event_id)).toEqual(ids);
    }
    expect((await other.until(is(otherId))).map(({ type }) => type)).toEqual(['Connected', 'ThingHappened']);
  });

  it('numbers without regard to other tenants', async () => {
    const tenantId = randomUUID();
    const socket = await listen(tenantId);
    for (let n = 0; n < 5; n++) {
      await publish(randomUUID());
      const frames = await socket.until(is(await publish(tenantId)));
      const positions = frames.flatMap(({ meta }) => meta ?? []);
      expect(positions.map(({ position }) => stream.events.positions.decode(tenantId, position))).toEqual([n + 1]);
    }
  });

  it('loses and repeats nothing however many connect while events are made', async () => {
    const tenantId = randomUUID();
    const publishing = { done: false };
    const writer = (async () => {
      const ids: string[] = [];
      while (!publishing.done) ids.push(await publish(tenantId));
      return ids;
    })();
    const sockets: FrameSocket[] = [];
    for (let n = 0; n < 60; n++) sockets.push(await listen(tenantId));
    publishing.done = true;
    const ids = await writer;
    // What the writer made last may have been numbered before the last socket was open; this one all of them hear.
    const last = await publish(tenantId);
    ids.push(last);
    for (const socket of sockets) {
      const heard = (await socket.until(is(last))).flatMap(({ meta }) => meta?.event_id ?? []);
      expect(heard).toEqual(ids.slice(ids.length - heard.length));
    }
  });

  it('answers messages with an error, and closes on whoever goes on', async () => {
    const socket = await listen(randomUUID());
    socket.socket.send('{"type":"sing"}');
    expect(await socket.next('Error')).toMatchObject({ code: 'UNKNOWN_MESSAGE' });
    for (let n = 0; n < 100; n++) socket.socket.send('hello');
    expect(await socket.closed).toEqual({ code: 1008, reason: 'too many messages' });
  });

  it('refuses a message with a name that it does not know, and hears what it heard before', async () => {
    const tenantId = randomUUID();
    const socket = await listen(tenantId);
    const told = async (message: object): Promise<unknown> => {
      socket.socket.send(JSON.stringify({ id: 'mine', ...message }));
      const { code, id, message: words, errors } = await socket.next('Error');
      expect([code, id]).toEqual(['INVALID_INPUT', 'mine']);
      expect(errors).toEqual([{ pointer: expect.any(String), code, message: words }]);
      return words;
    };
    // Each of them would hear everything, from now on.
    expect(await told({ type: 'subscribe', filtr: { types: 'ThingEnded' } })).toBe(
      'this message has no "filtr"; did you mean "filter"?',
    );
    expect(await told({ type: 'subscribe', types: 'ThingEnded' })).toBe(
      'this message has no "types"; did you mean "type"?',
    );
    expect(await told({ type: 'subscribe', after: socket.cursor })).toMatch(/^a subscription begins where the stream/);
    expect(await told({ type: 'unsubscribe', filter: {} })).toBe('this message has no "filter"; it has type, id');
    const eventId = await publish(tenantId);
    expect((await socket.until(is(eventId))).map(({ type }) => type)).toEqual(['ThingHappened']);
  });

  it('closes on them also where pongs that nobody asked for come between them', async () => {
    const socket = await listen(randomUUID());
    for (let n = 0; n < 101; n++) {
      if (n % 2 === 0) socket.socket.pong();
      socket.socket.send('hello');
    }
    expect(await socket.closed).toEqual({ code: 1008, reason: 'too many messages' });
  });

  it('closes on pings and pongs without end', async () => {
    const socket = await listen(randomUUID());
    for (let n = 0; n < 50; n++) {
      socket.socket.ping();
      socket.socket.pong();
    }
    socket.socket.ping();
    expect(await socket.closed).toEqual({ code: 1008, reason: 'too many pings or pongs' });
  });

  it('closes with 1009 on a message of more than 64 KiB and goes on', async () => {
    const tenantId = randomUUID();
    const [loud, quiet] = [await listen(tenantId), await listen(tenantId)];
    loud.socket.send('x'.repeat(64 * 1024 + 1));
    expect((await loud.closed).code).toBe(1009);
    await quiet.until(is(await publish(tenantId)));
  });
});

describe('the end of a stream', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase(null);
  });
  afterAll(() => database.drop());

  it('says goodbye when the server stops', async () => {
    const stream = await startStream(database);
    const socket = await FrameSocket.open(stream.url(randomUUID()));
    await stream.events.disconnect(0);
    expect(await socket.next('Disconnected')).toEqual({
      type: 'Disconnected',
      reason: 'the server stops',
      retry_ms: expect.any(Number),
    });
    expect(await socket.closed).toEqual({ code: 1012, reason: 'the server stops' });
    await stream.stop();
  });

  it('comes when the credential expires', async () => {
    const { environment, ring, expiresAt } = heldExpiry();
    const stream = await startStream(database, { environment, expiresAt });
    const socket = await FrameSocket.open(stream.url(randomUUID()));
    ring();
    expect(await socket.closed).toEqual({ code: 4401, reason: 'the credential has expired' });
    await stream.stop();
  });

  it('comes for a reader that stays away, with the position to go on from; the others hear all', async () => {
    const tenantId = randomUUID();
    const stream = await startStream(database, { limits: { backlogBytes: 64 * 1024, patienceMs: 300 } });
    const [stopped, reader] = [
      await FrameSocket.open(stream.url(tenantId)),
      await FrameSocket.open(stream.url(tenantId)),
    ];
    stopped.socket.pause();
    const text = 'x'.repeat(256 * 1024);
    let made = 0;
    while (stream.events.hub.size === 2) {
      const { eventId } = await append(database.pool, { tenantId, payload: { text } });
      made += 1;
      stream.events.wake('thing');
      await reader.until(({ meta }) => meta?.event_id === eventId);
      if (made > 1000) throw new Error('the reader is never closed');
    }
    stopped.socket.resume();
    expect(await stopped.closed).toEqual({ code: 4008, reason: `did not keep up; position ${stopped.cursor}` });
    expect(stream.events.positions.decode(tenantId, reader.cursor)).toBe(made);
    const again = await FrameSocket.open(`${stream.url(tenantId)}?after=${stopped.cursor}`);
    await again.until(({ type }) => type === 'CaughtUp');
    expect(again.cursor).toBe(reader.cursor);
    await stream.stop();
  });

  it('does not come for one that reads again: it gets what it has missed', async () => {
    const tenantId = randomUUID();
    const stream = await startStream(database, { limits: { backlogBytes: 64 * 1024, tailBytes: 1024 * 1024 } });
    const slow = await FrameSocket.open(stream.url(tenantId));
    slow.socket.pause();
    const text = 'x'.repeat(256 * 1024);
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) ids.push((await append(database.pool, { tenantId, payload: { text } })).eventId);
    stream.events.wake('thing');
    slow.socket.resume();
    const frames = await slow.until(({ meta }) => meta?.event_id === ids.at(-1));
    expect(frames.flatMap(({ meta }) => meta?.event_id ?? [])).toEqual(ids);
    await stream.stop();
  });

  it('comes for a peer that does not answer pings', async () => {
    const stream = await startStream(database, { limits: { pingMs: 40 } });
    const socket = await FrameSocket.open(stream.url(randomUUID()));
    socket.socket.pong = () => undefined; // ws answers pings by calling this
    (socket.socket as unknown as { _autoPong: boolean })._autoPong = false;
    expect((await socket.closed).code).toBe(1006);
    await stream.stop();
  });
});
