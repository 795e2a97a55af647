import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { problem, refusal } from '../support/client.ts';
import { type ItemsServer, startItems } from './fixture/server.ts';
import { Wire } from './fixture/wire.ts';

const wire = new Wire();
let server: ItemsServer;
beforeAll(async () => {
  // The clock stands still, so that a credential once looked up stays known and faults hit the statement that is meant.
  const clock = (): number => 1_800_000_000_000;
  server = await startItems({ poolSize: 2, through: (address) => wire.through(address), clock });
});
afterEach(() => wire.mend());
afterAll(async () => {
  await server.stop();
  await wire.cut();
});

/** Milliseconds that the work took. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe('without a database', () => {
  it('answers 503 soon, says when to come again, and works again by itself', async () => {
    expect((await server.client.get('/items')).status).toBe(200);
    await wire.cut();
    const took = await timed(async () => {
      for (const reply of [await server.client.get('/items'), await server.client.post('/items', { name: 'lost' })]) {
        expect(refusal(reply)).toBe('503 SERVICE_UNAVAILABLE');
        expect(reply.headers.get('retry-after')).toBe('1');
        expect(reply.text).not.toMatch(/ECONN|127\.0\.0\.1|SELECT/);
      }
    });
    expect(took).toBeLessThan(5000);
    const ready = await fetch(`${server.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'unavailable', checks: { database: { ok: false }, events: { ok: true } } },
    ]);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    await wire.mend();
    expect((await server.client.post('/items', { name: 'found' })).status).toBe(201);
  });

  it('never calls a change failed whose outcome it does not know', async () => {
    await server.client.get('/items');
    wire.cutNextAnswer();
    const reply = await server.client.post('/items', { name: 'perhaps' });
    expect(problem(reply)).toMatchObject({ status: 503, details: { outcome: 'unknown' } });
    await wire.mend();
    // It was made: only its answer was lost.
    const { rows } = await server.owner.query("SELECT name FROM api.item WHERE name = 'perhaps'");
    expect(rows).toHaveLength(1);
  });

  it('asks again for a read whose answer was lost', async () => {
    await server.client.get('/items');
    wire.cutNextAnswer();
    expect((await server.client.get('/items')).status).toBe(200);
  });

  it('does not wait for ever for a database that says nothing', async () => {
    await server.client.get('/items');
    wire.freeze();
    const took = await timed(async () => {
      expect(problem(await server.client.post('/items', { name: 'silence' }))).toMatchObject({
        status: 503,
        details: { outcome: 'unknown' },
      });
    });
    expect(took).toBeLessThan(5500);
  });
});

describe('a busy database', () => {
  it('gives up a statement that takes too long, which is then undone', async () => {
    const reply = await server.client.post('/items', { name: 'slow' });
    expect(refusal(reply)).toBe('503 SERVICE_UNAVAILABLE');
    // With what the program itself allows: the statement ends before the server has given up waiting for it.
    expect(problem(reply)).not.toHaveProperty('details');
    const { rows } = await server.owner.query("SELECT FROM api.item WHERE name = 'slow'");
    expect(rows).toHaveLength(0);
  });

  it('says that all connections are taken', async () => {
    await server.client.get('/items');
    const holders = [await server.pool.connect(), await server.pool.connect()];
    const reply = await server.client.get('/items');
    expect(refusal(reply)).toBe('503 CONNECTION_POOL_EXHAUSTED');
    expect(reply.headers.get('retry-after')).toBe('1');
    for (const holder of holders) holder.release();
    expect((await server.client.get('/items')).status).toBe(200);
  });
});

describe('a failure of ours', () => {
  it('is a 500 that tells nothing, with its cause in the log under the request id', async () => {
    await server.owner.query('ALTER FUNCTION fn_items.item_text(api.item) RENAME TO item_words');
    const reply = await server.client.with({ 'x-request-id': 'broken-1' }).get('/items');
    await server.owner.query('ALTER FUNCTION fn_items.item_words(api.item) RENAME TO item_text');
    expect(refusal(reply)).toBe('500 DATABASE_ERROR');
    expect(reply.text).not.toContain('item_text');
    const line = server.log.find((one) => one['request_id'] === 'broken-1' && one['msg'] === 'request failed');
    expect(JSON.stringify(line)).toContain('item_text');
  });
});
