/** A page that follows with nothing but `EventSource` and tickets, as docs/protocol.md tells it to. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { EventSource } from 'eventsource';
import { Cable } from '../support/cable.ts';
import { startCaliber } from '../support/caliber.ts';
import { type Frame, Frames } from '../support/frames.ts';
import { SseStream } from '../support/sse.ts';

const { base, client, make, server, stop } = await startCaliber();
const cable = await Cable.to(() => Number(new URL(base).port));
const address = `http://127.0.0.1:${cable.port}${new URL(base).pathname}/events`;
afterAll(async () => {
  await cable.stop();
  await stop();
});

const ticket = async (): Promise<string> => {
  const { body } = await client.post('/tickets');
  return (body as { readonly ticket: string }).ticket;
};

class Page extends Frames {
  #source: EventSource | null = null;
  /** What the server has said by status, request for request. */
  readonly statuses: number[] = [];

  async open(): Promise<void> {
    const after = this.cursor === '' ? '' : `&after=${this.cursor}`;
    this.#source = new EventSource(`${address}?ticket=${await ticket()}${after}`, {
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        this.statuses.push(response.status);
        return response;
      },
    });
    this.#source.onmessage = ({ data }: { readonly data: string }) => {
      const frame = JSON.parse(data) as Frame;
      if (frame.type === 'Disconnected' && frame['code'] === 4401) {
        this.close();
        void this.open();
      }
      this.take(frame);
    };
  }

  close(): void {
    this.#source?.close();
  }
}

const pages: Page[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});

describe('a page with a ticket', () => {
  test('is told after a cut that it is spent, asks for another one, and misses and repeats nothing', async () => {
    const page = new Page();
    pages.push(page);
    await page.open();
    await page.first('Connected');
    const made: string[] = [];
    const heard: Frame[] = [];
    const create = async (): Promise<string> => {
      const { trajectory_id: id } = await make.trajectory();
      made.push(id);
      return id;
    };
    for (let round = 0; round < 3; round += 1) {
      const seen = await create();
      heard.push(...(await page.until(({ meta }) => meta?.id === seen)));
      cable.cut();
      await create();
      heard.push(...(await page.until(({ type }) => type === 'CaughtUp')));
    }
    const last = await create();
    heard.push(...(await page.until(({ meta }) => meta?.id === last)));
    expect(heard.flatMap(({ type, meta }) => (type === 'TrajectoryCreated' ? [meta?.id] : []))).toEqual(made);
    // Never a status for which a browser gives up.
    expect(new Set(page.statuses)).toEqual(new Set([200]));
    expect(heard.filter(({ type }) => type === 'Disconnected')).toHaveLength(3);
  });

  test('that does not ask for another one comes back seldom, and hears nothing', async () => {
    const spent = await ticket();
    const first = await SseStream.open(`${base}/events?ticket=${spent}`);
    await first.close();
    const back = await SseStream.ask(`${base}/events?ticket=${spent}`, { 'last-event-id': first.lastId });
    expect([back.status, await back.ended]).toEqual([200, true]);
    const told = await back.next('Disconnected');
    expect(told).toMatchObject({ code: 4401, reason: expect.stringContaining('ask for another') });
    // Clients in many a language read a whole number, and nothing else.
    expect(told['retry_ms']).toBe(back.retries.at(-1));
    expect(back.text).not.toContain('Connected"');
    expect(back.retries.at(-1)).toBeGreaterThanOrEqual(30_000);
    expect(back.lastId).toBe('');
  });

  test('is told by a status where it never had a stream, and so is whoever has a header for its credential', async () => {
    const spent = await ticket();
    await (await SseStream.open(`${base}/events?ticket=${spent}`)).close();
    const [first, byHeader, head] = [
      await SseStream.ask(`${base}/events?ticket=${spent}`),
      await SseStream.ask(`${base}/events`, { 'x-api-key': `${server.key}x`, 'last-event-id': 'x' }),
      await SseStream.ask(`${base}/events?ticket=${spent}`, { 'last-event-id': 'x' }, { method: 'HEAD' }),
    ];
    expect([first.status, byHeader.status, head.status]).toEqual([401, 401, 401]);
    await Promise.all([first.ended, byHeader.ended, head.ended]);
  });
});
