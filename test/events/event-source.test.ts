/** The stream as a client hears it that nobody here wrote: it comes back by itself, and goes on where it was. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EventSource } from 'eventsource';
import { type Environment, realEnvironment } from '../../src/environment.ts';
import { Cable } from '../support/cable.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type Frame, Frames } from '../support/frames.ts';
import { heldExpiry } from '../support/held-expiry.ts';
import { FrameSocket } from '../support/socket.ts';
import { append, type StreamOptions, startStream, type TestStream } from '../support/stream.ts';

/** Of the package. */
const closedState = 2;

/** Asks to come back after the shortest wait that there is, which `EventSource` then waits. */
const soon: Environment = { ...realEnvironment, random: { fraction: () => 0 } };

class Follower extends Frames {
  readonly source: EventSource;
  connections = 0;

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    super();
    this.source = new EventSource(url, {
      fetch: (address, init) => {
        this.connections += 1;
        return fetch(address, { ...init, headers: { ...init.headers, ...headers } });
      },
    });
    this.source.onmessage = ({ data }: { readonly data: string }) => {
      this.take(JSON.parse(data) as Frame);
    };
  }
}

describe('EventSource', () => {
  let database: TestDatabase;
  let stream: TestStream;
  let cable: Cable;
  let follower: Follower;
  let tenantId: string;
  beforeAll(async () => {
    database = await freshDatabase(null);
  });
  afterEach(async () => {
    follower.source.close();
    await cable.stop();
    await stream.stop();
  });
  afterAll(() => database.drop());

  const start = async (options: StreamOptions = {}, query = ''): Promise<void> => {
    tenantId = randomUUID();
    stream = await startStream(database, { environment: soon, ...options });
    cable = await Cable.to(() => stream.port);
    follower = new Follower(`http://127.0.0.1:${cable.port}/events${query}`, { 'x-tenant-id': tenantId });
    await follower.first('Connected');
  };
  const publish = async (): Promise<string> => {
    const { eventId } = await append(database.pool, { tenantId });
    stream.events.wake('thing');
    return eventId;
  };
  const is =
    (eventId: string | undefined) =>
    ({ meta }: Frame): boolean =>
      meta?.event_id === eventId;
  const idsOf = (frames: readonly Frame[]): readonly string[] => frames.flatMap(({ meta }) => meta?.event_id ?? []);

  it('goes on through cuts and restarts of the server, while events are made, and misses and repeats none', async () => {
    await start();
    const ids: string[] = [];
    const heard: Frame[] = [];
    for (let round = 0; round < 4; round += 1) {
      ids.push(await publish());
      heard.push(...(await follower.until(is(ids.at(-1)))));
      const writer = { done: false };
      const writing = (async () => {
        while (!writer.done) ids.push(await publish());
      })();
      if (round % 2 === 1) {
        await stream.stop();
        stream = await startStream(database, { environment: soon });
      } else cable.cut();
      // The stream of before is over: the next frame of this type is that of the next one.
      heard.push(...(await follower.until(({ type }) => type === 'CaughtUp')));
      writer.done = true;
      await writing;
    }
    const last = await publish();
    heard.push(...(await follower.until(is(last))));
    const { rows } = await database.pool.query<{ event_id: string }>(
      'SELECT event_id FROM resound.log WHERE tenant_id = $1 ORDER BY tenant_position',
      [tenantId],
    );
    expect(idsOf(heard)).toEqual(rows.map(({ event_id }) => event_id));
    expect(idsOf(heard)).toEqual([...ids, last]);
    expect(follower.connections).toBeGreaterThanOrEqual(5);
    // It was told before the restarts.
    expect(heard.filter(({ type }) => type === 'Disconnected')).toHaveLength(2);
  });

  it('begins after the position of its address, and comes back to where it was then', async () => {
    await start();
    const { position } = await follower.first('Connected');
    const ids = [await publish(), await publish()];
    follower.source.close();
    follower = new Follower(`http://127.0.0.1:${cable.port}/events?after=${String(position)}`, {
      'x-tenant-id': tenantId,
    });
    expect(idsOf(await follower.until(is(ids[1])))).toEqual(ids);
    cable.cut();
    await follower.next('CaughtUp');
    expect(idsOf(await follower.until(is(await publish())))).toHaveLength(1);
  });

  it('hears of a gap, and goes on hearing of it until its program takes a snapshot', async () => {
    await start();
    await follower.until(is(await publish()));
    await stream.stop();
    // These are numbered by a server that the client does not find: there it would hear them.
    const other = await startStream(database);
    const ear = await FrameSocket.open(other.url(tenantId));
    await append(database.pool, { tenantId });
    const { eventId } = await append(database.pool, { tenantId });
    other.events.wake('thing');
    await ear.until(is(eventId));
    await ear.close();
    await other.stop();
    await database.pool.query(
      'DELETE FROM resound.log WHERE tenant_id = $1 AND tenant_position < (SELECT position FROM resound.tenant_head WHERE tenant_id = $1)',
      [tenantId],
    );
    stream = await startStream(database, { environment: soon });
    const gap = await follower.next('Gap');
    const snapshots = ['/api/v1/things'];
    expect(gap).toMatchObject({ type: 'Gap', oldest: expect.stringMatching(/^[0-9a-v]{32}$/), snapshots });
    expect(follower.source.readyState).not.toBe(closedState);
  });

  it('is told when its credential expires', async () => {
    const { environment, ring, expiresAt } = heldExpiry();
    await start({ environment, expiresAt });
    ring();
    expect(await follower.next('Disconnected')).toMatchObject({ code: 4401 });
  });
});
