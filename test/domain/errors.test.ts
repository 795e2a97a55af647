/** Refusals that no single module makes: the envelope, the framework's own, and which of several comes first. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { startCaliber } from '../support/caliber.ts';
import { Client, problem, refusal } from '../support/client.ts';
import { nobody } from '../support/shapes.ts';

const { base, client, make, hear, server, stop } = await startCaliber();
afterAll(stop);

describe('a refusal', () => {
  test('is a problem that says what, where and why', async () => {
    const reply = await client.post('/scopes', { name: '', token_budget: 0, trajectory_id: nobody, nmae: 1 });
    const { status, title, code, message, detail, errors } = problem(reply);
    expect({ status, title, code }).toEqual({ status: 400, title: 'Bad Request', code: 'VALIDATION_FAILED' });
    expect(message).toBe(detail);
    expect([...errors].sort((a, b) => a.pointer.localeCompare(b.pointer))).toEqual([
      { pointer: '/name', code: 'MISSING_FIELD', message: expect.stringContaining('name') },
      { pointer: '/nmae', code: 'INVALID_INPUT', message: expect.stringContaining('"name"') },
      { pointer: '/token_budget', code: 'INVALID_RANGE', message: expect.stringContaining('1') },
    ]);
  });

  test('is made for a parameter in the address that nothing knows, of what writes too', async () => {
    const { result, events } = await hear(() => client.post('/trajectories?dry=1', { name: 'not made' }));
    expect(refusal(result)).toBe('400 INVALID_INPUT ?dry');
    expect(events).toEqual([]);
    expect(refusal(await client.post('/dsl/parse?x=1', { source: '' }))).toBe('400 INVALID_INPUT ?x');
  });

  test('of a route that is not there names the one that was meant', async () => {
    const outside = new Client(server.url);
    expect(problem(await outside.get('/')).message).toBe('there is no such route; the API begins at /api/v1');
    expect(problem(await client.get('')).message).toContain('the API lies below /api/v1');
    expect(problem(await client.post(`/locks/${nobody}/relase`)).message).toContain('/api/v1/locks/:id/release');
  });

  test('tells nothing of the database', async () => {
    const turn = await make.turn();
    const reply = await client.post('/turns', {
      scope_id: turn.scope_id,
      sequence: 0,
      role: 'User',
      content: 'x',
      token_count: 0,
    });
    expect(reply.text).not.toMatch(/constraint|violates|duplicate key|api\.turn|_key\b/);
  });

  test('is made for a body that is not JSON', async () => {
    for (const raw of ['{"name":', 'name=x', '{"name":"x",}', '{"name":"x"} {}']) {
      expect(refusal(await client.send('POST', '/trajectories', undefined, { raw }))).toMatch(/^400 INVALID_FORMAT/);
    }
  });

  test('is made for bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const response = await fetch(`${base}/trajectories`, {
      method: 'POST',
      headers: { 'x-api-key': server.key, 'content-type': 'application/json' },
      body: bytes,
    });
    expect(response.status).toBe(400);
  });

  test('is made for other media types, and not for JSON by other names', async () => {
    const send = (type: string) =>
      client.send('POST', '/trajectories', undefined, { raw: '{"name":"x"}', headers: { 'content-type': type } });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      expect(refusal(await send(type))).toBe('415 UNSUPPORTED_MEDIA_TYPE');
    }
    expect((await send('application/json; charset=utf-8')).status).toBe(201);
    const { trajectory_id } = await make.trajectory();
    const patched = await client.send('PATCH', `/trajectories/${trajectory_id}`, undefined, {
      raw: '{"name":"y"}',
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    expect(patched.status).toBe(200);
  });

  test('is made for a body of more than one MiB', async () => {
    const { result, events } = await hear(() => client.post('/trajectories', { name: 'x'.repeat(1_100_000) }));
    expect(refusal(result)).toBe('413 BODY_TOO_LARGE');
    expect(events).toEqual([]);
  });

  test('is made for an unknown route, within the base and beside it', async () => {
    for (const path of ['/poems', '/', `/trajectories/${nobody}/poems`, '/trajectories/search/deep']) {
      expect(refusal(await client.get(path))).toBe('404 ROUTE_NOT_FOUND');
    }
    expect(refusal(await new Client(server.url, { 'x-api-key': server.key }).get('/nothing'))).toBe(
      '404 ROUTE_NOT_FOUND',
    );
  });

  test('is made for a wrong method, with those that are right', async () => {
    const reply = await client.send('PUT', '/trajectories', { name: 'x' });
    expect(refusal(reply)).toBe('405 METHOD_NOT_ALLOWED');
    expect(reply.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST']);
  });

  test('is made for a path id that is no uuid, wherever it stands', async () => {
    for (const path of ['/scopes/1', '/scopes/1/turns', '/trajectories/x/children']) {
      expect(refusal(await client.get(path))).toMatch(/^400 INVALID_FORMAT/);
    }
    expect(refusal(await client.post('/scopes/1/close'))).toMatch(/^400 INVALID_FORMAT/);
  });

  test('is made for a body that nests too deep', async () => {
    const metadata = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const raw = `{"name":"x","metadata":${metadata}}`;
    expect(refusal(await client.send('POST', '/trajectories', undefined, { raw }))).toMatch(
      /^400 INVALID_(INPUT|FORMAT)/,
    );
  });

  test('of __proto__ is that of any unknown field, and nothing is polluted', async () => {
    const raw = '{"name":"x","__proto__":{"polluted":true}}';
    expect(refusal(await client.send('POST', '/trajectories', undefined, { raw }))).toMatch(/^400 INVALID_INPUT/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('of several refusals', () => {
  test('a broken rule comes before an unknown row', async () => {
    expect(refusal(await client.patch(`/scopes/${nobody}`, { name: '' }))).toBe('400 INVALID_INPUT /name');
  });

  test('a missing credential comes before an unknown row', async () => {
    expect(refusal(await new Client(base).get(`/scopes/${nobody}`))).toBe('401 UNAUTHORIZED');
  });

  test('an unknown row comes before a stale version', async () => {
    const reply = await client.send('POST', `/scopes/${nobody}/close`, undefined, { headers: { 'if-match': '"9"' } });
    expect(refusal(reply)).toBe('404 SCOPE_NOT_FOUND');
  });

  test('a stale version comes before a wrong state', async () => {
    const { scope_id } = await make.scope();
    await client.post(`/scopes/${scope_id}/close`);
    const close = (etag: string) =>
      client.send('POST', `/scopes/${scope_id}/close`, undefined, { headers: { 'if-match': etag } });
    for (const etag of ['"1"', '"1", "7"', 'W/"2"', '"x"']) {
      const reply = await close(etag);
      expect(refusal(reply)).toBe('412 CONCURRENT_MODIFICATION');
      expect(problem(reply).message).toBe('the row has version 2, and If-Match names another');
    }
    expect(refusal(await close('"2"'))).toBe('409 STATE_CONFLICT');
  });

  test('a stale version comes before a wrong agent, and a wrong state, too', async () => {
    const { delegation_id, to_agent_id } = await make.delegation();
    const accept = (accepting_agent_id: string, headers = {}) =>
      client.send('POST', `/delegations/${delegation_id}/accept`, { accepting_agent_id }, { headers });
    expect(refusal(await accept(nobody, { 'if-match': '"3"' }))).toBe('412 CONCURRENT_MODIFICATION');
    expect(refusal(await accept(nobody))).toBe('403 FORBIDDEN');
    await accept(to_agent_id);
    expect(refusal(await accept(nobody))).toBe('409 STATE_CONFLICT');
  });
});
