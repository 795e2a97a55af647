import { afterAll, describe, expect, test } from '@jest/globals';
import type { Agent } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime, nobody } from '../support/shapes.ts';

const { client, make, makeOther, hear, server, stop } = await startCaliber();
afterAll(stop);

const at = ({ agent_id }: Agent): string => `/agents/${agent_id}`;
const current = async (agent: Agent): Promise<Agent> => (await client.get(at(agent))).body as Agent;
const permission = { memory_type: 'semantic', scope: 'team', filter: 'kind = "x"' };

describe('registering an agent', () => {
  test('answers 201 with an idle agent that was just heard from', async () => {
    const chief = await make.agent();
    const body = { ...(await make.body.agent()), can_delegate_to: ['tester'], reports_to: chief.agent_id };
    const reply = await client.post('/agents', body);
    expect(reply.status).toBe(201);
    const agent = reply.body as Agent;
    expect(agent).toEqual({
      ...body,
      agent_id: aNewId,
      tenant_id: server.tenantId,
      status: 'Idle',
      current_trajectory_id: null,
      current_scope_id: null,
      created_at: aTime,
      last_heartbeat: aTime,
      version: 1,
    });
    expect(await current(agent)).toEqual(agent);
  });

  test('accepts rights to write alone, and a filter left out as null', async () => {
    const memory_access = { read: [], write: [{ memory_type: 'working', scope: 'anything' }] };
    expect((await make.agent({ memory_access })).memory_access).toEqual({
      read: [],
      write: [{ memory_type: 'working', scope: 'anything', filter: null }],
    });
  });

  test.each([
    [{ agent_type: ' ' }, /^400 MISSING_FIELD \/agent_type$/],
    [{ capabilities: [] }, /^400 INVALID_INPUT \/capabilities$/],
    [{ capabilities: null }, /^400 MISSING_FIELD \/capabilities$/],
    [{ capabilities: [1] }, /^400 INVALID_INPUT \/capabilities\/0$/],
    [{ can_delegate_to: null }, /^400 MISSING_FIELD \/can_delegate_to$/],
    [{ memory_access: null }, /^400 MISSING_FIELD \/memory_access$/],
    [{ memory_access: { read: [], write: [] } }, /^400 INVALID_INPUT \/memory_access/],
    [{ memory_access: { read: [permission] } }, /^400 MISSING_FIELD \/memory_access\/write$/],
    [
      { memory_access: { read: [{ scope: 'own' }], write: [] } },
      /^400 MISSING_FIELD \/memory_access\/read\/0\/memory_type$/,
    ],
    [{ memory_access: { read: [permission], write: [], admin: [] } }, /^400 INVALID_INPUT \/memory_access\/admin$/],
    [{ status: 'Idle' }, /^400 INVALID_INPUT \/status$/],
    [{ reports_to: nobody }, /^404 AGENT_NOT_FOUND$/],
  ])('with %j is refused, and nobody hears of it', async (overrides, expected) => {
    const body = await make.body.agent(overrides);
    const { result, events } = await hear(() => client.post('/agents', body));
    expect(refusal(result)).toMatch(expected);
    expect(events).toEqual([]);
  });
});

describe('updating an agent', () => {
  test('changes what is given and leaves the heartbeat', async () => {
    const agent = await make.agent();
    const { trajectory_id, scope_id } = await make.scope();
    const change = {
      status: 'Active',
      current_trajectory_id: trajectory_id,
      current_scope_id: scope_id,
      capabilities: ['sql', 'sql'],
    };
    const reply = await client.patch(at(agent), change);
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ ...agent, ...change, version: 2 });
    const cleared = await client.patch(at(agent), { current_trajectory_id: null, current_scope_id: null });
    expect(cleared.body).toMatchObject({ current_trajectory_id: null, current_scope_id: null, status: 'Active' });
  });

  test('merges the rights and replaces a list in them whole', async () => {
    const agent = await make.agent();
    const reply = await client.patch(at(agent), { memory_access: { write: [permission] } });
    expect((reply.body as Agent).memory_access).toEqual({ read: agent.memory_access.read, write: [permission] });
  });

  test.each(['Idle', 'Active', 'Blocked', 'Failed'])('may set the status %s from any other', async (status) => {
    const agent = await make.agent();
    expect((await client.patch(at(agent), { status: 'Failed' })).status).toBe(200);
    expect((await client.patch(at(agent), { status })).body).toMatchObject({ status });
  });

  test.each([
    [{}, '400 INVALID_INPUT (body)'],
    [{ status: 'idle' }, '400 INVALID_INPUT /status'],
    [{ status: 'Offline' }, '400 INVALID_INPUT /status'],
    [{ status: null }, '400 INVALID_INPUT /status'],
    [{ capabilities: [] }, '400 INVALID_INPUT /capabilities'],
    [{ agent_type: 'x' }, '400 INVALID_INPUT /agent_type'],
    [{ current_trajectory_id: nobody }, '404 TRAJECTORY_NOT_FOUND'],
    [{ current_scope_id: nobody }, '404 SCOPE_NOT_FOUND'],
  ])('with %j is refused, and nobody hears of it', async (body, expected) => {
    const agent = await make.agent();
    const { result, events } = await hear(() => client.patch(at(agent), body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
    expect(await current(agent)).toEqual(agent);
  });

  test("to another tenant's trajectory is refused as if that were absent", async () => {
    const { trajectory_id } = await makeOther.trajectory();
    const reply = await client.patch(at(await make.agent()), { current_trajectory_id: trajectory_id });
    expect(refusal(reply)).toBe('404 TRAJECTORY_NOT_FOUND');
  });
});

