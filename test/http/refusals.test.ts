import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Route } from '../../src/contract/route.ts';
import { describeUnknown } from '../../src/http/unknown-route.ts';
import { Client, problem, refusal } from '../support/client.ts';
import { codeOf, openRaw, readRaw, sendRaw } from './fixture/raw.ts';
import { type ItemsServer, startItems } from './fixture/server.ts';

const limit = 4096;
let server: ItemsServer;
beforeAll(async () => {
  server = await startItems({ settings: { bodyLimit: limit } });
});
afterAll(() => server.stop());

const post = (raw: string, headers: Record<string, string> = {}) =>
  server.client.send('POST', '/items', undefined, { raw, headers });

describe('routes and methods', () => {
  it.each(['/nothing', '/items/x/y/z', '/', '', '/item', '/ITEMS'])('no route at %p', async (path) => {
    expect(refusal(await server.client.get(path))).toBe('404 ROUTE_NOT_FOUND');
  });

  it.each([
    ['/', 'the API begins at /api/v1'],
    ['/items', 'the API begins at /api/v1'],
    ['/api/v1', 'the API lies below /api/v1, as in /api/v1/items'],
    ['/api/v1/', 'the API lies below /api/v1, as in /api/v1/items'],
    ['/api/v1/itmes', 'did you mean /api/v1/items?'],
    ['/api/v1/ITEMS/7', 'did you mean /api/v1/items/:id?'],
    ['/api/v1/items/7/childern', 'did you mean /api/v1/items/:id/children?'],
    ['/api/v1/items/7/8/9', 'did you mean /api/v1/items/:id?'],
    ['/api/v1/wss', 'did you mean /api/v1/ws?'],
    ['/api/v1/quite/another', 'nothing below /api/v1 is like it'],
    [`/api/v1/${'items'.repeat(1000)}`, 'nothing below /api/v1 is like it'],
  ])('says of %s where to go instead', async (path, help) => {
    const reply = await new Client(server.url).get(path);
    expect(refusal(reply)).toBe('404 ROUTE_NOT_FOUND');
    expect(problem(reply).message).toBe(`there is no such route; ${help}`);
  });

  it.each(['/api/v1/events/', '/api/v1/Events', '/api/v1/evnts'])('takes %s for the stream', (path) => {
    const routes = ['/agents', '/agents/:id'].map((known) => ({ path: known })) as unknown as readonly Route[];
    expect(describeUnknown('/api/v1', routes)(path).message).toBe(
      'there is no such route; did you mean /api/v1/events?',
    );
  });

  it('takes no parameters in the address of what writes or computes', async () => {
    expect(refusal(await server.client.post('/items?dry=1', { name: 'unmade' }))).toBe('400 INVALID_INPUT ?dry');
    expect(refusal(await server.client.post('/items/search?limit=1&x', { query: 'a' }))).toBe(
      '400 INVALID_INPUT ?limit ?x',
    );
    expect(refusal(await server.client.patch(`/items/${randomUUID()}?name=a`, {}))).toBe('400 INVALID_INPUT ?name');
    const { rows } = await server.owner.query("SELECT FROM api.item WHERE name = 'unmade'");
    expect(rows).toEqual([]);
    expect((await server.client.post('/items?', { name: 'made' })).status).toBe(201);
  });

  it('says which methods a path takes', async () => {
    const reply = await server.client.send('PUT', `/items/${randomUUID()}`, {});
    expect(refusal(reply)).toBe('405 METHOD_NOT_ALLOWED');
    expect(reply.headers.get('allow')).toBe('DELETE, GET, HEAD, OPTIONS, PATCH');
    expect(refusal(await server.client.send('PROPFIND', '/items'))).toBe('405 METHOD_NOT_ALLOWED');
    expect(refusal(await server.client.get('/items/search'))).toBe('405 METHOD_NOT_ALLOWED');
    const options = await server.stranger.send('OPTIONS', '/items');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
  });

  it('refuses an id that is none', async () => {
    expect(refusal(await server.client.get('/items/42'))).toBe('400 INVALID_FORMAT');
    expect(refusal(await server.client.delete('/items/00000000-0000-0000-0000-00000000000'))).toBe('403 FORBIDDEN');
  });

  it.each(['/items/%zz', '/items/%c3%28', '/%', '/items?name=%ff'])(
    'refuses the broken encoding in %s',
    async (path) => {
      const reply = await sendRaw(server.port, `GET /api/v1${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect([reply.status, codeOf(reply)]).toEqual([400, 'INVALID_FORMAT']);
    },
  );

  it('asks for an upgrade where the event socket is', async () => {
    expect(refusal(await server.client.get('/ws'))).toBe('426 UPGRADE_REQUIRED');
  });
});

describe('bodies', () => {
  it.each(['{', 'nope', '{"name":"a"}}', '﻿{"name":"a"}', '{"name":"a",}', "{'name':1}", '{"name":"a","name":"b"}'])(
    'refuses %s, which is not JSON as we read it',
    async (raw) => {
      expect(refusal(await post(raw))).toBe('400 INVALID_FORMAT');
    },
  );

  it('never repeats the body in the refusal', async () => {
    expect((await post('{"password": hunter2}')).text).not.toContain('hunter2');
  });

  it('refuses the same name twice in an object of any depth, and takes it in two objects', async () => {
    expect(refusal(await post('{"name":"n1","x":[{"a":1,"a":2}]}'))).toBe('400 INVALID_FORMAT');
    expect((await post(`{"name":"n2","x":[{"a:":"{\\"a\\":1,"},{"a:":1}],"y":{"a:":null}}`)).status).toBe(201);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const head = (length: number): string =>
      `POST /api/v1/items HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-API-Key: ${server.key}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
    const body = Buffer.from('{"name":"\xff"}', 'latin1');
    const reply = await sendRaw(server.port, head(body.length), body);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'INVALID_FORMAT']);
  });

  it('takes 64 levels and refuses 65', async () => {
    const nested = (levels: number): string =>
      `{"name":"deep ${levels}","x":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect((await post(nested(64))).status).toBe(201);
    expect(refusal(await post(nested(65)))).toBe('400 INVALID_FORMAT');
    expect(refusal(await post('['.repeat(4000)))).toBe('400 INVALID_FORMAT');
  });

  it('takes a body up to the limit, announced or streamed, and refuses one byte more', async () => {
    const sized = (size: number): string => `{"name":"${'n'.repeat(size - 11)}"}`;
    expect((await post(sized(limit).replace('nn', `${Math.random()}`.slice(0, 2)))).status).toBe(201);
    const reply = await post(sized(limit + 1));
    expect(refusal(reply)).toBe('413 BODY_TOO_LARGE');
    expect(problem(reply)).toMatchObject({ details: { limit } });

    const chunked = `POST /api/v1/items HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-API-Key: ${server.key}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `${(3000).toString(16)}\r\n${'x'.repeat(3000)}\r\n`;
    const streamed = await sendRaw(server.port, chunked, chunk, chunk, '0\r\n\r\n');
    expect([streamed.status, codeOf(streamed)]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('lets a client that sends much too much read the refusal', async () => {
    expect(refusal(await post('x'.repeat(3 * 1024 * 1024)))).toBe('413 BODY_TOO_LARGE');
  });

  it('does not wait for a body that is announced far too large', async () => {
    const reply = await sendRaw(
      server.port,
      `POST /api/v1/items HTTP/1.1\r\nHost: x\r\nX-API-Key: ${server.key}\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n`,
    );
    expect([reply.status, codeOf(reply), reply.headers['connection']]).toEqual([413, 'BODY_TOO_LARGE', 'close']);
  });

  it.each([
    'text/plain',
    'application/xml',
    'application/merge-patch+json',
    'application/json; charset=latin1',
    'application/jsonx',
    '',
  ])('refuses a POST of type %p', async (type) => {
    const reply = await post('{"name":"typed"}', { 'content-type': type });
    expect(refusal(reply)).toBe('415 UNSUPPORTED_MEDIA_TYPE');
    expect(reply.headers.get('accept-post')).toBe('application/json');
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"', 'application/json;'])(
    'takes a POST of type %s',
    async (type) => {
      expect((await post(`{"name":${JSON.stringify(type)}}`, { 'content-type': type })).status).toBe(201);
    },
  );

  it('refuses a compressed body, and takes a merge patch for a PATCH alone', async () => {
    expect(refusal(await post('{"name":"z"}', { 'content-encoding': 'gzip' }))).toBe('415 UNSUPPORTED_MEDIA_TYPE');
    const patch = await server.client.send('PATCH', `/items/${randomUUID()}`, undefined, {
      raw: '{"name":"m"}',
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    expect(refusal(patch)).toBe('404 ITEM_NOT_FOUND');
  });

  it('reports every broken rule at once', async () => {
    const reply = await post('{"rank":-1}');
    expect(refusal(reply)).toBe('400 VALIDATION_FAILED /name (MISSING_FIELD) /rank (INVALID_RANGE)');
    expect(refusal(await post('{"name":"r","rank":-1}'))).toBe('400 INVALID_RANGE /rank');
  });

  it('takes no body as an empty one', async () => {
    expect(refusal(await server.client.post('/items'))).toBe('400 MISSING_FIELD /name');
  });

  it('takes nothing but an empty object where the route takes no body', async () => {
    const janitor = server.client.with({ 'x-api-key': await server.makeKey({ roles: ['admin'] }) });
    const remove = (body: unknown) => janitor.send('DELETE', `/items/${randomUUID()}`, body);
    expect(refusal(await remove({}))).toBe('404 ITEM_NOT_FOUND');
    expect(refusal(await remove({ why: 1, 'a/b': 2 }))).toBe('400 INVALID_INPUT /a~1b /why');
    expect(refusal(await remove([]))).toBe('400 INVALID_INPUT (body)');
  });

  it('looks at the credential before the body', async () => {
    const reply = await server.stranger.send('POST', '/items', undefined, { raw: '{' });
    expect(refusal(reply)).toBe('401 UNAUTHORIZED');
  });
});

describe('what the HTTP parser refuses', () => {
  it.each([
    ['GARBAGE\r\n\r\n', 400, 'INVALID_FORMAT'],
    ['GET /api/v1/items HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'INVALID_FORMAT'],
    ['GET / HTTP/1.1\r\nHost: x\r\nContent-Length: a\r\n\r\n', 400, 'INVALID_FORMAT'],
    ['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400, 'INVALID_FORMAT'],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
    ['CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n', 405, 'METHOD_NOT_ALLOWED'],
    ['GET /api/v1/ws HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 426, 'UPGRADE_REQUIRED'],
    ['GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n', 417, 'EXPECTATION_FAILED'],
  ])('is answered by a problem document: case %#', async (request, status, code) => {
    const reply = await sendRaw(server.port, request);
    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
  });

  it('in a body that is broken half way ends the connection', async () => {
    const socket = await openRaw(server.port);
    socket.write(
      `POST /api/v1/items HTTP/1.1\r\nHost: x\r\nX-API-Key: ${server.key}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    );
    const reply = await readRaw(socket);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'INVALID_FORMAT']);
  });
});

describe('every answer', () => {
  it('carries the request id: the own one, or that of the client where it is sane', async () => {
    const own = await server.client.get('/items');
    expect(own.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const given = await server.client.with({ 'x-request-id': 'trace/7' }).get('/items');
    expect(given.headers.get('x-request-id')).toBe('trace/7');
    for (const insane of ['a b', 'x'.repeat(129), '<script>']) {
      const reply = await server.client.with({ 'x-request-id': insane }).get('/nothing');
      expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('forbids guessing, framing and keeping', async () => {
    for (const path of ['/items', '/nothing']) {
      const { headers } = await server.client.get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('private, no-cache');
    }
  });

  it('is logged in one line, without query, body or credential', async () => {
    const name = `secret ${randomUUID()}`;
    const id = randomUUID();
    await server.client.with({ 'x-request-id': id }).get('/items', { name });
    const line = server.log.find((one) => one['request_id'] === id);
    expect(line).toMatchObject({
      method: 'GET',
      path: '/api/v1/items',
      route: 'item.list',
      status: 200,
      tenant_id: server.tenantId,
      actor: expect.stringMatching(/^key:/),
      ms: expect.any(Number),
    });
    const all = JSON.stringify(server.log);
    expect(all).not.toContain(server.key);
    expect(all).not.toContain(name);
  });
});
