import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bumpEpoch } from '../../src/console/log.ts';
import { connect } from '../../src/database/safety.ts';
import { ApiError } from '../../src/errors.ts';
import type { Seen } from '../../src/log/epoch.ts';
import type { WitnessStore } from '../../src/log/witness.ts';
import { witnessFile } from '../../src/program/witness-file.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { currentRun, withDatabase } from '../support/run.ts';
import { FrameSocket } from '../support/socket.ts';
import { append, type StreamOptions, startStream, type TestStream } from '../support/stream.ts';

let database: TestDatabase;
const tenantId = randomUUID();
const streams: TestStream[] = [];
beforeEach(async () => {
  database = await freshDatabase(null);
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.stop()));
  await database.drop();
});

async function start(options: StreamOptions = {}, place: Pick<TestDatabase, 'address' | 'role'> = database) {
  const stream = await startStream(place, options);
  streams.push(stream);
  return stream;
}

async function stopAll(): Promise<void> {
  await Promise.all(streams.splice(0).map((stream) => stream.stop()));
}

const open = (stream: TestStream, after?: string): Promise<FrameSocket> =>
  FrameSocket.open(`${stream.url(tenantId)}${after === undefined ? '' : `?after=${after}`}`);

/** Makes events and waits until they have come over a socket. */
async function publish(stream: TestStream, socket: FrameSocket, count = 1): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push((await append(database.pool, { tenantId })).eventId);
  stream.events.wake('thing');
  await socket.until(({ meta }) => meta?.event_id === ids.at(-1));
  return ids;
}

/** How a stream after this position is answered. */
function answer(stream: TestStream, after: string): string {
  try {
    stream.events.readRequest(new URLSearchParams({ after }), tenantId);
    return 'accepted';
  } catch (error) {
    if (error instanceof ApiError) return `${error.status} ${error.code}`;
    throw error;
  }
}

const epochOf = async (): Promise<number> =>
  (await database.pool.query<{ epoch: number }>('SELECT epoch FROM resound.head')).rows[0]?.epoch ?? 0;

/** As a backup that is put back: what came after a position was never there. */
const turnBack = (position: number) =>
  database.pool.query(`DELETE FROM resound.log WHERE position > ${position};
    UPDATE resound.head SET position = ${position};
    UPDATE resound.tenant_head SET position = ${position} WHERE tenant_id = '${tenantId}'`);

/** As a backup that is put back, and that has gone on since: after a position come as many other events. */
const replace = (position: number) =>
  database.pool.query('UPDATE resound.log SET event_id = gen_random_uuid() WHERE position > $1', [position]);