describe('a heartbeat', () => {
  test('moves the time and nothing else', async () => {
    const agent = await make.agent();
    const reply = await client.post(`${at(agent)}/heartbeat`);
    expect(reply.status).toBe(200);
    const beaten = reply.body as Agent;
    expect(beaten).toEqual({ ...agent, last_heartbeat: aTime, version: 2 });
    expect(beaten.last_heartbeat > agent.last_heartbeat).toBe(true);
  });

  test('of an unknown agent is 404', async () => {
    expect(refusal(await client.post(`/agents/${nobody}/heartbeat`))).toBe('404 AGENT_NOT_FOUND');
  });
});

describe('unregistering an agent', () => {
  test('removes it', async () => {
    const agent = await make.agent();
    const reply = await client.delete(at(agent));
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(refusal(await client.get(at(agent)))).toBe('404 AGENT_NOT_FOUND');
  });

  test('is refused while it is active', async () => {
    const agent = await make.agent();
    await client.patch(at(agent), { status: 'Active' });
    const { result, events } = await hear(() => client.delete(at(agent)));
    expect(refusal(result)).toBe('409 STATE_CONFLICT');
    expect(events).toEqual([]);
    await client.patch(at(agent), { status: 'Blocked' });
    expect((await client.delete(at(agent))).status).toBe(204);
  });

  test('is refused while a lock, a message or another agent points at it', async () => {
    const chief = await make.agent();
    await make.agent({ reports_to: chief.agent_id });
    const lock = await make.lock();
    const message = await make.message();
    const { result, events } = await hear(async () => [
      await client.delete(at(chief)),
      await client.delete(`/agents/${lock.holder_agent_id}`),
      await client.delete(`/agents/${message.from_agent_id}`),
    ]);
    expect(result.map(refusal)).toEqual(Array(3).fill('409 STATE_CONFLICT'));
    expect(events).toEqual([]);
  });

  test('keeps a trajectory that it works on from being deleted until then', async () => {
    const agent = await make.agent();
    const { trajectory_id } = await make.trajectory();
    await client.patch(at(agent), { current_trajectory_id: trajectory_id });
    expect(refusal(await client.delete(`/trajectories/${trajectory_id}`))).toBe('409 STATE_CONFLICT');
    await client.delete(at(agent));
    expect((await client.delete(`/trajectories/${trajectory_id}`)).status).toBe(204);
  });
});

test('agents are listed by type, status, trajectory and activity', async () => {
  const agent_type = `type-${crypto.randomUUID()}`;
  const idle = await make.agent({ agent_type });
  const active = await make.agent({ agent_type });
  const { trajectory_id } = await make.trajectory();
  await client.patch(at(active), { status: 'Active', current_trajectory_id: trajectory_id });
  const ids = async (query: Record<string, string>) =>
    ((await client.get('/agents', query)).body as { agents: Agent[] }).agents.map(({ agent_id }) => agent_id);
  expect(await ids({ agent_type })).toEqual([active.agent_id, idle.agent_id]);
  expect(await ids({ agent_type, status: 'Idle' })).toEqual([idle.agent_id]);
  expect(await ids({ trajectory_id })).toEqual([active.agent_id]);
  expect(await ids({ agent_type, active_only: 'true' })).toEqual([active.agent_id]);
  expect(await ids({ agent_type, active_only: 'false' })).toEqual([active.agent_id, idle.agent_id]);
  expect(refusal(await client.get('/agents', { active_only: 'yes' }))).toBe('400 INVALID_INPUT ?active_only');
  expect(refusal(await client.get('/agents', { status: 'Offline' }))).toBe('400 INVALID_INPUT ?status');
});

describe('the events of an agent', () => {
  test('carry what the client got, and go to no other tenant', async () => {
    const { result, events, elsewhere } = await hear(async () => {
      const registered = await make.agent();
      const beaten = (await client.post(`${at(registered)}/heartbeat`)).body as Agent;
      await client.delete(at(registered));
      return { registered, beaten };
    });
    const { agent_id } = result.registered;
    const { tenantId: tenant_id } = server;
    expect(events).toEqual([
      { type: 'AgentRegistered', agent: result.registered, tenant_id },
      { type: 'AgentHeartbeat', agent_id, timestamp: result.beaten.last_heartbeat, agent: result.beaten, tenant_id },
      { type: 'AgentUnregistered', id: agent_id, tenant_id },
    ]);
    expect(elsewhere).toEqual([]);
  });

  test('tell a status twice, as such and as an update, and anything else once', async () => {
    const agent = await make.agent();
    const { agent_id, tenant_id } = agent;
    const { result, events } = await hear(async () => [
      (await client.patch(at(agent), { capabilities: ['x'] })).body,
      (await client.patch(at(agent), { status: 'Blocked' })).body,
      (await client.patch(at(agent), { status: 'Blocked', capabilities: ['y'] })).body,
    ]);
    const [capabilities, blocked, both] = result;
    expect(events).toEqual([
      { type: 'AgentUpdated', agent: capabilities, tenant_id },
      { type: 'AgentStatusChanged', agent_id, status: 'Blocked', agent: blocked, tenant_id },
      { type: 'AgentUpdated', agent: blocked, tenant_id },
      { type: 'AgentStatusChanged', agent_id, status: 'Blocked', agent: both, tenant_id },
      { type: 'AgentUpdated', agent: both, tenant_id },
    ]);
  });
});
