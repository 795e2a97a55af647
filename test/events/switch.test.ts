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
const switches = 45;
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
      const publish = async (): Promise<void> => {
        const after = { color: isRed(ids.length) ? 'red' : 'blue' };
        ids.push((await append(database.pool, { tenantId, after })).eventId);
        stream.events.wake('thing');
      };
      const numberOf = (position = ''): number => stream.events.positions.decode(tenantId, position);
      // Hears everything: what it has heard, a stream may begin after.
      const head = await open(stream, tenantId, '');
      while (ids.length < mostBehind) await publish();
      await head.until(({ meta }) => meta?.event_id === ids.at(-1));
      const publishing = { done: false };
      const writer = (async () => {
        while (!publishing.done) await publish();
      })();

      const switched: { readonly from: number; readonly to: number; readonly heard: readonly string[] }[] = [];
      const switchOnce = async (behind: number): Promise<void> => {
        const from = numberOf(head.cursor) - behind;
        const ear = await open(stream, tenantId, `?after=${stream.events.positions.encode(tenantId, from)}${filter}`);
        const frames: Frame[] = [...(await ear.until(({ type }) => type === 'CaughtUp'))];
        // One more at least comes live.
        frames.push(...(await ear.until(({ meta }) => meta !== undefined)));
        await ear.close();
        const heard = frames.flatMap(({ meta }) => meta ?? []);
        switched.push({ from, to: numberOf(heard.at(-1)?.position), heard: heard.map(({ event_id }) => event_id) });
      };
      await Promise.all(
        Array.from({ length: readers }, async (_, reader) => {
          for (let n = 0; n < switches; n += 1) await switchOnce((reader * 7 + n * 13) % mostBehind);
        }),
      );
      publishing.done = true;
      await writer;
      await head.close();
      await stream.stop();
      expect(switched).toHaveLength(readers * switches);
      for (const { from, to, heard } of switched) {
        expect(heard).toEqual(ids.slice(from, to).filter((_, index) => isRed(from + index)));
      }
    },
    60_000,
  );
});
