import { afterAll, describe, expect, test } from '@jest/globals';
import type { Message } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime, nobody } from '../support/shapes.ts';

const { client, make, makeOther, hear, next, server, stop } = await startCaliber();
afterAll(stop);

const at = ({ message_id }: Message): string => `/messages/${message_id}`;
const current = async (message: Message): Promise<Message> => (await client.get(at(message))).body as Message;
const inOneHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

describe('sending a message', () => {
  test('answers 201 with a message that is neither delivered nor acknowledged', async () => {
    const { trajectory_id, scope_id } = await make.scope();
    const body = {
      ...(await make.body.message()),
      to_agent_type: 'tester',
      trajectory_id,
      scope_id,
      artifact_ids: [nobody],
    };
    const reply = await client.post('/messages', body);
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      ...body,
      message_id: aNewId,
      tenant_id: server.tenantId,
      created_at: aTime,
      delivered_at: null,
      acknowledged_at: null,
      expires_at: null,
      version: 1,
    });
    expect(await current(reply.body as Message)).toEqual(reply.body);
  });

  test('to all agents of a type needs no single one', async () => {
    expect(await make.message({ to_agent_id: null, to_agent_type: 'tester' })).toMatchObject({
      to_agent_id: null,
      to_agent_type: 'tester',
    });
  });

  test('keeps the payload as it was written', async () => {
    for (const payload of ['{ "a" : 1,"a":2 }', 'null', '"text"', '[1, 2]', '1e400']) {
      expect(await make.message({ payload })).toMatchObject({ payload });
    }
  });

  test('keeps the time of its end in UTC', async () => {
    expect(await make.message({ expires_at: '2099-06-01T12:00:00.5+02:00' })).toMatchObject({
      expires_at: '2099-06-01T10:00:00.500000Z',
    });
  });

  test.each([
    [{ to_agent_id: undefined }, /^400 INVALID_INPUT \/to_agent_id$/],
    [{ to_agent_id: null, to_agent_type: null }, /^400 INVALID_INPUT \/to_agent_id$/],
    [{ to_agent_type: ' ' }, /^400 (INVALID_INPUT|MISSING_FIELD) \/to_agent_type$/],
    [{ from_agent_id: null }, /^400 MISSING_FIELD \/from_agent_id$/],
    [{ message_type: 'heartbeat' }, /^400 INVALID_INPUT \/message_type$/],
    [{ message_type: null }, /^400 MISSING_FIELD \/message_type$/],
    [{ payload: 'not json' }, /^400 INVALID_FORMAT \/payload$/],
    [{ payload: '' }, /^400 (INVALID_FORMAT|MISSING_FIELD) \/payload$/],
    [{ payload: { a: 1 } }, /^400 INVALID_INPUT \/payload$/],
    [{ priority: 'Urgent' }, /^400 INVALID_INPUT \/priority$/],
    [{ priority: null }, /^400 MISSING_FIELD \/priority$/],
    [{ artifact_ids: null }, /^400 MISSING_FIELD \/artifact_ids$/],
    [{ artifact_ids: ['x'] }, /^400 INVALID_FORMAT \/artifact_ids\/0$/],
    [{ expires_at: 'tomorrow' }, /^400 INVALID_FORMAT \/expires_at$/],
    [{ expires_at: '2026-02-30T00:00:00Z' }, /^400 INVALID_FORMAT \/expires_at$/],
    [{ expires_at: '2026-01-01T00:00:00' }, /^400 INVALID_FORMAT \/expires_at$/],
    [{ delivered_at: '2026-01-01T00:00:00Z' }, /^400 INVALID_INPUT \/delivered_at$/],
    [{ from_agent_id: nobody }, /^404 AGENT_NOT_FOUND$/],
    [{ to_agent_id: nobody }, /^404 AGENT_NOT_FOUND$/],
    [{ trajectory_id: nobody }, /^404 TRAJECTORY_NOT_FOUND$/],
    [{ scope_id: nobody }, /^404 SCOPE_NOT_FOUND$/],
  ])('with %j is refused, and nobody hears of it', async (overrides, expected) => {
    const body = await make.body.message(overrides);
    const { result, events } = await hear(() => client.post('/messages', body));
    expect(refusal(result)).toMatch(expected);
    expect(events).toEqual([]);
  });

  test("to another tenant's agent is refused as if that were absent", async () => {
    const { agent_id } = await makeOther.agent();
    const body = { ...(await make.body.message()), to_agent_id: agent_id };
    expect(refusal(await client.post('/messages', body))).toBe('404 AGENT_NOT_FOUND');
  });
});