/** What is kept beside a server, in a folder of this test's own. */
async function withWitness(run: (witness: WitnessStore, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `resound-test-${process.pid}-`));
  try {
    await run(witnessFile(folder), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The stream has said that no position from before is valid, and ended. */
async function expectReset(socket: FrameSocket): Promise<void> {
  expect(await socket.next('Error')).toMatchObject({ code: 'POSITION_EPOCH' });
  expect((await socket.closed).code).toBe(4410);
}

describe('a new epoch', () => {
  it('ends the streams of every node and refuses every position from before', async () => {
    const nodes = [await start(), await start()] as const;
    const sockets = [await open(nodes[0]), await open(nodes[1])];
    await publish(nodes[0], sockets[0] as FrameSocket, 3);
    const before = sockets[0]?.cursor ?? '';
    const epoch = await bumpEpoch(database.pool);
    expect(epoch).toBeGreaterThan(1);
    for (const socket of sockets) await expectReset(socket);
    for (const node of nodes) {
      expect(answer(node, before)).toBe('410 POSITION_EPOCH');
      expect(await node.events.check()).toMatchObject({ epoch });
    }
  });

  it('leaves numbers and what has none yet as they are', async () => {
    const stream = await start();
    const socket = await open(stream);
    await publish(stream, socket, 3);
    const writer = await database.pool.connect();
    await writer.query('BEGIN');
    const { eventId } = await append(writer, { tenantId });
    await bumpEpoch(database.pool);
    await expectReset(socket);
    const again = await open(stream);
    await writer.query('COMMIT');
    writer.release();
    stream.events.wake('thing');
    const { meta } = await again.next('ThingHappened');
    expect(meta?.event_id).toBe(eventId);
    expect(stream.events.positions.decode(tenantId, meta?.position ?? '')).toBe(4);
  });

  it('is above every minute that has gone by, so that a copy put back never begins one a second time', async () => {
    const first = await bumpEpoch(database.pool);
    await database.pool.query('UPDATE resound.head SET epoch = 1');
    expect(await bumpEpoch(database.pool)).toBeGreaterThanOrEqual(first);
    expect(await bumpEpoch(database.pool)).toBeGreaterThan(first);
    expect(first).toBeGreaterThan((Date.now() - Date.UTC(2026, 0, 1)) / 60_000 - 5);
  });
});

describe('a copy of the database', () => {
  it('has an epoch of its own once a server has begun to serve it; what was not numbered comes there too', async () => {
    const stream = await start();
    const socket = await open(stream);
    await publish(stream, socket, 3);
    await stopAll();
    const { eventId } = await append(database.pool, { tenantId });

    const { rows } = await database.pool.query<{ source: string }>('SELECT current_database() AS source');
    const source = rows[0]?.source ?? '';
    const name = `${source}_copy`;
    const run = currentRun();
    const admin = await connect({ address: run.admin, name: 'resound test', role: null, statementTimeoutMs: 0 });
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [source]);
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${source}"`);
    try {
      const copy = await start({}, { address: withDatabase(run.admin, name), role: database.role });
      expect(answer(copy, socket.cursor)).toBe('410 POSITION_EPOCH');
      const heard = await open(copy, copy.events.positions.encode(tenantId, 3));
      const { meta } = await heard.next('ThingHappened');
      expect([meta?.event_id, copy.events.positions.decode(tenantId, heard.cursor)]).toEqual([eventId, 4]);
      await stopAll();
    } finally {
      await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await admin.end();
    }
    const original = await start();
    expect(answer(original, socket.cursor)).toBe('accepted');
  });

  it.each(['system_id', 'timeline', 'database'])('is known by another %s', async (fact) => {
    const stream = await start();
    expect(await stream.events.check()).toMatchObject({ epoch: 1 });
    await stopAll();
    await start();
    expect(await epochOf()).toBe(1);
    await stopAll();
    await database.pool.query(`UPDATE resound.head SET ${fact} = ${fact}::bigint + 1`);
    const elsewhere = await start();
    expect(await epochOf()).toBeGreaterThan(1);
    expect(await elsewhere.events.check()).toMatchObject({ epoch: await epochOf() });
  });
});

describe('a log that was turned back', () => {
  it('is noticed by a server that had seen more of it', async () => {
    const stream = await start();
    const socket = await open(stream);
    await publish(stream, socket, 5);
    await turnBack(2);
    await expectReset(socket);
    const again = await open(stream);
    await publish(stream, again);
    expect(stream.events.positions.decode(tenantId, again.cursor)).toBe(3);
    expect(answer(stream, socket.cursor)).toBe('410 POSITION_EPOCH');
  });

  it('is noticed by the event that a server has seen last, where it has come as far again', async () => {
    const stream = await start();
    const socket = await open(stream);
    await publish(stream, socket, 5);
    await replace(2);
    await expectReset(socket);
    expect(answer(stream, socket.cursor)).toBe('410 POSITION_EPOCH');
  });

  it('is told apart before it is read for a stream that comes back', async () => {
    // Nothing but the stream itself makes this server look at the log, and it keeps no events.
    const stream = await start({ limits: { pollMs: 3_600_000, tailBytes: 1 } });
    const socket = await open(stream);
    await publish(stream, socket, 5);
    await replace(2);
    const position = stream.events.positions.encode(tenantId, 3);
    const back = await open(stream, position).catch((error: unknown) => error);
    if (back instanceof FrameSocket) await expect(back.next('ThingHappened')).rejects.toThrow('the socket closed');
    await expectReset(socket);
    expect(answer(stream, position)).toBe('410 POSITION_EPOCH');
  });

  it('is noticed at start by the event that was kept beside the server, where it has come as far again', async () => {
    await withWitness(async (witness) => {
      const first = await start({ witness });
      await publish(first, await open(first), 5);
      await stopAll();
      await replace(2);
      await start({ witness });
      expect(await epochOf()).toBeGreaterThan(1);
      await stopAll();
    });
  });

  it('is noticed by a server that knows of a later epoch, before a position of the earlier one is taken', async () => {
    const first = await start();
    const socket = await open(first);
    await publish(first, socket, 3);
    const epoch = await bumpEpoch(database.pool);
    await expectReset(socket);
    const later = await open(first);
    await publish(first, later);
    // As a copy from before the epoch was begun, which has come as far.
    await database.pool.query('UPDATE resound.head SET epoch = 1');
    await expectReset(later);
    expect(await epochOf()).toBeGreaterThan(epoch);
    for (const cursor of [socket.cursor, later.cursor]) expect(answer(first, cursor)).toBe('410 POSITION_EPOCH');
  });

  it('is noticed by a position of a client that had seen more of it', async () => {
    const first = await start();
    const socket = await open(first);
    await publish(first, socket, 5);
    await stopAll();
    await turnBack(2);
    const stream = await start();
    const bystander = await open(stream);
    const late = FrameSocket.open(`${stream.url(tenantId)}?after=${socket.cursor}`);
    await expect(late).rejects.toThrow('4410');
    await expectReset(bystander);
    expect(answer(stream, socket.cursor)).toBe('410 POSITION_EPOCH');
  });

  it('is noticed by such a position also where that cannot be reported just then, without a second one', async () => {
    const first = await start();
    const socket = await open(first);
    await publish(first, socket, 5);
    await stopAll();
    await turnBack(2);
    let fail: () => void = () => undefined;
    const failed = new Promise<void>((resolve) => {
      fail = resolve;
    });
    const warn = ({ err }: { readonly err?: Error }): void => {
      if (err?.message.includes('report_seen')) fail();
    };
    const stream = await start({ log: { info: () => undefined, warn, error: () => undefined } });
    const bystander = await open(stream);
    const parameters = '(integer, bigint, uuid, bigint)';
    await database.pool.query(`ALTER FUNCTION resound.report_seen${parameters} RENAME TO away`);
    const late = FrameSocket.open(`${stream.url(tenantId)}?after=${socket.cursor}`);
    await expect(late).rejects.toThrow('4410');
    await failed;
    expect(await epochOf()).toBe(1);
    await database.pool.query(`ALTER FUNCTION resound.away${parameters} RENAME TO report_seen`);
    await expectReset(bystander);
    expect(answer(stream, socket.cursor)).toBe('410 POSITION_EPOCH');
  });

  it('is noticed by a position of an epoch that the log no longer knows', async () => {
    const first = await start();
    const early = await open(first);
    const epoch = await bumpEpoch(database.pool);
    await expectReset(early);
    const socket = await open(first);
    await publish(first, socket);
    const { cursor } = socket;
    await stopAll();
    await database.pool.query('UPDATE resound.head SET epoch = 1');
    const stream = await start();
    const bystander = await open(stream);
    expect(answer(stream, cursor)).toBe('410 POSITION_EPOCH');
    await expectReset(bystander);
    expect(await epochOf()).toBeGreaterThan(epoch);
    expect(answer(stream, cursor)).toBe('410 POSITION_EPOCH');
  });

  it('is noticed at start by what was kept beside the server', async () => {
    await withWitness(async (witness, folder) => {
      const first = await start({ witness });
      const socket = await open(first);
      await publish(first, socket, 5);
      await stopAll();
      await start({ witness });
      expect(await epochOf()).toBe(1);
      await stopAll();
      await turnBack(2);
      const stream = await start({ witness });
      expect(await epochOf()).toBeGreaterThan(1);
      expect(answer(stream, socket.cursor)).toBe('410 POSITION_EPOCH');
      await stopAll();
      // What cannot be read is as if nothing had been kept.
      for (const file of readdirSync(folder)) writeFileSync(join(folder, file), '{"epoch":');
      const epoch = await epochOf();
      await start({ witness });
      expect(await epochOf()).toBe(epoch);
      await stopAll();
    });
  });
});

describe('the log keeps its epoch', () => {
  const report = async (
    epoch: number,
    position: number | null,
    number: number | null,
    eventId: string | null = null,
  ): Promise<number> => {
    const { rows } = await database.pool.query<{ epoch: number }>(
      'SELECT resound.report_seen($1, $2, $3, $4, $5) AS epoch',
      [epoch, position, tenantId, number, eventId],
    );
    return rows[0]?.epoch ?? 0;
  };

  it('where what was seen is in it, is of an epoch before, or of one that nobody can have begun', async () => {
    const stream = await start();
    const ids = await publish(stream, await open(stream), 5);
    const harmless = [
      { epoch: 1, position: 5, number: null },
      { epoch: 1, position: null, number: 5 },
      { epoch: 1, position: 5, number: 5 },
      { epoch: 0, position: 900, number: 900 },
      { epoch: 16_777_215, position: null, number: null },
    ];
    for (const { epoch, position, number } of harmless) expect(await report(epoch, position, number)).toBe(1);
    expect(await report(1, 5, null, ids[4])).toBe(1);
    // Of an event that was dropped nobody can tell; of an epoch before it does not matter.
    expect(await report(0, 5, null, randomUUID())).toBe(1);
    await database.pool.query('DELETE FROM resound.log WHERE position = 1');
    expect(await report(1, 1, null, randomUUID())).toBe(1);
    expect(await epochOf()).toBe(1);
  });

  it('but for one new epoch, however many have seen more', async () => {
    const epochs = await Promise.all(Array.from({ length: 20 }, () => report(1, 1, null)));
    expect(new Set(epochs)).toEqual(new Set([await epochOf()]));
    expect(await epochOf()).toBeGreaterThan(1);
  });

  it('where another node has given out a position that this one has not come to', async () => {
    const [quick, slow] = [await start(), await start({ limits: { pollMs: 3_600_000 } })];
    const socket = await open(quick);
    await publish(quick, socket, 3);
    const follower = await open(slow, socket.cursor);
    await follower.next('CaughtUp');
    expect(await epochOf()).toBe(1);
  });
});

describe('what is kept beside the server', () => {
  it('may fail without harm, and is said once', async () => {
    const warnings: string[] = [];
    let failed: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      failed = resolve;
    });
    const witness: WitnessStore = {
      read: () => Promise.resolve<Seen | null>(null),
      write: () => Promise.reject(new Error('read-only file system')),
    };
    const warn = (_details: object, message: string): void => {
      warnings.push(message);
      failed();
    };
    const stream = await start({ witness, log: { info: () => undefined, warn, error: () => undefined } });
    await told;
    await publish(stream, await open(stream));
    await stopAll();
    expect(warnings.filter((message) => message.includes('cannot be kept'))).toHaveLength(1);
  });
});
