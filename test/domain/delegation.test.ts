import { afterAll, describe, expect, test } from '@jest/globals';
import type { Delegation } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime, nobody } from '../support/shapes.ts';

const { client, make, hear, server, stop } = await startCaliber();
afterAll(stop);

const at = ({ delegation_id }: Delegation): string => `/delegations/${delegation_id}`;
const current = async (one: Delegation): Promise<Delegation> => (await client.get(at(one))).body as Delegation;
const accept = (one: Delegation, by: unknown = one.to_agent_id) =>
  client.post(`${at(one)}/accept`, { accepting_agent_id: by });
const reject = (one: Delegation, by: unknown = one.to_agent_id, reason: unknown = 'no time') =>
  client.post(`${at(one)}/reject`, { rejecting_agent_id: by, reason });
const complete = (one: Delegation, result: unknown) => client.post(`${at(one)}/complete`, { result });
const success = { status: 'Success', output: 'done', artifacts: [], error: null };

/** A delegation in a state, reached as clients reach it. */
async function delegation(state: string): Promise<Delegation> {
  const one = await make.delegation();
  if (state === 'Accepted' || state === 'Completed' || state === 'Failed') await accept(one);
  if (state === 'Rejected') await reject(one);
  if (state === 'Completed') await complete(one, success);
  if (state === 'Failed') await complete(one, { ...success, status: 'Failure' });
  return current(one);
}

describe('creating a delegation', () => {
  test('answers 201 with a pending one', async () => {
    const body = {
      ...(await make.body.delegation()),
      expected_completion: '2030-01-01T00:00:00.000000Z',
      context: { branch: 'main' },
    };
    const reply = await client.post('/delegations', body);
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      ...body,
      delegation_id: aNewId,
      tenant_id: server.tenantId,
      status: 'Pending',
      created_at: aTime,
      accepted_at: null,
      completed_at: null,
      result: null,
      reject_reason: null,
      version: 1,
    });
    expect(await current(reply.body as Delegation)).toEqual(reply.body);
  });

  test('to oneself is refused', async () => {
    const body = await make.body.delegation();
    expect(refusal(await client.post('/delegations', { ...body, to_agent_id: body['from_agent_id'] }))).toMatch(
      /^400 INVALID_INPUT \/(from|to)_agent_id$/,
    );
  });

  test('is refused while the same is pending, and given once that is answered', async () => {
    const body = await make.body.delegation();
    const first = (await client.post('/delegations', body)).body as Delegation;
    const { result, events } = await hear(() => client.post('/delegations', body));
    expect(refusal(result)).toBe('409 ENTITY_ALREADY_EXISTS');
    expect(events).toEqual([]);
    expect((await client.post('/delegations', { ...body, task_description: 'Another task' })).status).toBe(201);
    await accept(first);
    expect((await client.post('/delegations', body)).status).toBe(201);
  });

  test('may have a task of any length', async () => {
    const body = { ...(await make.body.delegation()), task_description: 'long '.repeat(20_000) };
    expect((await client.post('/delegations', body)).status).toBe(201);
    expect(refusal(await client.post('/delegations', body))).toBe('409 ENTITY_ALREADY_EXISTS');
  });

  test.each([
    [{ task_description: ' ' }, '400 MISSING_FIELD /task_description'],
    [{ from_agent_id: null }, '400 MISSING_FIELD /from_agent_id'],
    [{ scope_id: undefined }, '400 MISSING_FIELD /scope_id'],
    [{ expected_completion: 'soon' }, '400 INVALID_FORMAT /expected_completion'],
    [{ status: 'Accepted' }, '400 INVALID_INPUT /status'],
    [{ reject_reason: 'x' }, '400 INVALID_INPUT /reject_reason'],
    [{ from_agent_id: nobody }, '404 AGENT_NOT_FOUND'],
    [{ to_agent_id: nobody }, '404 AGENT_NOT_FOUND'],
    [{ trajectory_id: nobody }, '404 TRAJECTORY_NOT_FOUND'],
    [{ scope_id: nobody }, '404 SCOPE_NOT_FOUND'],
  ])('with %j is refused, and nobody hears of it', async (overrides, expected) => {
    const body = await make.body.delegation(overrides);
    const { result, events } = await hear(() => client.post('/delegations', body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
  });
});