describe.each([
  ['deliver', 'delivered_at'],
  ['acknowledge', 'acknowledged_at'],
] as const)('to %s a message', (action, field) => {
  test('notes the time and answers nothing', async () => {
    const message = await make.message();
    const reply = await client.post(`${at(message)}/${action}`);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(await current(message)).toEqual({ ...message, [field]: aTime, version: 2 });
  });

  test('happens once', async () => {
    const message = await make.message();
    await client.post(`${at(message)}/${action}`);
    const before = await current(message);
    const { result, events } = await hear(() => client.post(`${at(message)}/${action}`));
    expect(refusal(result)).toBe('409 STATE_CONFLICT');
    expect(events).toEqual([]);
    expect(await current(message)).toEqual(before);
  });

  test('is 404 for an unknown one', async () => {
    expect(refusal(await client.post(`/messages/${nobody}/${action}`))).toBe('404 MESSAGE_NOT_FOUND');
  });
});

test('a message may be acknowledged before it is delivered', async () => {
  const message = await make.message();
  await client.post(`${at(message)}/acknowledge`);
  expect((await client.post(`${at(message)}/deliver`)).status).toBe(204);
  expect(await current(message)).toMatchObject({ delivered_at: aTime, acknowledged_at: aTime, version: 3 });
});

test('messages are listed by each filter', async () => {
  const to_agent_type = `type-${crypto.randomUUID()}`;
  const { trajectory_id } = await make.trajectory();
  const first = await make.message({ to_agent_type, priority: 'Critical', message_type: 'Interrupt', trajectory_id });
  const second = await make.message({ to_agent_type });
  const third = await make.message({ to_agent_type });
  await client.post(`${at(first)}/deliver`);
  await client.post(`${at(second)}/acknowledge`);
  const ids = async (query: object) =>
    ((await client.get('/messages', { to_agent_type, ...query })).body as { messages: Message[] }).messages.map(
      ({ message_id }) => message_id,
    );
  const [a, b, c] = [first.message_id, second.message_id, third.message_id];
  expect(await ids({})).toEqual([c, b, a]);
  expect(await ids({ priority: 'Critical' })).toEqual([a]);
  expect(await ids({ message_type: 'Interrupt' })).toEqual([a]);
  expect(await ids({ trajectory_id })).toEqual([a]);
  expect(await ids({ from_agent_id: second.from_agent_id })).toEqual([b]);
  expect(await ids({ to_agent_id: String(third.to_agent_id) })).toEqual([c]);
  expect(await ids({ undelivered_only: true })).toEqual([c, b]);
  expect(await ids({ unacknowledged_only: true })).toEqual([c, a]);
  expect(await ids({ undelivered_only: true, unacknowledged_only: true })).toEqual([c]);
  expect(await ids({ undelivered_only: false })).toEqual([c, b, a]);
  expect(refusal(await client.get('/messages', { priority: 'Urgent' }))).toBe('400 INVALID_INPUT ?priority');
});

describe('the end of a message', () => {
  test('comes at its time, once, with its event', async () => {
    const message = await make.message({ expires_at: new Date(Date.now() + 200).toISOString() });
    expect(await next('MessageExpired', { message_id: message.message_id })).toEqual({
      type: 'MessageExpired',
      message_id: message.message_id,
      tenant_id: server.tenantId,
    });
    expect(refusal(await client.get(at(message)))).toBe('404 MESSAGE_NOT_FOUND');
  });

  test('comes at once for one that is sent too late', async () => {
    const message = await make.message({ expires_at: '2020-01-01T00:00:00Z' });
    await next('MessageExpired', { message_id: message.message_id });
    expect((await client.get(at(message))).status).toBe(404);
  });

  test('does not come before its time', async () => {
    const message = await make.message({ expires_at: inOneHour() });
    const witness = await make.message({ expires_at: '2020-01-01T00:00:00Z' });
    await next('MessageExpired', { message_id: witness.message_id });
    expect((await client.get(at(message))).status).toBe(200);
  });
});

test('the events of a message carry what GET answers, and go to no other tenant', async () => {
  const body = await make.body.message();
  const { result, events, elsewhere } = await hear(async () => {
    const sent = (await client.post('/messages', body)).body as Message;
    await client.post(`${at(sent)}/deliver`);
    const delivered = await current(sent);
    await client.post(`${at(sent)}/acknowledge`);
    return { sent, delivered, acknowledged: await current(sent) };
  });
  const { message_id, tenant_id } = result.sent;
  expect(events).toEqual([
    { type: 'MessageSent', message: result.sent, tenant_id },
    { type: 'MessageDelivered', message_id, message: result.delivered, tenant_id },
    { type: 'MessageAcknowledged', message_id, message: result.acknowledged, tenant_id },
  ]);
  expect(elsewhere).toEqual([]);
});
