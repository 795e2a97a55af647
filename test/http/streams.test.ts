/** Into a stream: credentials in all their places, origins, bounds; and that no secret is ever logged. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import type { ServerSettings } from '../../src/server.ts';
import { refusal } from '../support/client.ts';
import { codeOf, openRaw, sendRaw } from './fixture/raw.ts';
import { type ItemsServer, startItems } from './fixture/server.ts';

const secret = 'a secret that is long enough for this';
const servers: ItemsServer[] = [];
const opened: WebSocket[] = [];
const asked: string[] = [];

async function start(settings: Partial<ServerSettings> = {}): Promise<ItemsServer> {
  const server = await startItems({
    settings: { jwtSecret: secret, ...settings },
    accept: (socket, caller) => socket.send(caller.principal.actor),
    readRequest: (query) => {
      asked.push(query.toString());
      return { filters: [], after: null };
    },
  });
  servers.push(server);
  return server;
}

let server: ItemsServer;
beforeAll(async () => {
  server = await start({ tokenInQuery: true });
});
afterEach(async () => {
  await Promise.all(
    opened.splice(0).map(async (socket) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      socket.close();
      await once(socket, 'close');
    }),
  );
});
afterAll(() => Promise.all(servers.map((each) => each.stop())));

interface Opening {
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly protocols?: string[];
}

function open({ port }: ItemsServer, { query = '', headers = {}, protocols = [] }: Opening): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/ws${query}`, protocols, { headers });
  socket.on('error', () => undefined);
  opened.push(socket);
  return socket;
}

/** Whom the server took the socket's opener for. */
async function admitted(to: ItemsServer, opening: Opening): Promise<string> {
  const [data] = (await once(open(to, opening), 'message')) as [Buffer];
  return data.toString();
}

interface Refused {
  readonly status: number | undefined;
  readonly code: string;
  readonly detail: string;
  readonly retryAfter: string | undefined;
}

