/** What holds for the events of all modules: their place in the stream, what they tell of their cause, and who hears them. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import type { Trajectory } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { aTime, aUuid } from '../support/shapes.ts';
import { type Frame, FrameSocket } from '../support/socket.ts';

const { base, client, make, makeOther, server, stop } = await startCaliber();
const opened: FrameSocket[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((socket) => socket.close()));
});
afterAll(stop);

async function listen(key = server.key): Promise<FrameSocket> {
  const socket = await FrameSocket.open(`${base}/ws`, { 'x-api-key': key });
  opened.push(socket);
  return socket;
}

/** A test for the event that creates a trajectory, which a listener waits for as the last one. */
const creationOf =
  ({ trajectory_id }: Trajectory) =>
  ({ type, meta }: Frame): boolean =>
    type === 'TrajectoryCreated' && meta?.id === trajectory_id;
const mark = async (): Promise<(frame: Frame) => boolean> => creationOf(await make.trajectory());

describe('a socket', () => {
  test('is greeted with its tenant and its position, before anything else', async () => {
    const socket = await listen();
    const [greeting] = await socket.until(() => true);
    expect(greeting).toEqual({ type: 'Connected', tenant_id: server.tenantId, position: expect.any(String) });
  });

  test('hears what happens from now on, and nothing from before', async () => {
    // "Now" is the head of the log: what was heard is in it, what was only answered may still be on its way.
    const witness = await listen();
    await witness.until(creationOf(await make.trajectory({ name: 'before' })));
    const socket = await listen();
    const trajectory = await make.trajectory({ name: 'after' });
    const frames = await socket.until(creationOf(trajectory));
    expect(frames.map(({ type }) => type)).toEqual(['Connected', 'TrajectoryCreated']);
  });

  test('hears the same as any other of its tenant', async () => {
    const [first, second] = [await listen(), await listen()];
    await make.delegation();
    const last = creationOf(await make.trajectory());
    const [one, two] = [await first.until(last), await second.until(last)];
    expect(one.slice(1)).toEqual(two.slice(1));
  });

  test('hears its own tenant alone, whatever both do at the same time', async () => {
    const [ours, theirs] = [await listen(), await listen(server.otherKey)];
    await Promise.all([make.delegation(), makeOther.delegation(), make.lock(), makeOther.note()]);
    const [here, there] = [
      await ours.untilQuiet(mark),
      await theirs.untilQuiet(async () => creationOf(await makeOther.trajectory())),
    ];
    expect(new Set(here.map((frame) => frame['tenant_id']))).toEqual(new Set([server.tenantId]));
    expect(new Set(there.map((frame) => frame['tenant_id']))).toEqual(new Set([server.otherTenantId]));
  });
});

describe('an event', () => {
  test('says where it stands, what it is about, and who caused it', async () => {
    const socket = await listen();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const reply = await client.send('POST', '/trajectories', { name: 'x' }, { headers: { traceparent } });
    const trajectory = reply.body as Trajectory;
    const frame = (await socket.until(creationOf(trajectory))).at(-1);
    expect(Object.keys(frame ?? {})).toEqual(['type', 'trajectory', 'tenant_id', 'meta']);
    expect(frame?.meta).toEqual({
      position: expect.any(String),
      previous: expect.any(String),
      event_id: aUuid,
      resource: 'trajectory',
      id: trajectory.trajectory_id,
      version: 1,
      at: aTime,
      mutation: 'trajectory.create',
      actor: expect.stringMatching(/^key:/),
      request_id: expect.any(String),
      traceparent: expect.stringContaining('0af7651916cd43dd8448eb211c80319c'),
    });
  });

  test('has the id that the answer named, so that a client can await it', async () => {
    const socket = await listen();
    const agent = await make.agent();
    const reply = await client.patch(`/agents/${agent.agent_id}`, { status: 'Blocked' });
    const ids = reply.headers.get('resound-events')?.split(',');
    const heard = (await socket.untilQuiet(mark)).filter(({ meta }) => meta?.mutation === 'agent.update');
    expect(heard.map(({ type }) => type)).toEqual(['AgentStatusChanged', 'AgentUpdated']);
    expect(heard.map(({ meta }) => meta?.event_id)).toEqual(ids);
  });

  test('comes after its cause, and after the older versions of its row', async () => {
    const socket = await listen();
    const rows = await Promise.all(Array.from({ length: 5 }, () => make.scope()));
    await Promise.all(
      rows.flatMap(({ scope_id }) =>
        Array.from({ length: 5 }, (_, token_budget) =>
          client.patch(`/scopes/${scope_id}`, { token_budget: token_budget + 1 }),
        ),
      ),
    );
    const events = (await socket.untilQuiet(mark)).filter(({ meta }) => meta !== undefined);
    for (const { scope_id, trajectory_id } of rows) {
      const versions = events.filter(({ meta }) => meta?.id === scope_id).map(({ meta }) => meta?.version);
      expect(versions).toEqual([1, 2, 3, 4, 5, 6]);
      const places = [trajectory_id, scope_id].map((id) => events.findIndex(({ meta }) => meta?.id === id));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    const positions = events.map(({ meta }) => meta?.position ?? '');
    expect(positions).toEqual([...new Set(positions)].sort());
  });

  test('of a deleted row bears the version after its last', async () => {
    const socket = await listen();
    const { note_id } = await make.note();
    await client.patch(`/notes/${note_id}`, { title: 'Second' });
    await client.delete(`/notes/${note_id}`);
    const versions = (await socket.untilQuiet(mark))
      .filter(({ meta }) => meta?.id === note_id)
      .map(({ meta }) => meta?.version);
    expect(versions).toEqual([1, 2, 3]);
  });

  test('of a timer has the system for its actor', async () => {
    const socket = await listen();
    const { lock_id } = await make.lock({ timeout_ms: 50 });
    const frame = (await socket.until(({ type, meta }) => type === 'LockExpired' && meta?.id === lock_id)).at(-1);
    expect(frame?.meta).toMatchObject({ actor: 'system', mutation: 'lock.expire', version: 2 });
  });
});

test('folding the events of a tenant gives what its lists answer', async () => {
  const socket = await listen();
  const rows = new Map<string, unknown>();
  const delegation = await make.delegation();
  const accepting_agent_id = delegation.to_agent_id;
  await client.post(`/delegations/${delegation.delegation_id}/accept`, { accepting_agent_id });
  await client.post(`/agents/${delegation.from_agent_id}/heartbeat`);
  const message = await make.message();
  await client.post(`/messages/${message.message_id}/deliver`);
  const note = await make.note();
  await client.delete(`/notes/${note.note_id}`);
  const scope = await make.scope();
  await client.post(`/scopes/${scope.scope_id}/close`);

  for (const frame of await socket.untilQuiet(mark)) {
    const { meta } = frame;
    if (meta === undefined) continue;
    const entity = frame[meta.resource];
    if (entity === undefined) rows.delete(`${meta.resource} ${meta.id}`);
    else rows.set(`${meta.resource} ${meta.id}`, entity);
  }
  expect(rows.has(`note ${note.note_id}`)).toBe(false);
  for (const [key, row] of rows) {
    const [resource = '', id = ''] = key.split(' ');
    const path = { trajectory: 'trajectories' }[resource] ?? `${resource}s`;
    expect((await client.get(`/${path}/${id}`)).body).toEqual(row);
  }
});
