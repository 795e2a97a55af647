import { afterAll, describe, expect, test } from '@jest/globals';
import type { Handoff } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime, nobody } from '../support/shapes.ts';

const { client, make, hear, server, stop } = await startCaliber();
afterAll(stop);

const at = ({ handoff_id }: Handoff): string => `/handoffs/${handoff_id}`;
const current = async (one: Handoff): Promise<Handoff> => (await client.get(at(one))).body as Handoff;
const accept = (one: Handoff, by: unknown = one.to_agent_id) =>
  client.post(`${at(one)}/accept`, { accepting_agent_id: by });
const complete = (one: Handoff) => client.post(`${at(one)}/complete`);

describe('creating a handoff', () => {
  test('answers 201 with an initiated one and the snapshot as it came', async () => {
    const body = await make.body.handoff();
    const reply = await client.post('/handoffs', body);
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      ...body,
      handoff_id: aNewId,
      tenant_id: server.tenantId,
      status: 'Initiated',
      created_at: aTime,
      accepted_at: null,
      completed_at: null,
      version: 1,
    });
    expect(await current(reply.body as Handoff)).toEqual(reply.body);
  });

  test('is refused while one of the same agent is initiated there, and given once that is accepted', async () => {
    const body = await make.body.handoff();
    const first = (await client.post('/handoffs', body)).body as Handoff;
    const { agent_id } = await make.agent();
    const { result, events } = await hear(() => client.post('/handoffs', { ...body, to_agent_id: agent_id }));
    expect(refusal(result)).toBe('409 ENTITY_ALREADY_EXISTS');
    expect(events).toEqual([]);
    await accept(first);
    expect((await client.post('/handoffs', body)).status).toBe(201);
  });

  test.each([
    [{ reason: ' ' }, /^400 (MISSING_FIELD|INVALID_INPUT) \/reason$/],
    [{ reason: null }, /^400 MISSING_FIELD \/reason$/],
    [{ reason: 'specialization' }, /^400 INVALID_INPUT \/reason$/],
    [{ context_snapshot: '' }, /^400 INVALID_INPUT \/context_snapshot$/],
    [{ context_snapshot: null }, /^400 MISSING_FIELD \/context_snapshot$/],
    [{ context_snapshot: '***' }, /^400 INVALID_FORMAT \/context_snapshot$/],
    [{ status: 'Accepted' }, /^400 INVALID_INPUT \/status$/],
    [{ from_agent_id: nobody }, /^404 AGENT_NOT_FOUND$/],
    [{ to_agent_id: nobody }, /^404 AGENT_NOT_FOUND$/],
    [{ trajectory_id: nobody }, /^404 TRAJECTORY_NOT_FOUND$/],
    [{ scope_id: nobody }, /^404 SCOPE_NOT_FOUND$/],
  ])('with %j is refused, and nobody hears of it', async (overrides, expected) => {
    const body = await make.body.handoff(overrides);
    const { result, events } = await hear(() => client.post('/handoffs', body));
    expect(refusal(result)).toMatch(expected);
    expect(events).toEqual([]);
  });

  test('to oneself is refused', async () => {
    const body = await make.body.handoff();
    const reply = await client.post('/handoffs', { ...body, to_agent_id: body['from_agent_id'] });
    expect(refusal(reply)).toMatch(/^400 INVALID_INPUT \/(from|to)_agent_id$/);
  });

  test.each(['CapabilityMismatch', 'LoadBalancing', 'Escalation', 'Timeout', 'Failure', 'Scheduled'])(
    'may have the reason %s',
    async (reason) => {
      expect(await make.handoff({ reason })).toMatchObject({ reason });
    },
  );
});

describe('accepting and completing', () => {
  test('follow each other, each with its time and without an answer', async () => {
    const one = await make.handoff();
    const accepting = await accept(one);
    expect([accepting.status, accepting.text]).toEqual([204, '']);
    const accepted = await current(one);
    expect(accepted).toEqual({ ...one, status: 'Accepted', accepted_at: aTime, version: 2 });
    expect((await complete(one)).status).toBe(204);
    expect(await current(one)).toEqual({ ...accepted, status: 'Completed', completed_at: aTime, version: 3 });
  });

  test('to accept is for the agent that takes over alone', async () => {
    const one = await make.handoff();
    const { result, events } = await hear(() => accept(one, one.from_agent_id));
    expect(refusal(result)).toBe('403 FORBIDDEN');
    expect(events).toEqual([]);
    expect(refusal(await client.post(`${at(one)}/accept`, {}))).toBe('400 MISSING_FIELD /accepting_agent_id');
  });

  test('happen once and in their order', async () => {
    const one = await make.handoff();
    const early = await hear(() => complete(one));
    expect([refusal(early.result), early.events]).toEqual(['409 STATE_CONFLICT', []]);
    await accept(one);
    const again = await hear(async () => [await accept(one), await accept(one, nobody)]);
    expect([again.result.map(refusal), again.events]).toEqual([['409 STATE_CONFLICT', '409 STATE_CONFLICT'], []]);
    await complete(one);
    const twice = await hear(() => complete(one));
    expect([refusal(twice.result), twice.events]).toEqual(['409 STATE_CONFLICT', []]);
  });

  test('are 404 for an unknown one', async () => {
    expect(refusal(await client.post(`/handoffs/${nobody}/accept`, { accepting_agent_id: nobody }))).toBe(
      '404 ENTITY_NOT_FOUND',
    );
    expect(refusal(await client.post(`/handoffs/${nobody}/complete`))).toBe('404 ENTITY_NOT_FOUND');
  });
});

test('handoffs are listed by their agents, trajectory and status', async () => {
  const one = await make.handoff();
  const { from_agent_id, to_agent_id, trajectory_id, handoff_id } = one;
  const second = await make.handoff({ from_agent_id });
  await accept(one);
  const ids = async (query: Record<string, string>) =>
    ((await client.get('/handoffs', query)).body as { handoffs: Handoff[] }).handoffs.map((found) => found.handoff_id);
  expect(await ids({ from_agent_id })).toEqual([second.handoff_id, handoff_id]);
  expect(await ids({ from_agent_id, status: 'Accepted' })).toEqual([handoff_id]);
  expect(await ids({ to_agent_id })).toEqual([handoff_id]);
  expect(await ids({ trajectory_id })).toEqual([handoff_id]);
});

test('the events of a handoff carry what GET answers, and go to no other tenant', async () => {
  const body = await make.body.handoff();
  const { result, events, elsewhere } = await hear(async () => {
    const created = (await client.post('/handoffs', body)).body as Handoff;
    await accept(created);
    const accepted = await current(created);
    await complete(created);
    return { created, accepted, completed: await current(created) };
  });
  const { handoff_id, tenant_id } = result.created;
  expect(events).toEqual([
    { type: 'HandoffCreated', handoff: result.created, tenant_id },
    { type: 'HandoffAccepted', handoff_id, handoff: result.accepted, tenant_id },
    { type: 'HandoffCompleted', handoff: result.completed, tenant_id },
  ]);
  expect(elsewhere).toEqual([]);
});