/** The answer in place of an upgrade. */
async function refused(to: ItemsServer, opening: Opening): Promise<Refused> {
  const [, response] = (await once(open(to, opening), 'unexpected-response')) as [unknown, IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const { code, detail } = JSON.parse(Buffer.concat(chunks).toString()) as Pick<Refused, 'code' | 'detail'>;
  return { status: response.statusCode, code, detail, retryAfter: response.headers['retry-after'] };
}

const byKey = ({ key }: ItemsServer): Opening => ({ headers: { 'x-api-key': key } });
const inProtocol = (credential: string): string => `resound.bearer.${Buffer.from(credential).toString('base64url')}`;
const token = (): Promise<string> =>
  new SignJWT({ sub: 'ann', tenant_id: server.tenantId })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('5m')
    .sign(Buffer.from(secret));

describe('a browser', () => {
  it('opens a stream by a credential among the subprotocols, of which the server selects its own', async () => {
    const socket = open(server, { protocols: ['resound.v1', inProtocol(server.key)] });
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(data.toString()).toMatch(/^key:/);
    expect(socket.protocol).toBe('resound.v1');
    expect(await admitted(server, { protocols: [inProtocol(await token()), 'resound.v1'] })).toBe('user:ann');
  });

  it('is told where it offers a credential and no protocol', async () => {
    expect(await refused(server, { protocols: [inProtocol(server.key)] })).toMatchObject({
      status: 400,
      code: 'INVALID_FORMAT',
    });
  });

  it('is told where the subprotocol holds its key as it is, and not in base64url', async () => {
    const reply = await refused(server, { protocols: ['resound.v1', `resound.bearer.${server.key}`] });
    expect(reply).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    expect(reply.detail).toBe('the subprotocol resound.bearer.<base64url> must hold a key or a token, in base64url');
  });

  it('opens a stream by a ticket, once', async () => {
    const reply = await server.client.post('/tickets');
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const { ticket } = reply.body as { readonly ticket: string };
    expect(reply.body).toEqual({
      ticket: expect.stringMatching(/^rst_[A-Za-z0-9_-]{52}$/),
      expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    });
    expect(await admitted(server, { query: `?type=x&ticket=${ticket}` })).toMatch(/^key:/);
    expect(asked.at(-1)).toBe('type=x');
    expect(await refused(server, { query: `?ticket=${ticket}` })).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
  });

  it('opens a stream by a token in the query where that is switched on', async () => {
    expect(await admitted(server, { query: `?token=${await token()}` })).toBe('user:ann');
    expect(await admitted(server, { query: `?token=${server.key}` })).toMatch(/^key:/);
    expect(asked.at(-1)).toBe('');
  });
});

describe('tickets', () => {
  it('are for whoever has a credential, and for POST', async () => {
    expect(refusal(await server.stranger.post('/tickets'))).toBe('401 UNAUTHORIZED');
    expect(refusal(await server.client.get('/tickets'))).toBe('405 METHOD_NOT_ALLOWED');
    expect(refusal(await server.client.post('/tickets', { for: 'me' }))).toBe('400 INVALID_INPUT /for');
    expect(refusal(await server.client.post('/tickets?for=me'))).toBe('400 INVALID_INPUT ?for');
    expect((await server.client.post('/tickets', {})).status).toBe(201);
  });
});

describe('the log', () => {
  it('holds no credential, however it came and whatever became of it', async () => {
    const { ticket } = (await server.client.post('/tickets')).body as { readonly ticket: string };
    const unused = ((await server.client.post('/tickets')).body as { readonly ticket: string }).ticket;
    const bearer = await token();
    const forged = `rsd_${'Z'.repeat(43)}`;
    await admitted(server, { query: `?ticket=${ticket}` });
    await admitted(server, { query: `?token=${bearer}` });
    await admitted(server, { protocols: ['resound.v1', inProtocol(server.key)] });
    await refused(server, { query: `?ticket=${ticket}` });
    await refused(server, { query: `?ticket=${unused}&token=${bearer}` });
    await refused(server, { query: `?token=${forged}` });
    await refused(server, { protocols: ['resound.v1', inProtocol(forged)] });
    await refused(server, { protocols: [inProtocol(server.key)] });
    // In an ordinary request, one that is none, and a handshake that fails after its credential was found good.
    await server.stranger.get(`/ws?ticket=${unused}`);
    await server.stranger.get(`/items?token=${bearer}`);
    await sendRaw(server.port, `GET /api/v1/ws?ticket=${unused} HTTP/1.1\r\nbroken\r\n\r\n`);
    const half = `GET /api/v1/ws?token=${bearer} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    const reply = await sendRaw(server.port, half);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'INVALID_FORMAT']);
    const written = JSON.stringify(server.log);
    expect(written).toContain('"upgrade"');
    const secrets = [server.key, forged, ticket, unused, bearer];
    expect(secrets.filter((each) => written.includes(each) || written.includes(inProtocol(each)))).toEqual([]);
    expect(secrets.filter((each) => reply.body.includes(each))).toEqual([]);
  });
});

describe('origins', () => {
  it('are of no interest unless they are listed, since no credential comes by itself', async () => {
    for (const origin of ['https://anywhere.example', 'null']) {
      expect(await admitted(server, { headers: { 'x-api-key': server.key, origin } })).toMatch(/^key:/);
      const stranger = { origin, cookie: `key=${server.key}` };
      expect(await refused(server, { headers: stranger })).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    }
  });

  it('that are listed are let in, others are not, and `null` is an origin', async () => {
    const strict = await start({ origins: ['https://app.example'] });
    const from = (origin?: string): Opening => ({
      headers: { 'x-api-key': strict.key, ...(origin !== undefined && { origin }) },
    });
    expect(await admitted(strict, from('https://app.example'))).toMatch(/^key:/);
    expect(await admitted(strict, from())).toMatch(/^key:/);
    const foreign = [
      'null',
      '',
      'https://app.example.evil',
      'http://app.example',
      'https://app.example:8443',
      'https://APP.example',
    ];
    for (const origin of foreign) {
      expect(await refused(strict, from(origin))).toMatchObject({ status: 403, code: 'ORIGIN_NOT_ALLOWED' });
    }
    // Before the credential is looked at: a page of a foreign origin uses up nobody's ticket.
    const { ticket } = (await strict.client.post('/tickets')).body as { readonly ticket: string };
    await refused(strict, { query: `?ticket=${ticket}`, headers: { origin: 'https://evil.example' } });
    const own = { query: `?ticket=${ticket}`, headers: { origin: 'https://app.example' } };
    expect(await admitted(strict, own)).toMatch(/^key:/);
  });
});

describe('bounds', () => {
  const busy = { status: 503, code: 'SERVICE_UNAVAILABLE', retryAfter: expect.stringMatching(/^[1-5]$/) };
  const tooMany = { status: 429, code: 'TOO_MANY_STREAMS', retryAfter: expect.stringMatching(/^[1-5]$/) };

  it.each<[string, Partial<ServerSettings>, object]>([
    ['of the process', { streams: 2 }, busy],
    ['of the tenant', { streamsPerTenant: 2 }, tooMany],
    ['of the credential', { streamsPerCredential: 2 }, tooMany],
  ])('%s are told by a status, and places are given back', async (_, settings, refusal) => {
    const bounded = await start(settings);
    await admitted(bounded, byKey(bounded));
    await admitted(bounded, byKey(bounded));
    expect(await refused(bounded, byKey(bounded))).toMatchObject(refusal);
    // A handshake that fails, and one whose client goes away, hold no place.
    opened[0]?.terminate();
    await sendRaw(
      bounded.port,
      `GET /api/v1/ws HTTP/1.1\r\nHost: x\r\nX-API-Key: ${bounded.key}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    expect(await admittedInTheEnd(bounded, byKey(bounded))).toMatch(/^key:/);
    expect(await refused(bounded, byKey(bounded))).toMatchObject(refusal);
  });

  /** The server learns a moment later that a client went away. */
  async function admittedInTheEnd(to: ItemsServer, opening: Opening): Promise<string> {
    for (;;) {
      const socket = open(to, opening);
      const [what] = (await Promise.race([
        once(socket, 'message'),
        once(socket, 'unexpected-response').then(() => [null]),
      ])) as [Buffer | null];
      if (what !== null) return what.toString();
    }
  }

  it('of one tenant and one credential leave room for others', async () => {
    const bounded = await start({ streamsPerTenant: 2, streamsPerCredential: 1 });
    const [second, third] = [await bounded.makeKey(), await bounded.makeKey()];
    const elsewhere = await bounded.makeKey({ tenants: [await bounded.makeTenant()] });
    await admitted(bounded, byKey(bounded));
    expect(await refused(bounded, byKey(bounded))).toMatchObject(tooMany);
    await admitted(bounded, { headers: { 'x-api-key': second } });
    expect(await refused(bounded, { headers: { 'x-api-key': third } })).toMatchObject(tooMany);
    expect(await admitted(bounded, { headers: { 'x-api-key': elsewhere } })).toMatch(/^key:/);
  });

  it('of upgrades whose credential is being checked', async () => {
    const bounded = await start({ pendingStreams: 1 });
    const holder = await bounded.owner.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE resound.api_key IN ACCESS EXCLUSIVE MODE');
    const waiting = admitted(bounded, byKey(bounded));
    await waitsForLock(bounded);
    expect(await refused(bounded, byKey(bounded))).toMatchObject(busy);
    await holder.query('COMMIT');
    holder.release();
    expect(await waiting).toMatch(/^key:/);
    expect(await admitted(bounded, byKey(bounded))).toMatch(/^key:/);
  });

  it('a client that goes away while its credential is checked holds no place', async () => {
    const bounded = await start({ streams: 1 });
    const holder = await bounded.owner.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE resound.api_key IN ACCESS EXCLUSIVE MODE');
    const raw = await openRaw(bounded.port);
    raw.write(
      `GET /api/v1/ws HTTP/1.1\r\nHost: x\r\nX-API-Key: ${bounded.key}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await waitsForLock(bounded);
    raw.resetAndDestroy();
    await holder.query('COMMIT');
    holder.release();
    expect(await admittedInTheEnd(bounded, byKey(bounded))).toMatch(/^key:/);
  });

  async function waitsForLock({ owner }: ItemsServer): Promise<void> {
    for (let waits = 0; waits === 0; ) {
      const { rows } = await owner.query<{ waits: string }>(
        "SELECT count(*) AS waits FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      );
      waits = Number(rows[0]?.waits);
    }
  }
});
