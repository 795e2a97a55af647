/** Pages of another site: those of the listed origins may call everything and read the answers, others nothing. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { api } from '../../generated/index.ts';
import { hooks } from '../../src/hooks/index.ts';
import { startServer } from '../support/server.ts';

const own = 'https://app.example';
const second = 'http://localhost:5173';
const listed = await startServer({ api, hooks, settings: { origins: [own, second] } });
const unset = await startServer({ api, hooks });
afterAll(() => Promise.all([listed.stop(), unset.stop()]));

type Headers = Readonly<Record<string, string>>;

const ask = (method: string, path: string, headers: Headers, server = listed): Promise<Response> =>
  fetch(`${server.url}${api.base}${path}`, {
    method,
    headers: { 'x-api-key': server.key, 'content-type': 'application/json', ...headers },
    ...(method === 'POST' && { body: path === '/trajectories' ? '{"name":"A"}' : '{}' }),
  });
const preflight = (path: string, origin: string, method: string, server = listed): Promise<Response> =>
  fetch(`${server.url}${api.base}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'x-api-key,content-type',
    },
  });
const corsOf = ({ headers }: Response): Headers =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
const lower = (text: string | undefined): readonly string[] => (text ?? '').toLowerCase().split(/, ?/);

const foreign = [
  'https://evil.example',
  'null',
  'https://app.example.evil.example',
  'http://app.example',
  `${own}:444`,
];

describe('a page of a listed origin', () => {
  test.each([own, second])(
    'is let through by a preflight, for every method and header that there is: %s',
    async (origin) => {
      for (const [path, method] of [
        ['/trajectories', 'POST'],
        ['/events', 'GET'],
        ['/tickets', 'POST'],
        ['/locks/00000000-0000-0000-0000-000000000000', 'DELETE'],
      ] as const) {
        const reply = await preflight(path, origin, method);
        const cors = corsOf(reply);
        expect([reply.status, await reply.text()]).toEqual([204, '']);
        expect(cors['access-control-allow-origin']).toBe(origin);
        expect(lower(cors['access-control-allow-methods'])).toContain(method.toLowerCase());
        for (const name of ['x-api-key', 'authorization', 'x-tenant-id', 'content-type', 'if-match', 'last-event-id']) {
          expect(lower(cors['access-control-allow-headers'])).toContain(name);
        }
        expect(cors).not.toHaveProperty('access-control-allow-credentials');
        expect(lower(reply.headers.get('vary') ?? '')).toContain('origin');
      }
    },
  );

  test.each<[string, string, string, number, Headers]>([
    ['a write', 'POST', '/trajectories', 201, {}],
    ['a read', 'GET', '/trajectories', 200, {}],
    ['a page of events', 'GET', '/events', 200, { accept: 'application/json' }],
    ['a stream', 'GET', '/events', 200, { accept: 'text/event-stream' }],
    [
      'a stream that is refused in itself',
      'GET',
      '/events',
      200,
      { accept: 'text/event-stream', 'last-event-id': 'x' },
    ],
    ['a ticket', 'POST', '/tickets', 201, {}],
    ['a refusal', 'GET', '/trajectory', 404, {}],
    ['a refusal of whoever has no credential', 'GET', '/trajectories', 401, { 'x-api-key': '' }],
  ])('reads the answer to %s', async (_, method, path, status, headers) => {
    const reply = await ask(method, path, { origin: own, ...headers });
    const cors = corsOf(reply);
    expect(reply.status).toBe(status);
    expect(cors['access-control-allow-origin']).toBe(own);
    expect(cors).not.toHaveProperty('access-control-allow-credentials');
    expect(lower(reply.headers.get('vary') ?? '')).toContain('origin');
    const readable = lower(cors['access-control-expose-headers']);
    for (const name of [
      'resound-position',
      'resound-events',
      'etag',
      'retry-after',
      'location',
      'link',
      'x-request-id',
    ]) {
      expect(readable).toContain(name);
    }
    await reply.body?.cancel();
  });
});

describe('a page of another origin', () => {
  test.each(foreign)('%s is let through by no preflight, and reads no answer', async (origin) => {
    const replies = [
      await preflight('/trajectories', origin, 'POST'),
      await preflight('/events', origin, 'GET'),
      await ask('GET', '/trajectories', { origin }),
      await ask('GET', '/events', { origin, accept: 'text/event-stream' }),
    ];
    expect(replies.map(corsOf)).toEqual(replies.map(() => ({})));
    expect(replies.map(({ headers }) => lower(headers.get('vary') ?? '').includes('origin'))).toEqual(
      replies.map(() => true),
    );
    expect(replies.at(-1)?.status).toBe(403);
    await Promise.all(replies.map(async ({ body }) => body?.cancel()));
  });

  test('reads nothing where none is listed', async () => {
    const replies = [
      await preflight('/trajectories', own, 'POST', unset),
      await ask('GET', '/trajectories', { origin: own }, unset),
      await ask('GET', '/events', { origin: own, accept: 'application/json' }, unset),
    ];
    expect(replies.map(corsOf)).toEqual([{}, {}, {}]);
    expect(replies.map(({ status }) => status)).toEqual([204, 200, 200]);
    await Promise.all(replies.map(async ({ body }) => body?.cancel()));
  });
});

test('whoever is no page gets the same answers as before', async () => {
  const reply = await ask('GET', '/trajectories', {});
  expect([reply.status, corsOf(reply)]).toEqual([200, {}]);
  await reply.body?.cancel();
});
