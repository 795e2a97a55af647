/** What holds for every kind of entity alike. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Makers, startCaliber } from '../support/caliber.ts';
import { problem, refusal } from '../support/client.ts';
import { aTime, nobody } from '../support/shapes.ts';

const { client, other, make, hear, server, stop } = await startCaliber();
afterAll(stop);

type Kind = Exclude<keyof Makers, 'body'>;

interface EntityKind {
  readonly kind: Kind;
  readonly path: string;
  readonly plural: string;
  readonly notFound: string;
  /** A change by PATCH; null where there is none. */
  readonly change: object | null;
  /** Routes of the entity itself, beside GET and PATCH. */
  readonly methods: readonly string[];
}

const kinds: readonly EntityKind[] = [
  {
    kind: 'trajectory',
    path: '/trajectories',
    plural: 'trajectories',
    notFound: 'TRAJECTORY_NOT_FOUND',
    change: { name: 'New' },
    methods: ['DELETE'],
  },
  {
    kind: 'scope',
    path: '/scopes',
    plural: 'scopes',
    notFound: 'SCOPE_NOT_FOUND',
    change: { name: 'New' },
    methods: [],
  },
  {
    kind: 'artifact',
    path: '/artifacts',
    plural: 'artifacts',
    notFound: 'ARTIFACT_NOT_FOUND',
    change: { name: 'New' },
    methods: ['DELETE'],
  },
  {
    kind: 'note',
    path: '/notes',
    plural: 'notes',
    notFound: 'NOTE_NOT_FOUND',
    change: { title: 'New' },
    methods: ['DELETE'],
  },
  { kind: 'turn', path: '/turns', plural: 'turns', notFound: 'ENTITY_NOT_FOUND', change: null, methods: [] },
  {
    kind: 'agent',
    path: '/agents',
    plural: 'agents',
    notFound: 'AGENT_NOT_FOUND',
    change: { status: 'Blocked' },
    methods: ['DELETE'],
  },
  { kind: 'lock', path: '/locks', plural: 'locks', notFound: 'LOCK_NOT_FOUND', change: null, methods: [] },
  { kind: 'message', path: '/messages', plural: 'messages', notFound: 'MESSAGE_NOT_FOUND', change: null, methods: [] },
  {
    kind: 'delegation',
    path: '/delegations',
    plural: 'delegations',
    notFound: 'ENTITY_NOT_FOUND',
    change: null,
    methods: [],
  },
  { kind: 'handoff', path: '/handoffs', plural: 'handoffs', notFound: 'ENTITY_NOT_FOUND', change: null, methods: [] },
];

type Entity = Readonly<Record<string, unknown>>;
interface List {
  readonly [plural: string]: unknown;
  readonly total: number;
  readonly next_cursor: string | null;
}

