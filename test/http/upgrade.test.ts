import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Principal } from '../../src/auth/principal.ts';
import { codeOf, sendRaw } from './fixture/raw.ts';
import { type ItemsServer, startItems } from './fixture/server.ts';

interface Accepted {
  readonly principal: Principal;
  readonly tenantId: string;
  readonly url: string | undefined;
}

let server: ItemsServer;
const accepted: Accepted[] = [];
beforeAll(async () => {
  server = await startItems({
    accept: (socket, { principal, tenantId }, _asked, request) => {
      accepted.push({ principal, tenantId, url: request.url });
      if (request.url?.endsWith('?fail') === true) throw new Error('no');
      socket.on('message', (data: Buffer) => socket.send(`heard ${data.toString()}`));
    },
  });
});
afterAll(() => server.stop());

const open = (
  path = '/api/v1/ws',
  headers: Record<string, string> = { 'x-api-key': server.key },
  protocols: string[] = [],
) => new WebSocket(`ws://127.0.0.1:${server.port}${path}`, protocols, { headers });

/** Status of the HTTP answer instead of an upgrade. */
async function refusedWith(socket: WebSocket): Promise<number | undefined> {
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('the upgrade', () => {
  it('hands over the socket with its principal, tenant and request, and loses no early message', async () => {
    const socket = open('/api/v1/ws?after=now', undefined, ['resound.v1']);
    socket.once('open', () => socket.send('early'));
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(data.toString()).toBe('heard early');
    expect(socket.protocol).toBe('resound.v1');
    expect(accepted.at(-1)).toMatchObject({
      tenantId: server.tenantId,
      principal: { actor: expect.stringMatching(/^key:/), tenants: [server.tenantId], roles: [], expiresAt: null },
      url: '/api/v1/ws?after=now',
    });
    socket.close();
    await once(socket, 'close');
  });

  it('is refused by an ordinary status', async () => {
    expect(await refusedWith(open('/api/v1/ws', {}))).toBe(401);
    expect(await refusedWith(open('/api/v1/ws', { 'x-api-key': 'x' }))).toBe(401);
    expect(await refusedWith(open('/api/v1/other'))).toBe(404);
    const suspended = await server.makeKey({ tenants: [await server.makeTenant('Suspended')] });
    expect(await refusedWith(open('/api/v1/ws', { 'x-api-key': suspended }))).toBe(403);
    const { key } = server;
    expect(await refusedWith(open('/api/v1/ws', { 'x-api-key': key, 'x-tenant-id': crypto.randomUUID() }))).toBe(403);
  });

  it('is refused with a problem document', async () => {
    const upgrade =
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    const reply = await sendRaw(server.port, `GET /api/v1/ws HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n\r\n`);
    expect([reply.status, codeOf(reply)]).toEqual([401, 'UNAUTHORIZED']);
    expect(reply.headers['www-authenticate']).toBe('Bearer');
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const malformed = `Connection: Upgrade\r\nUpgrade: websocket\r\nX-API-Key: ${server.key}`;
    const handshake = await sendRaw(server.port, `GET /api/v1/ws HTTP/1.1\r\nHost: x\r\n${malformed}\r\n\r\n`);
    expect([handshake.status, codeOf(handshake)]).toEqual([400, 'INVALID_FORMAT']);
    expect(handshake.headers['sec-websocket-version']).toBe('13');
  });

  it('to another protocol is refused as such, also where the path is a route of the API', async () => {
    for (const path of ['/api/v1/ws', '/api/v1/items']) {
      const offer = 'Connection: Upgrade\r\nUpgrade: h2c';
      const reply = await sendRaw(server.port, `GET ${path} HTTP/1.1\r\nHost: x\r\n${offer}\r\n\r\n`);
      expect([reply.status, codeOf(reply)]).toEqual([400, 'INVALID_FORMAT']);
    }
  });

  it('is refused across a hop that speaks HTTP/1.0', async () => {
    const upgrade =
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    const key = `X-API-Key: ${server.key}`;
    const reply = await sendRaw(server.port, `GET /api/v1/ws HTTP/1.0\r\nHost: x\r\n${key}\r\n${upgrade}\r\n\r\n`);
    expect([reply.status, codeOf(reply)]).toEqual([426, 'UPGRADE_REQUIRED']);
  });

  it('does not outlive its credential or its tenant', async () => {
    const tenant = await server.makeTenant();
    const [revoked, homeless] = [await server.makeKey(), await server.makeKey({ tenants: [tenant] })];
    const lasting = open();
    const sockets = [revoked, homeless].map((key) => open('/api/v1/ws', { 'x-api-key': key }));
    await Promise.all([lasting, ...sockets].map((socket) => once(socket, 'open')));
    const ends = sockets.map(async (socket) => ((await once(socket, 'close')) as [number])[0]);
    await server.owner.query('UPDATE resound.api_key SET revoked_at = now() WHERE hash = sha256($1)', [revoked]);
    await server.owner.query("UPDATE resound.tenant SET status = 'Suspended' WHERE tenant_id = $1", [tenant]);
    expect(await Promise.all(ends)).toEqual([4401, 4403]);
    expect(lasting.readyState).toBe(WebSocket.OPEN);
    lasting.close();
    await once(lasting, 'close');
  });

  it('ends in a close code where the socket cannot be served', async () => {
    const socket = open('/api/v1/ws?fail');
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1011);
  });

  it('allows no message larger than 64 KiB', async () => {
    const socket = open();
    await once(socket, 'open');
    socket.send('x'.repeat(64 * 1024 + 1));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1009);
  });
});
