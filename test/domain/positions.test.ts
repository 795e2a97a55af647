/** Read, then follow: every read says where a stream begins that misses nothing of what came after it. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { startCaliber } from '../support/caliber.ts';
import { Client, type Reply } from '../support/client.ts';
import type { Frame } from '../support/frames.ts';
import { FrameSocket } from '../support/socket.ts';
import { SseStream } from '../support/sse.ts';

const { base, client, make, server, stop } = await startCaliber();
afterAll(stop);

const aPosition = /^[0-9a-v]{32}$/;
const positionOf = ({ headers }: Reply): string | null => headers.get('resound-position');
const follow = (key = server.key, query = ''): Promise<FrameSocket> =>
  FrameSocket.open(`${base}/ws${query}`, { 'x-api-key': key });

describe('a read', () => {
  test('answers with the position of the log that it has seen, whatever it reads', async () => {
    const { agent_id } = await make.agent();
    const { trajectory_id } = await make.trajectory();
    const { scope_id } = await make.scope({ trajectory_id });
    const ear = await follow();
    const made = await make.note();
    await ear.until(({ meta }) => meta?.id === made.note_id);
    const replies = {
      get: await client.get(`/agents/${agent_id}`),
      list: await client.get('/agents'),
      'list with filter and cursor': await client.get('/agents', { limit: 1, status: 'Idle' }),
      'list under a parent': await client.get(`/scopes/${scope_id}/turns`),
      search: await client.post('/notes/search', { query: 'platform', entity_types: ['Note'], filters: [] }),
      singleton: await client.get('/config'),
      'dry run': await client.post('/config/validate', { config: {} }),
      head: await client.send('HEAD', `/agents/${agent_id}`),
      'not modified': await client.send('GET', `/agents/${agent_id}`, undefined, {
        headers: { 'if-none-match': '"1"' },
      }),
      'tenant list': await client.get('/tenants'),
      tenant: await client.get(`/tenants/${server.tenantId}`),
      events: await client.get('/events'),
    };
    expect(replies['not modified'].status).toBe(304);
    const positions = Object.entries(replies).map(([name, reply]) => [name, positionOf(reply)]);
    expect(positions).toEqual(positions.map(([name]) => [name, ear.cursor]));
    await ear.close();
  });

  test('has the position of the chosen tenant, also where it reads across tenants', async () => {
    const key = await server.makeKey([server.tenantId, server.otherTenantId]);
    const both = new Client(base, { 'x-api-key': key });
    const own = async (tenantId: string): Promise<readonly (string | null)[]> => {
      const chosen = both.with({ 'x-tenant-id': tenantId });
      return [positionOf(await chosen.get('/tenants')), positionOf(await chosen.get(`/tenants/${server.tenantId}`))];
    };
    for (const tenantId of [server.tenantId, server.otherTenantId]) {
      const head = positionOf(await both.with({ 'x-tenant-id': tenantId }).get('/events'));
      expect(await own(tenantId)).toEqual([head, head]);
    }
  });

  test('of a tenant without events has the position before its first one', async () => {
    const other = new Client(base, { 'x-api-key': server.otherKey });
    const reply = await other.get('/agents');
    expect(positionOf(reply)).toMatch(aPosition);
    const ear = await follow(server.otherKey, `?after=${String(positionOf(reply))}`);
    await ear.next('CaughtUp');
    await ear.close();
  });
});

type Agents = Map<string, { readonly agent_id: string; readonly version: number }>;

/** What is known after a read, brought forward by what a stream tells. Events of what the read has seen already change nothing. */
function fold(agents: Agents, { type, meta, ...payload }: Frame): void {
  if (meta?.resource !== 'agent' || meta.version <= (agents.get(meta.id)?.version ?? 0)) return;
  if (type === 'AgentUnregistered') agents.delete(meta.id);
  else agents.set(meta.id, payload['agent'] as { agent_id: string; version: number });
}

async function readAgents(reader: Client): Promise<{ readonly agents: Agents; readonly position: string }> {
  const reply = await reader.get('/agents', { limit: 1000 });
  const { agents } = reply.body as { agents: { agent_id: string; version: number }[] };
  return { agents: new Map(agents.map((agent) => [agent.agent_id, agent])), position: String(positionOf(reply)) };
}

test('a list, and then a stream after its position, give what the last list gives, under full load', async () => {
  const writing = { done: false, count: 0 };
  const writers = Array.from({ length: 4 }, async () => {
    const own: string[] = [];
    while (!writing.done) {
      writing.count += 1;
      if (own.length < 5) own.push((await make.agent()).agent_id);
      const id = own[writing.count % own.length] as string;
      if (writing.count % 7 === 0) await client.delete(`/agents/${own.shift() ?? id}`);
      else if (writing.count % 3 === 0) await client.patch(`/agents/${id}`, { capabilities: [String(writing.count)] });
      else await client.post(`/agents/${id}/heartbeat`);
    }
  });
  const followers: { readonly agents: Agents; readonly stream: FrameSocket | SseStream }[] = [];
  const headers = { 'x-api-key': server.key };
  for (let n = 0; n < 40; n += 1) {
    const { agents, position } = await readAgents(client);
    const stream =
      n % 2 === 0
        ? await follow(server.key, `?after=${position}`)
        : await SseStream.open(`${base}/events?after=${position}`, headers);
    followers.push({ agents, stream });
  }
  writing.done = true;
  await Promise.all(writers);
  const last = await make.trajectory();
  const { agents: truth } = await (async () => {
    for (const { agents, stream } of followers) {
      for (const frame of await stream.until(({ meta }) => meta?.id === last.trajectory_id)) fold(agents, frame);
      await stream.close();
    }
    return readAgents(client);
  })();
  expect(writing.count).toBeGreaterThan(100);
  expect(truth.size).toBeGreaterThan(0);
  const sorted = (agents: Agents): unknown[] => [...agents].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const { agents } of followers) expect(sorted(agents)).toEqual(sorted(truth));
});