describe.each(kinds)('a $kind', ({ kind, path, plural, notFound, change, methods }) => {
  const create = async (): Promise<Entity> => (await make[kind]()) as unknown as Entity;
  const idOf = (entity: Entity): string => entity[`${kind}_id`] as string;
  const at = (entity: Entity): string => `${path}/${idOf(entity)}`;
  const list = async (query: Record<string, string | number>) => (await client.get(path, query)).body as List;
  const idsIn = (page: List): string[] => (page[plural] as Entity[]).map(idOf);

  test('has its id first, its tenant, and its version last', async () => {
    const entity = await create();
    expect(Object.keys(entity).slice(0, 2)).toEqual([`${kind}_id`, 'tenant_id']);
    expect(Object.keys(entity).at(-1)).toBe('version');
    expect(entity).toMatchObject({ tenant_id: server.tenantId, version: 1 });
  });

  test('is read with its version as ETag', async () => {
    const entity = await create();
    const reply = await client.get(at(entity));
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toMatch(/^application\/json/);
    expect(reply.headers.get('etag')).toBe('"1"');
    expect(reply.body).toMatchObject({ [`${kind}_id`]: idOf(entity) });
  });

  test('answers HEAD like GET, without the body', async () => {
    const entity = await create();
    const [head, get] = [await client.send('HEAD', at(entity)), await client.get(at(entity))];
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    expect((await client.send('HEAD', `${path}/${nobody}`)).status).toBe(404);
    expect((await client.send('HEAD', path)).status).toBe(200);
  });

  test('that is unknown is 404 with its own code', async () => {
    expect(refusal(await client.get(`${path}/${nobody}`))).toBe(`404 ${notFound}`);
    if (change !== null) expect(refusal(await client.patch(`${path}/${nobody}`, change))).toBe(`404 ${notFound}`);
    if (methods.includes('DELETE')) expect(refusal(await client.delete(`${path}/${nobody}`))).toBe(`404 ${notFound}`);
  });

  test('with an id that is no uuid is 400', async () => {
    expect(refusal(await client.get(`${path}/42`))).toMatch(/^400 INVALID_FORMAT/);
  });

  test('of another tenant is as if absent, for reading and for writing', async () => {
    const entity = await create();
    const { events, result } = await hear(async () => [
      await other.get(at(entity)),
      ...(change === null ? [] : [await other.patch(at(entity), change)]),
      ...(methods.includes('DELETE') ? [await other.delete(at(entity))] : []),
    ]);
    expect(new Set(result.map(refusal))).toEqual(new Set([`404 ${notFound}`]));
    expect(events).toEqual([]);
    expect(idsIn((await other.get(path)).body as List)).not.toContain(idOf(entity));
    expect((await client.get(at(entity))).body).toMatchObject({ version: 1 });
  });

  test('refuses other methods and names those that it has', async () => {
    const allowed = ['GET', 'HEAD', 'OPTIONS', ...(change === null ? [] : ['PATCH']), ...methods].sort();
    const reply = await client.send('PUT', at(await create()), {});
    expect(refusal(reply)).toBe('405 METHOD_NOT_ALLOWED');
    expect(reply.headers.get('allow')?.split(', ').sort()).toEqual(allowed);
    const collection = await client.send('DELETE', path);
    expect(refusal(collection)).toBe('405 METHOD_NOT_ALLOWED');
    expect(collection.headers.get('allow')?.split(', ').sort()).toEqual(
      kind === 'lock' ? ['GET', 'HEAD', 'OPTIONS'] : ['GET', 'HEAD', 'OPTIONS', 'POST'],
    );
  });

  test('refuses an unknown field and names the nearest one', async () => {
    const body = await make.body[kind]();
    const [known = ''] = Object.keys(body);
    const reply = await client.post(kind === 'lock' ? '/locks/acquire' : path, { ...body, [`${known}s`]: 1 });
    expect(refusal(reply)).toBe(`400 INVALID_INPUT /${known}s`);
    expect(problem(reply).message).toContain(`"${known}"`);
  });

  if (change !== null) {
    test('is changed only where If-Match names its version', async () => {
      const entity = await create();
      const patch = (etag: string) => client.send('PATCH', at(entity), change, { headers: { 'if-match': etag } });
      const stale = await hear(() => patch('"2"'));
      expect([refusal(stale.result), stale.events]).toEqual(['412 CONCURRENT_MODIFICATION', []]);
      const fresh = await patch('"1"');
      expect([fresh.status, fresh.headers.get('etag')]).toEqual([200, '"2"']);
      expect(refusal(await patch('"1"'))).toBe('412 CONCURRENT_MODIFICATION');
    });
  }

  test('is listed in pages, by offset and by cursor, with the number of all', async () => {
    for (let made = 0; made < 5; made += 1) await create();
    const all = await list({ limit: 1000 });
    expect(all.total).toBe(idsIn(all).length);
    expect(all.next_cursor).toBeNull();
    expect(Object.keys(all)).toEqual([plural, 'total', 'next_cursor']);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: List = await list({ limit: 2, ...(cursor === '' ? {} : { cursor }) });
      expect(idsIn(page).length).toBeLessThanOrEqual(2);
      expect(page.total).toBe(all.total);
      paged.push(...idsIn(page));
      cursor = page.next_cursor;
    }
    expect(paged).toEqual(idsIn(all));
    expect(idsIn(await list({ limit: 2, offset: 3 }))).toEqual(idsIn(all).slice(3, 5));
    expect(await list({ offset: all.total })).toEqual({ [plural]: [], total: all.total, next_cursor: null });
  });

  test('keeps its place on the next page while others are made', async () => {
    if (kind === 'turn') return; // ordered by sequence: new ones may come anywhere
    const older = await create();
    const newer = await create();
    const first = await list({ limit: 1 });
    expect(idsIn(first)).toEqual([idOf(newer)]);
    await create();
    expect(idsIn(await list({ limit: 1, cursor: String(first.next_cursor) }))).toEqual([idOf(older)]);
  });

  test.each([
    ['limit=0', '400 INVALID_RANGE ?limit'],
    ['limit=1001', '400 INVALID_RANGE ?limit'],
    ['limit=ten', '400 INVALID_INPUT ?limit'],
    ['limit=1.5', '400 INVALID_INPUT ?limit'],
    ['offset=-1', '400 INVALID_RANGE ?offset'],
    ['offset=x', '400 INVALID_INPUT ?offset'],
    ['cursor=abc', '400 INVALID_FORMAT ?cursor'],
    ['limits=5', '400 INVALID_INPUT ?limits'],
    ['limit=0&offset=x', '400 VALIDATION_FAILED ?limit (INVALID_RANGE) ?offset (INVALID_INPUT)'],
  ])('is not listed with ?%s', async (query, expected) => {
    expect(refusal(await client.get(`${path}?${query}`))).toBe(expected);
  });
});

describe('dates narrow a list', () => {
  const dated = kinds.filter(({ kind }) => kind !== 'agent' && kind !== 'lock');

  test.each(dated)('of $plural, both ends included, before it is paged', async ({ kind, path, plural }) => {
    const made: Entity[] = [];
    for (let count = 0; count < 3; count += 1) made.push((await make[kind]()) as unknown as Entity);
    const [first = {}, second = {}, third = {}] = made;
    expect(first['created_at']).toEqual(aTime);
    const idsBetween = async (query: Record<string, string | number>) => {
      const page = (await client.get(path, query)).body as List;
      return { ids: (page[plural] as Entity[]).map((one) => one[`${kind}_id`]), total: page.total };
    };
    const range = { created_after: String(first['created_at']), created_before: String(second['created_at']) };
    const both = await idsBetween(range);
    expect([new Set(both.ids), both.total]).toEqual([new Set([first[`${kind}_id`], second[`${kind}_id`]]), 2]);
    const one = await idsBetween({ ...range, limit: 1 });
    expect([one.ids.length, one.total]).toEqual([1, 2]);
    expect((await idsBetween({ created_after: String(third['created_at']) })).ids).toEqual([third[`${kind}_id`]]);
  });
});