describe('accepting and rejecting', () => {
  test('to accept notes the time and answers nothing', async () => {
    const one = await make.delegation();
    const reply = await accept(one);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(await current(one)).toEqual({ ...one, status: 'Accepted', accepted_at: aTime, version: 2 });
  });

  test('to reject keeps the reason, a blank one too', async () => {
    const one = await make.delegation();
    expect((await reject(one)).status).toBe(204);
    expect(await current(one)).toEqual({ ...one, status: 'Rejected', reject_reason: 'no time', version: 2 });
    const other = await make.delegation();
    expect((await reject(other, other.to_agent_id, '')).status).toBe(204);
    expect(await current(other)).toMatchObject({ reject_reason: '' });
  });

  test('is for the agent that was asked alone', async () => {
    const one = await make.delegation();
    const { result, events } = await hear(async () => [
      await accept(one, one.from_agent_id),
      await accept(one, nobody),
      await reject(one, one.from_agent_id),
    ]);
    expect(result.map(refusal)).toEqual(Array(3).fill('403 FORBIDDEN'));
    expect(events).toEqual([]);
    expect(await current(one)).toEqual(one);
  });

  test.each(['Accepted', 'Rejected', 'Completed', 'Failed'])(
    'is too late when it is %s, whoever asks',
    async (state) => {
      const one = await delegation(state);
      expect(one.status).toBe(state);
      const { result, events } = await hear(async () => [
        await accept(one),
        await reject(one),
        await accept(one, nobody),
        await reject(one, nobody),
      ]);
      expect(result.map(refusal)).toEqual(Array(4).fill('409 STATE_CONFLICT'));
      expect(events).toEqual([]);
      expect(await current(one)).toEqual(one);
    },
  );

  test('of an unknown one is 404', async () => {
    for (const [action, body] of [
      ['accept', { accepting_agent_id: nobody }],
      ['reject', { rejecting_agent_id: nobody, reason: '' }],
      ['complete', { result: success }],
    ] as const) {
      expect(refusal(await client.post(`/delegations/${nobody}/${action}`, body))).toBe('404 ENTITY_NOT_FOUND');
    }
  });

  test('wants to know by whom, and why it is rejected', async () => {
    const one = await make.delegation();
    expect(refusal(await client.post(`${at(one)}/accept`, {}))).toBe('400 MISSING_FIELD /accepting_agent_id');
    expect(refusal(await accept(one, 'me'))).toBe('400 INVALID_FORMAT /accepting_agent_id');
    expect(refusal(await client.post(`${at(one)}/reject`, {}))).toBe('400 MISSING_FIELD /reason /rejecting_agent_id');
    expect(refusal(await reject(one, one.to_agent_id, null))).toBe('400 MISSING_FIELD /reason');
  });
});

describe('completing', () => {
  test.each([
    ['Success', 'Completed'],
    ['Partial', 'Completed'],
    ['Failure', 'Failed'],
  ])('with %s makes it %s', async (status, state) => {
    const one = await delegation('Accepted');
    const result = { status, output: 'text', artifacts: [nobody], error: 'why' };
    const reply = await complete(one, result);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(await current(one)).toEqual({ ...one, status: state, result, completed_at: aTime, version: 3 });
  });

  test('leaves what is not said null', async () => {
    const one = await delegation('Accepted');
    await complete(one, { status: 'Success', artifacts: [] });
    expect((await current(one)).result).toEqual({ status: 'Success', output: null, artifacts: [], error: null });
  });

  test.each(['Pending', 'Rejected', 'Completed', 'Failed'])('is refused when it is %s', async (state) => {
    const one = await delegation(state);
    const { result, events } = await hear(() => complete(one, success));
    expect(refusal(result)).toBe('409 STATE_CONFLICT');
    expect(events).toEqual([]);
  });

  test.each([
    [null, '400 MISSING_FIELD /result'],
    ['done', '400 INVALID_INPUT /result'],
    [{ artifacts: [] }, '400 MISSING_FIELD /result/status'],
    [{ ...success, status: 'Done' }, '400 INVALID_INPUT /result/status'],
    [{ status: 'Success' }, '400 MISSING_FIELD /result/artifacts'],
    [{ ...success, artifacts: ['x'] }, '400 INVALID_FORMAT /result/artifacts/0'],
    [{ ...success, summary: 'x' }, '400 INVALID_INPUT /result/summary'],
  ])('with the result %j is refused, and nobody hears of it', async (body, expected) => {
    const one = await delegation('Accepted');
    const { result, events } = await hear(() => complete(one, body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
  });
});

test('delegations are listed by their agents, trajectory and status', async () => {
  const one = await make.delegation();
  const { from_agent_id, to_agent_id, trajectory_id, delegation_id } = one;
  const second = await make.delegation({ from_agent_id });
  await accept(one);
  const ids = async (query: Record<string, string>) =>
    ((await client.get('/delegations', query)).body as { delegations: Delegation[] }).delegations.map(
      (found) => found.delegation_id,
    );
  expect(await ids({ from_agent_id })).toEqual([second.delegation_id, delegation_id]);
  expect(await ids({ from_agent_id, status: 'Accepted' })).toEqual([delegation_id]);
  expect(await ids({ to_agent_id })).toEqual([delegation_id]);
  expect(await ids({ trajectory_id })).toEqual([delegation_id]);
  expect(refusal(await client.get('/delegations', { status: 'Open' }))).toBe('400 INVALID_INPUT ?status');
});

test('the events of a delegation carry what GET answers, and go to no other tenant', async () => {
  const [body, refused] = [await make.body.delegation(), await make.body.delegation()];
  const { result, events, elsewhere } = await hear(async () => {
    const created = (await client.post('/delegations', body)).body as Delegation;
    await accept(created);
    const accepted = await current(created);
    await complete(created, success);
    const completed = await current(created);
    const second = (await client.post('/delegations', refused)).body as Delegation;
    await reject(second);
    return { created, accepted, completed, second, rejected: await current(second) };
  });
  const { created, accepted, completed, second, rejected } = result;
  const { delegation_id, tenant_id } = created;
  expect(events).toEqual([
    { type: 'DelegationCreated', delegation: created, tenant_id },
    { type: 'DelegationAccepted', delegation_id, delegation: accepted, tenant_id },
    { type: 'DelegationCompleted', delegation: completed, tenant_id },
    { type: 'DelegationCreated', delegation: second, tenant_id },
    { type: 'DelegationRejected', delegation_id: second.delegation_id, delegation: rejected, tenant_id },
  ]);
  expect(elsewhere).toEqual([]);
});
