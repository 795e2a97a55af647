import { afterAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { startCaliber } from '../support/caliber.ts';
import { Client, refusal } from '../support/client.ts';

const { base, hear, server, stop } = await startCaliber();
afterAll(stop);

/** Status of an upgrade that is refused by an HTTP answer. */
function upgradeStatus(headers: Readonly<Record<string, string>>, path = '/ws'): Promise<number> {
  const socket = new WebSocket(`${base.replace(/^http/, 'ws')}${path}`, { headers });
  return new Promise((resolve, reject) => {
    socket.once('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.once('open', () => {
      socket.close();
      reject(new Error('the socket opened'));
    });
    socket.once('error', () => undefined); // follows the destroyed request
  });
}

const refused: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['no credential', {}, '401 UNAUTHORIZED'],
  ['an unknown key', { 'x-api-key': `rsd_${'A'.repeat(43)}` }, '401 UNAUTHORIZED'],
  ['a key of another form', { 'x-api-key': 'secret' }, '401 UNAUTHORIZED'],
  ['a token that is none', { authorization: 'Bearer nonsense' }, '401 INVALID_TOKEN'],
  ['an unsigned token', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' }, '401 INVALID_TOKEN'],
  ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }, '401 INVALID_TOKEN'],
];

describe('a request', () => {
  test.each(refused)('with %s is refused', async (_, headers, expected) => {
    const stranger = new Client(base, headers);
    const reply = await stranger.get('/trajectories');
    expect(refusal(reply)).toBe(expected);
    expect(reply.headers.get('www-authenticate')).toMatch(/Bearer/);
  });

  test('without a credential changes nothing', async () => {
    const { result, events } = await hear(() => new Client(base).post('/trajectories', { name: 'x' }));
    expect(refusal(result)).toBe('401 UNAUTHORIZED');
    expect(events).toEqual([]);
  });

  test.each([
    ['a broken body', '/trajectories', { nam: 1 }],
    ['a broken id', '/trajectories/no-id', undefined],
    ['a broken query', '/trajectories?limit=ten', undefined],
  ])('with %s and no credential is told of the credential', async (_, path, body) => {
    const stranger = new Client(base);
    const reply = body === undefined ? await stranger.get(path) : await stranger.post(path, body);
    expect(refusal(reply)).toBe('401 UNAUTHORIZED');
  });

  test('with a key works, whatever the letter case of the header', async () => {
    expect((await new Client(base, { 'X-API-KEY': server.key }).get('/trajectories')).status).toBe(200);
  });

  test('for health needs no credential', async () => {
    const stranger = new Client(server.url);
    expect((await stranger.get('/health/live')).status).toBe(200);
    expect((await stranger.get('/health/ready')).status).toBe(200);
  });
});

describe('a socket', () => {
  test.each(refused)('with %s is refused by an HTTP answer', async (_, headers) => {
    expect(await upgradeStatus(headers)).toBe(401);
  });

  test('for a tenant that the credential has no right to is forbidden', async () => {
    expect(await upgradeStatus({ 'x-api-key': server.key, 'x-tenant-id': server.otherTenantId })).toBe(403);
  });

  test('elsewhere is not found', async () => {
    expect(await upgradeStatus({ 'x-api-key': server.key }, '/sockets')).toBe(404);
  });
});
