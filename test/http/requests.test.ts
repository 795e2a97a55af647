import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, refusal } from '../support/client.ts';
import { type ItemsServer, startItems } from './fixture/server.ts';

/** Small, since the machine must render a page before it is found to be too large; no other page here comes near it. */
const pageBytes = 32 * 1024;

let server: ItemsServer;
beforeAll(async () => {
  server = await startItems({ pageBytes });
});
afterAll(() => server.stop());

let names = 0;
const freshName = (): string => `item ${(names += 1)}`;
interface Item {
  readonly item_id: string;
  readonly name: string;
  readonly version: number;
}
async function makeItem(body: object = {}): Promise<Item> {
  const reply = await server.client.post('/items', { name: freshName(), ...body });
  expect(reply.status).toBe(201);
  return reply.body as Item;
}

describe('a mutation', () => {
  it('answers with the row, its version as the ETag and the ids of its events', async () => {
    const name = freshName();
    const reply = await server.client.post('/items', { name });
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({ item_id: expect.any(String), tenant_id: server.tenantId, name, rank: 0, version: 1 });
    expect(reply.headers.get('etag')).toBe('"1"');
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(reply.headers.get('location')).toBe(`/api/v1/items/${(reply.body as Item).item_id}`);
    const { rows } = await server.owner.query('SELECT event_id FROM resound.outbox ORDER BY id DESC LIMIT 1');
    expect(reply.headers.get('resound-events')).toBe((rows[0] as { event_id: string }).event_id);
  });

  it('announces its commit, and nothing where it was refused', async () => {
    const before = server.woken.length;
    const { name } = await makeItem();
    await server.client.post('/items', { name });
    expect(server.woken.slice(before)).toEqual(['item']);
  });

  it('hands request id, actor and trace on to the event', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await server.client.with({ 'x-request-id': 'my-request', traceparent }).post('/items', { name: freshName() });
    const { rows } = await server.owner.query(
      'SELECT request_id, actor, traceparent FROM resound.outbox ORDER BY id DESC LIMIT 1',
    );
    expect(rows[0]).toEqual({
      request_id: 'my-request',
      traceparent,
      actor: expect.stringMatching(/^key:[0-9a-f-]{36}$/),
    });
  });

  it('gives ids that grow', async () => {
    const ids = [await makeItem(), await makeItem(), await makeItem()].map(({ item_id }) => item_id);
    expect(ids).toEqual([...ids].sort());
    expect(ids.every((id) => id[14] === '7')).toBe(true);
  });

  it('says what a violated constraint means', async () => {
    const { name } = await makeItem();
    expect(refusal(await server.client.post('/items', { name }))).toBe('409 ENTITY_ALREADY_EXISTS');
  });

  it('refuses a row that is not there, and one of another tenant alike', async () => {
    const other = await server.makeTenant();
    const stranger = server.client.with({ 'x-api-key': await server.makeKey({ tenants: [other] }) });
    const { item_id: id } = await makeItem();
    expect(refusal(await stranger.patch(`/items/${id}`, { name: 'mine' }))).toBe('404 ITEM_NOT_FOUND');
    expect(refusal(await stranger.get(`/items/${id}`))).toBe('404 ITEM_NOT_FOUND');
  });

  it('needs one of the roles that the manifest names', async () => {
    const { item_id: id } = await makeItem();
    expect(refusal(await server.client.delete(`/items/${id}`))).toBe('403 FORBIDDEN');
    const janitor = server.client.with({ 'x-api-key': await server.makeKey({ roles: ['janitor'] }) });
    const reply = await janitor.delete(`/items/${id}`);
    expect([reply.status, reply.text, reply.headers.get('etag')]).toEqual([204, '', null]);
    expect(reply.headers.get('resound-events')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('conditions', () => {
  it.each([
    ['"1"', 200],
    ['*', 200],
    ['"9", "1"', 200],
    ['"9" , W/"1"', 412],
    ['"2"', 412],
    ['W/"1"', 412],
    ['"foreign"', 412],
    ['1', 400],
    ['"1', 400],
    ['"1" "2"', 400],
  ])('If-Match: %s gives %i on a row of version 1', async (header, status) => {
    const { item_id: id } = await makeItem();
    const reply = await server.client.with({ 'if-match': header }).patch(`/items/${id}`, { name: freshName() });
    expect(reply.status).toBe(status);
    if (status === 200) expect(reply.headers.get('etag')).toBe('"2"');
    if (status === 412) expect(refusal(reply)).toBe('412 CONCURRENT_MODIFICATION');
    if (status === 400) expect(refusal(reply)).toBe('400 INVALID_FORMAT');
  });

  it('says that a row is absent rather than changed', async () => {
    const reply = await server.client.with({ 'if-match': '"5"' }).patch(`/items/${crypto.randomUUID()}`, { name: 'x' });
    expect(refusal(reply)).toBe('404 ITEM_NOT_FOUND');
  });

  it.each([
    ['"1"', 304],
    ['W/"1"', 304],
    ['"0", "1"', 304],
    ['*', 304],
    ['"2"', 200],
  ])('If-None-Match: %s gives %i on a row of version 1', async (header, status) => {
    const { item_id: id } = await makeItem();
    const reply = await server.client.with({ 'if-none-match': header }).get(`/items/${id}`);
    expect([reply.status, reply.headers.get('etag')]).toEqual([status, '"1"']);
    expect(reply.text === '').toBe(status === 304);
  });
});

describe('a read', () => {
  it('is counted after it was answered', async () => {
    const { item_id: id } = await makeItem();
    await server.client.get(`/items/${id}`);
    await server.client.get(`/items/${id}`);
    const { rows } = await server.owner.query('SELECT reads FROM api.item_reads WHERE item_id = $1', [id]);
    expect(rows).toEqual([{ reads: 2 }]);
  });

  it('answers HEAD like GET, without the body', async () => {
    const { item_id: id } = await makeItem();
    const [get, head] = [await server.client.get(`/items/${id}`), await server.client.send('HEAD', `/items/${id}`)];
    expect([head.status, head.text]).toEqual([200, '']);
    for (const name of ['content-length', 'content-type', 'etag']) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
  });

  it('takes ids in any letter case', async () => {
    const { item_id: id } = await makeItem();
    expect((await server.client.get(`/items/${id.toUpperCase()}`)).status).toBe(200);
  });
});

describe('lists', () => {
  interface Page {
    readonly items: readonly Item[];
    readonly total: number;
    readonly next_cursor: string | null;
  }
  const page = async (query: Record<string, string | number>): Promise<Page> =>
    (await server.client.get('/items', query)).body as Page;

  it('go on from a cursor, in order, each row once, although several have the same sort key', async () => {
    const made = await Promise.all([7, 7, 8, 8, 8, 9, 7].map((rank) => makeItem({ rank: 1000 + rank })));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { items, total, next_cursor }: Page = await page({
        least: 1000,
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      expect(total).toBe(7);
      seen.push(...items.map(({ item_id }) => item_id));
      cursor = next_cursor;
    } while (cursor !== null);
    const { rows } = await server.owner.query('SELECT item_id FROM api.item WHERE rank >= 1000 ORDER BY rank, item_id');
    expect(seen).toEqual((rows as Item[]).map(({ item_id }) => item_id));
    expect(seen).toHaveLength(made.length);
  });

  it('page by offset too, and end without a cursor', async () => {
    for (const rank of [2001, 2002, 2003]) await makeItem({ rank });
    const [first, second] = [await page({ least: 2001, limit: 2 }), await page({ least: 2001, limit: 2, offset: 2 })];
    expect([first.items.length, first.total, typeof first.next_cursor]).toEqual([2, 3, 'string']);
    expect([second.items.length, second.total, second.next_cursor]).toEqual([1, 3, null]);
    expect(await page({ least: 3000 })).toEqual({ items: [], total: 0, next_cursor: null });
  });

  it.each(['', 'x', 'AAAA', '====', 'null', 'A'.repeat(5000), 'ä'])('refuse the foreign cursor %#', async (cursor) => {
    expect(refusal(await server.client.get('/items', { cursor }))).toBe('400 INVALID_FORMAT ?cursor');
  });

  it('refuse a cursor that was tampered with', async () => {
    await makeItem({ rank: 4000 });
    await makeItem({ rank: 4001 });
    const { next_cursor } = await page({ least: 4000, limit: 1 });
    const plain = Buffer.from(String(next_cursor), 'base64url').toString();
    for (const forged of [
      plain.replace('4000', 'many'),
      plain.replace('4000', ''),
      `X${plain.slice(1)}`,
      `${plain}\0`,
    ]) {
      const reply = await server.client.get('/items', { cursor: Buffer.from(forged).toString('base64url') });
      expect(refusal(reply)).toBe('400 INVALID_FORMAT ?cursor');
    }
  });

  it('refuse a page of more bytes than it may have, and give its rows in smaller ones, the largest alone', async () => {
    const parent = await makeItem();
    const lengths = [pageBytes / 2, pageBytes / 2, pageBytes + 1];
    for (const [rank, length] of lengths.entries()) {
      await makeItem({ name: freshName().padEnd(length, '.'), rank: 5000 + rank, parent_id: parent.item_id });
    }
    for (const path of ['/items', `/items/${parent.item_id}/children`]) {
      const query = path === '/items' ? { least: 5000 } : {};
      expect(refusal(await server.client.get(path, query))).toBe('400 INVALID_RANGE ?limit');
      expect(refusal(await server.client.get(path, { ...query, limit: 2 }))).toBe('400 INVALID_RANGE ?limit');
      for (const offset of lengths.keys()) {
        expect((await server.client.get(path, { ...query, limit: 1, offset })).status).toBe(200);
      }
    }
  });

  it('under a parent are bare arrays, and 404 where the parent is absent', async () => {
    const parent = await makeItem();
    const empty = await server.client.get(`/items/${parent.item_id}/children`);
    expect(empty.body).toEqual([]);
    const children = [await makeItem({ parent_id: parent.item_id }), await makeItem({ parent_id: parent.item_id })];
    const reply = await server.client.get(`/items/${parent.item_id}/children`);
    expect((reply.body as Item[]).map(({ item_id }) => item_id)).toEqual(
      children.map(({ item_id }) => item_id).reverse(),
    );
    expect(reply.headers.get('link')).toBeNull();
    expect(refusal(await server.client.get(`/items/${crypto.randomUUID()}/children`))).toBe('404 ITEM_NOT_FOUND');
  });

  it('under a parent go on by a link, from whatever page, until nothing follows', async () => {
    const parent = await makeItem();
    for (let made = 0; made < 6; made += 1) await makeItem({ parent_id: parent.item_id });
    const path = `/items/${parent.item_id}/children`;
    const all = (await server.client.get(path)).body;
    const read = async (query: string): Promise<unknown[]> => {
      const reply = await new Client(server.url, { 'x-api-key': server.key }).get(query);
      const next = /^<(.*)>; rel="next"$/.exec(reply.headers.get('link') ?? '')?.[1];
      return [reply.body, ...(next === undefined ? [] : await read(next))].flat();
    };
    expect(await read(`/api/v1${path}?limit=6`)).toEqual(all);
    expect(await read(`/api/v1${path}?limit=4`)).toEqual(all);
    expect(await read(`/api/v1${path}?limit=1`)).toEqual(all);
    expect(await read(`/api/v1${path}?limit=2&offset=1`)).toEqual((all as unknown[]).slice(1));
    expect((await server.client.get(path, { limit: 2, offset: 4 })).headers.get('link')).toBeNull();
    expect((await server.client.get(path, { limit: 2, offset: 40 })).headers.get('link')).toBeNull();
  });
});

describe('search', () => {
  const search = (body: object) => server.client.post('/items/search', { limit: 20, filters: [], ...body });

  it('finds by words, best first, with a snippet', async () => {
    const { item_id: once } = await makeItem({ name: 'a heron in the reeds', rank: 5 });
    const { item_id: twice } = await makeItem({ name: 'heron and heron', rank: 6 });
    await makeItem({ name: 'no bird' });
    const { results, total } = (await search({ query: 'heron' })).body as {
      results: Record<string, unknown>[];
      total: number;
    };
    expect(total).toBe(2);
    expect(results.map(({ id }) => id)).toEqual([twice, once]);
    expect(results[1]).toEqual({
      entity_type: 'Item',
      id: once,
      name: 'a heron in the reeds',
      snippet: 'a heron in the reeds',
      score: expect.any(Number),
    });
  });

  it.each([
    [{ operator: 'eq', value: 5 }, 1],
    [{ operator: 'ne', value: 5 }, 1],
    [{ operator: 'gte', value: 5 }, 2],
    [{ operator: 'lt', value: 6 }, 1],
    [{ operator: 'in', value: [5, 6, 7] }, 2],
    [{ field: 'name', operator: 'contains', value: 'REEDS' }, 1],
  ])('narrows by %j', async (filter, expected) => {
    const reply = await search({ query: 'heron', filters: [{ field: 'rank', ...filter }] });
    expect((reply.body as { total: number }).total).toBe(expected);
  });

  it.each([
    [{ field: 'secret', operator: 'eq', value: 1 }, '400 INVALID_INPUT /filters/0/field'],
    [{ field: 'rank', operator: 'eq', value: 'many' }, '400 INVALID_INPUT /filters/0/value'],
    [{ field: 'rank', operator: 'in', value: 5 }, '400 INVALID_INPUT /filters/0/value'],
    [{ field: 'rank', operator: 'contains', value: 5 }, '400 INVALID_INPUT /filters/0/value'],
  ])('refuses %j', async (filter, expected) => {
    expect(refusal(await search({ query: 'heron', filters: [filter] }))).toBe(expected);
  });

  it('refuses a query that no person writes', async () => {
    expect((await search({ query: 'heron '.repeat(166) })).status).toBe(200);
    expect(refusal(await search({ query: 'heron '.repeat(167) }))).toBe('400 INVALID_RANGE /query');
  });

  it('takes anything as a query', async () => {
    for (const query of ['"', "' OR 1=1 --", '-', '& | !', 'a\\', '%']) {
      expect((await search({ query })).status).toBe(200);
    }
  });
});
