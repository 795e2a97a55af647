/** From catching up to live, while events are made throughout: nothing is lost there, and nothing comes twice. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type Frame, Frames } from '../support/frames.ts';
import { FrameSocket } from '../support/socket.ts';
import { SseStream } from '../support/sse.ts';
import { append, startStream, type TestStream } from '../support/stream.ts';

type Ear = Frames & { close(): Promise<unknown> };
type Open = (stream: TestStream, tenantId: string, query: string) => Promise<Ear>;

const transports: readonly (readonly [name: string, open: Open])[] = [
  ['WebSocket', (stream, tenantId, query) => FrameSocket.open(`${stream.url(tenantId)}${query}`)],
  [
    'server-sent events',
    (stream, tenantId, query) => SseStream.open(`${stream.http}${query}`, { 'x-tenant-id': tenantId }),
  ],
];

/** Streams that switch at a time, and how often each does. */
const readers = 8;
const switches = 65;
/** How far behind a stream begins at most. */
const mostBehind = 60;

describe.each(transports)('the switch to live events over %s', (_, open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase(null);
  });
  afterAll(() => database.drop());

  it.each([
    ['from memory', 32 * 1024 * 1024, ''],
    ['from the log', 4 * 1024, ''],
    ['with a filter', 4 * 1024, '&field.color=red'],
  ])(
    '%s loses and repeats nothing',
    async (_, tailBytes, filter) => {
      const tenantId = randomUUID();
      const stream = await startStream(database, { limits: { tailBytes } });
      const ids: string[] = [];
      const isRed = (index: number): boolean => filter === '' || index % 3 === 0;
      const publishing = { done: false };
      const writer = (async () => {
        while (!publishing.done) {
          const after = { color: isRed(ids.length) ? 'red' : 'blue' };
          ids.push((await append(database.pool, { tenantId, after })).eventId);
          stream.events.wake('thing');
        }
      })();
      while (ids.length < mostBehind) await new Promise((resolve) => setImmediate(resolve));
      let live = 0;
      const heardOnce = async (behind: number): Promise<void> => {
        // The log may be a little behind what was written.
        const first = await open(stream, tenantId, '');
        const now = stream.events.positions.decode(tenantId, String((await first.next('Connected'))['position']));
        await first.close();
        const from = Math.max(0, now - behind);
        const ear = await open(stream, tenantId, `?after=${stream.events.positions.encode(tenantId, from)}${filter}`);
        const frames: Frame[] = [...(await ear.until(({ type }) => type === 'CaughtUp'))];
        // One more at least comes live.
        const more = await ear.until(({ meta }) => meta !== undefined);
        live += more.length;
        frames.push(...more);
        await ear.close();
        const heard = frames.flatMap(({ meta }) => meta ?? []);
        const to = stream.events.positions.decode(tenantId, heard.at(-1)?.position ?? '');
        // The one heard last may have its id noted after it was heard.
        while (ids.length < to) await new Promise((resolve) => setImmediate(resolve));
        expect(heard.map(({ event_id }) => event_id)).toEqual(
          ids.slice(0, to).filter((_, index) => index >= from && isRed(index)),
        );
      };
      await Promise.all(
        Array.from({ length: readers }, async (_, reader) => {
          for (let n = 0; n < switches; n += 1) await heardOnce((reader * 7 + n * 13) % mostBehind);
        }),
      );
      publishing.done = true;
      await writer;
      expect(live).toBeGreaterThanOrEqual(readers * switches);
      await stream.stop();
    },
    60_000,
  );
});
