import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { openRaw, readRaw } from './fixture/raw.ts';
import { startItems } from './fixture/server.ts';

const request = (path: string, key: string, headers = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${key}\r\n${headers}\r\n`;

describe('a stop', () => {
  it('answers what is under way, closes idle connections and sockets, and takes nothing new', async () => {
    const server = await startItems({ accept: () => undefined });
    const idle = await openRaw(server.port);
    idle.write(request('/api/v1/items', server.key));
    await once(idle, 'data');
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/v1/ws`, { headers: { 'x-api-key': server.key } });
    await once(socket, 'open');

    // The row is held by somebody else: the request is under way until we let it go.
    const { body } = await server.client.post('/items', { name: 'held' });
    const { item_id: id } = body as { readonly item_id: string };
    const holder = await server.owner.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM api.item WHERE item_id = $1 FOR UPDATE', [id]);
    const busy = await openRaw(server.port);
    const patch = '{"name":"let go"}';
    busy.write(
      `PATCH /api/v1/items/${id} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${server.key}\r\nContent-Type: application/json\r\nContent-Length: ${patch.length}\r\n\r\n${patch}`,
    );
    const reply = readRaw(busy);
    for (let waits = 0; waits === 0; ) {
      const { rows } = await server.owner.query<{ waits: string }>(
        "SELECT count(*) AS waits FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      );
      waits = Number(rows[0]?.waits);
    }

    const closed = server.server.close();
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1001);
    if (!idle.closed) await once(idle, 'close');
    await expect(openRaw(server.port)).rejects.toThrow('ECONNREFUSED');
    await holder.query('COMMIT');
    holder.release();
    const { status, headers } = await reply;
    expect([status, headers['connection']]).toEqual([200, 'close']);
    await closed;
    await server.stop();
  });

  it('is told by its readiness first, and still serves then, but opens no stream', async () => {
    const server = await startItems({ settings: { drainDelayMs: 1000 } });
    const closed = server.server.close();
    const ready = await fetch(`${server.url}/health/ready`);
    expect([ready.status, ((await ready.json()) as { readonly status: string }).status]).toEqual([503, 'draining']);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    const reply = await server.client.post('/items', { name: 'late' });
    expect([reply.status, reply.headers.get('connection')]).toEqual([201, 'close']);
    const refused = new WebSocket(`ws://127.0.0.1:${server.port}/api/v1/ws`, { headers: { 'x-api-key': server.key } });
    refused.on('error', () => undefined);
    const [, response] = (await once(refused, 'unexpected-response')) as [unknown, IncomingMessage];
    response.resume();
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, expect.stringMatching(/^[1-5]$/)]);
    expect((await server.client.get('/events')).status).toBe(503);
    // Thousands may ask while a server is replaced, and none of them is a failure.
    expect(server.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
    const warnings = server.log.filter(({ level, code }) => level === 40 && code === 'SERVICE_UNAVAILABLE');
    expect(warnings.map(({ reason }) => reason)).toContain('the server stops: connect again');
    expect(warnings.flatMap(({ err }) => err ?? [])).toEqual([]);
    await closed;
    await expect(openRaw(server.port)).rejects.toThrow('ECONNREFUSED');
    await server.stop();
  });

  it('cuts off after its deadline', async () => {
    const server = await startItems({ settings: { shutdownTimeoutMs: 100 }, accept: () => undefined });
    const silent = await openRaw(server.port);
    silent.write('POST /api/v1/items HTTP/1.1\r\nHost: x\r\n');
    await server.client.get('/items');
    await server.server.close();
    if (!silent.closed) await once(silent, 'close');
    await server.stop();
  });
});

describe('health', () => {
  it('is alive and ready, without a credential, and says how safe the database is', async () => {
    const server = await startItems();
    const live = await fetch(`${server.url}/health/live`);
    expect([live.status, await live.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await fetch(`${server.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: 'ok',
      checks: {
        database: {
          ok: true,
          fsync: expect.stringMatching(/^o/),
          full_page_writes: expect.any(String),
          synchronous_commit: expect.any(String),
          durable: expect.any(Boolean),
        },
        events: { ok: true },
      },
    });
    expect((await fetch(`${server.url}/health/live`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${server.url}/health/other`)).status).toBe(404);
    await server.stop();
  });
});
