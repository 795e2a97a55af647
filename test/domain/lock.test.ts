import { afterAll, describe, expect, test } from '@jest/globals';
import type { Lock } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime, nobody } from '../support/shapes.ts';

const { client, make, makeOther, hear, next, server, stop } = await startCaliber();
afterAll(stop);

const year = 365 * 24 * 3600 * 1000;
const at = ({ lock_id }: Lock): string => `/locks/${lock_id}`;
const acquire = async (overrides: Readonly<Record<string, unknown>>) =>
  client.post('/locks/acquire', await make.body.lock(overrides));
const release = (lock: Lock, releasing_agent_id: unknown) => client.post(`${at(lock)}/release`, { releasing_agent_id });
const extend = (lock: Lock, additional_ms: unknown) => client.post(`${at(lock)}/extend`, { additional_ms });
const term = ({ acquired_at, expires_at }: Lock): number => Date.parse(expires_at) - Date.parse(acquired_at);
const micros = (time: string): string => time.slice(-7);

describe('acquiring a lock', () => {
  test('answers 201 with a lease of exactly the time asked for', async () => {
    const body = await make.body.lock();
    const reply = await client.post('/locks/acquire', { ...body, timeout_ms: 90_001 });
    expect(reply.status).toBe(201);
    const lock = reply.body as Lock;
    const { timeout_ms: _, ...kept } = body;
    expect(lock).toEqual({
      ...kept,
      lock_id: aNewId,
      tenant_id: server.tenantId,
      acquired_at: aTime,
      expires_at: aTime,
      version: 1,
    });
    expect(term(lock)).toBe(90_001);
    expect((await client.get(at(lock))).body).toEqual(lock);
  });

  test.each(['Exclusive', 'EXCLUSIVE', 'exclusive'])('takes the mode %s and answers it in lower case', async (mode) => {
    expect(await make.lock({ mode })).toMatchObject({ mode: 'exclusive' });
  });

  test.each([
    [{ resource_type: ' ' }, '400 MISSING_FIELD /resource_type'],
    [{ resource_id: 'x' }, '400 INVALID_FORMAT /resource_id'],
    [{ holder_agent_id: null }, '400 MISSING_FIELD /holder_agent_id'],
    [{ holder_agent_id: nobody }, '404 AGENT_NOT_FOUND'],
    [{ mode: 'write' }, '400 INVALID_INPUT /mode'],
    [{ mode: null }, '400 MISSING_FIELD /mode'],
    [{ timeout_ms: null }, '400 MISSING_FIELD /timeout_ms'],
    [{ timeout_ms: 0 }, '400 INVALID_RANGE /timeout_ms'],
    [{ timeout_ms: -5 }, '400 INVALID_RANGE /timeout_ms'],
    [{ timeout_ms: year + 1 }, '400 INVALID_RANGE /timeout_ms'],
    [{ timeout_ms: 1.5 }, '400 INVALID_INPUT /timeout_ms'],
    [{ timeout_ms: '60000' }, '400 INVALID_INPUT /timeout_ms'],
    [{ expires_at: '2030-01-01T00:00:00Z' }, '400 INVALID_INPUT /expires_at'],
  ])('with %j is refused, and nobody hears of it', async (overrides, expected) => {
    const body = await make.body.lock(overrides);
    const { result, events } = await hear(() => client.post('/locks/acquire', body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
  });

  test('may last a year', async () => {
    expect(term(await make.lock({ timeout_ms: year }))).toBe(year);
  });
});

describe('a second lock on a resource', () => {
  test.each([
    ['exclusive', 'exclusive', 'another', 409],
    ['exclusive', 'shared', 'another', 409],
    ['shared', 'exclusive', 'another', 409],
    ['shared', 'shared', 'another', 201],
    ['exclusive', 'exclusive', 'the same', 409],
    ['shared', 'shared', 'the same', 409],
    ['shared', 'exclusive', 'the same', 409],
  ])('while one is %s, wanted as %s by %s agent, is answered %i', async (held, wanted, by, status) => {
    const { resource_type, resource_id, holder_agent_id } = await make.lock({ mode: held });
    const overrides = { resource_type, resource_id, mode: wanted, ...(by === 'the same' ? { holder_agent_id } : {}) };
    const body = await make.body.lock(overrides);
    const { result, events } = await hear(() => client.post('/locks/acquire', body));
    expect(result.status).toBe(status);
    expect(events.map(({ type }) => type)).toEqual(status === 201 ? ['LockAcquired'] : []);
    if (status === 409) expect(refusal(result)).toBe('409 LOCK_CONFLICT');
  });

  test('is given when type or id differ, or to another tenant', async () => {
    const { resource_type, resource_id } = await make.lock();
    await make.lock({ resource_type: `${resource_type}2`, resource_id });
    await make.lock({ resource_type });
    await makeOther.lock({ resource_type, resource_id });
  });

  test('is given once the first is released', async () => {
    const first = await make.lock();
    const { resource_type, resource_id } = first;
    await release(first, first.holder_agent_id);
    expect((await acquire({ resource_type, resource_id })).status).toBe(201);
  });

  test('is given once the first has expired', async () => {
    const first = await make.lock({ timeout_ms: 1 });
    const { resource_type, resource_id, lock_id } = first;
    await next('LockExpired', { lock_id });
    expect((await acquire({ resource_type, resource_id })).status).toBe(201);
  });

  test('waits for all shared ones when it is wanted exclusively', async () => {
    const resource_id = crypto.randomUUID();
    const readers = [
      await make.lock({ resource_id, mode: 'shared' }),
      await make.lock({ resource_id, mode: 'shared' }),
    ];
    for (const reader of readers) {
      expect(refusal(await acquire({ resource_id }))).toBe('409 LOCK_CONFLICT');
      await release(reader, reader.holder_agent_id);
    }
    expect((await acquire({ resource_id })).status).toBe(201);
  });
});

describe('extending a lock', () => {
  test('adds to the end that it had', async () => {
    const lock = await make.lock({ timeout_ms: 60_000 });
    const reply = await extend(lock, 30_000);
    expect(reply.status).toBe(200);
    const extended = reply.body as Lock;
    expect(extended).toEqual({ ...lock, expires_at: aTime, version: 2 });
    expect([term(extended), micros(extended.expires_at)]).toEqual([90_000, micros(lock.expires_at)]);
    expect(term((await extend(lock, 1)).body as Lock)).toBe(90_001);
  });

  test('puts its expiry off', async () => {
    const spared = await make.lock({ timeout_ms: 400 });
    await extend(spared, 60_000);
    const witness = await make.lock({ timeout_ms: 450 });
    await next('LockExpired', { lock_id: witness.lock_id });
    expect((await client.get(at(spared))).status).toBe(200);
  });

  test.each([
    [0, '400 INVALID_RANGE /additional_ms'],
    [-1, '400 INVALID_RANGE /additional_ms'],
    [year + 1, '400 INVALID_RANGE /additional_ms'],
    ['1', '400 INVALID_INPUT /additional_ms'],
    [null, '400 MISSING_FIELD /additional_ms'],
    [undefined, '400 MISSING_FIELD /additional_ms'],
  ])('by %j is refused, and nobody hears of it', async (additional, expected) => {
    const lock = await make.lock();
    const { result, events } = await hear(() => extend(lock, additional));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
  });
});

describe('releasing a lock', () => {
  test('is the right of its holder and removes it', async () => {
    const lock = await make.lock();
    const reply = await release(lock, lock.holder_agent_id);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(refusal(await client.get(at(lock)))).toBe('404 LOCK_NOT_FOUND');
    expect(refusal(await release(lock, lock.holder_agent_id))).toBe('404 LOCK_NOT_FOUND');
  });

  test('is forbidden to anybody else, and nobody hears of it', async () => {
    const lock = await make.lock();
    const stranger = await make.agent();
    const { result, events } = await hear(async () => [
      await release(lock, stranger.agent_id),
      await release(lock, nobody),
    ]);
    expect(result.map(refusal)).toEqual(['403 FORBIDDEN', '403 FORBIDDEN']);
    expect(events).toEqual([]);
    expect((await client.get(at(lock))).status).toBe(200);
  });

  test('takes the holder in either letter case', async () => {
    const lock = await make.lock();
    expect((await release(lock, lock.holder_agent_id.toUpperCase())).status).toBe(204);
  });

  test('wants to know by whom', async () => {
    const lock = await make.lock();
    expect(refusal(await client.post(`${at(lock)}/release`, {}))).toBe('400 MISSING_FIELD /releasing_agent_id');
    expect(refusal(await release(lock, 'me'))).toBe('400 INVALID_FORMAT /releasing_agent_id');
  });
});

describe('the end of a lock', () => {
  test('comes by itself, once, with its event, and removes it', async () => {
    const { lock_id } = await make.lock({ timeout_ms: 100 });
    expect(await next('LockExpired', { lock_id })).toEqual({
      type: 'LockExpired',
      lock_id,
      tenant_id: server.tenantId,
    });
    expect(refusal(await client.get(`/locks/${lock_id}`))).toBe('404 LOCK_NOT_FOUND');
    const { events } = await hear(() => Promise.resolve());
    expect(events).toEqual([]);
  });

  test('is in force from its very moment, also while the row is still there', async () => {
    const lock = await make.lock({ timeout_ms: 300 });
    const stranger = await make.agent();
    // The timer passes over rows that are set aside, so that the expired row stays for as long as we look.
    await server.pool.query('INSERT INTO resound.parked (mutation, tenant_id, row_id, error) VALUES ($1, $2, $3, $4)', [
      'lock.expire',
      server.tenantId,
      lock.lock_id,
      'set aside by a test',
    ]);
    await server.pool.query('SELECT pg_sleep_until($1::timestamptz)', [lock.expires_at]);
    expect((await client.get(at(lock))).body).toEqual(lock);
    expect(refusal(await extend(lock, 1000))).toBe('409 LOCK_EXPIRED');
    expect(refusal(await release(lock, lock.holder_agent_id))).toBe('409 LOCK_EXPIRED');
    expect(refusal(await release(lock, stranger.agent_id))).toBe('409 LOCK_EXPIRED');
    const { resource_type, resource_id, lock_id, tenant_id } = lock;
    expect((await client.get('/locks', { resource_id })).body).toMatchObject({ locks: [], total: 0 });
    // Who wants the resource now need not wait for the timer: the row is expired for them first, with its event.
    const body = await make.body.lock({ resource_type, resource_id });
    const { result, events } = await hear(() => client.post('/locks/acquire', body));
    expect(result.status).toBe(201);
    expect(events).toEqual([
      { type: 'LockExpired', lock_id, tenant_id },
      { type: 'LockAcquired', lock: result.body, tenant_id },
    ]);
    expect(refusal(await client.get(at(lock)))).toBe('404 LOCK_NOT_FOUND');
  });
});

test('locks are listed while they are alive, by resource, holder and mode', async () => {
  const resource_id = crypto.randomUUID();
  const resource_type = `type-${resource_id}`;
  const first = await make.lock({ resource_type, resource_id, mode: 'shared' });
  const second = await make.lock({ resource_type, resource_id, mode: 'shared' });
  const third = await make.lock({ resource_type });
  const ids = async (query: Record<string, string>) => {
    const { locks, total } = (await client.get('/locks', query)).body as { locks: Lock[]; total: number };
    expect(total).toBe(locks.length);
    return locks.map(({ lock_id }) => lock_id);
  };
  expect(await ids({ resource_type })).toEqual([third.lock_id, second.lock_id, first.lock_id]);
  expect(await ids({ resource_id })).toEqual([second.lock_id, first.lock_id]);
  expect(await ids({ resource_type, mode: 'exclusive' })).toEqual([third.lock_id]);
  expect(await ids({ holder_agent_id: first.holder_agent_id })).toEqual([first.lock_id]);
  await release(first, first.holder_agent_id);
  expect(await ids({ resource_id })).toEqual([second.lock_id]);
});

test('the events of a lock carry what the client got, and go to no other tenant', async () => {
  const body = await make.body.lock();
  const { result, events, elsewhere } = await hear(async () => {
    const acquired = (await client.post('/locks/acquire', body)).body as Lock;
    const extended = (await extend(acquired, 5)).body;
    await release(acquired, acquired.holder_agent_id);
    return { acquired, extended };
  });
  expect(events).toEqual([
    { type: 'LockAcquired', lock: result.acquired, tenant_id: server.tenantId },
    { type: 'LockExtended', lock: result.extended, tenant_id: server.tenantId },
    { type: 'LockReleased', lock_id: result.acquired.lock_id, tenant_id: server.tenantId },
  ]);
  expect(elsewhere).toEqual([]);
});
