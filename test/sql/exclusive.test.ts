/** At most one living row in a group, whoever comes, and however many at once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lockInput, makeAgent, makeDelegation } from './caliber.ts';
import { modelIn, modelOf, type SqlDatabase, sqlDatabase } from './support.ts';

describe('an exclusive group', () => {
  let db: SqlDatabase;
  let [holder, second] = ['', ''];
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('resources.yaml'));
    [holder, second] = [await makeAgent(db), await makeAgent(db)];
  }, 60_000);
  afterAll(() => db.drop());

  const acquire = (resource: string, by = holder, mode = 'exclusive', timeout?: number) =>
    db.call('lock.acquire', { input: lockInput(resource, by, mode, timeout) });
  /** Sets the end of a lock into the past, as time would. */
  const elapse = async (id: unknown): Promise<void> => {
    const client = await db.owner.connect();
    await client.query("SET session_replication_role = 'replica'");
    await client.query("UPDATE api.lock SET expires_at = clock_timestamp() - interval '1 second' WHERE lock_id = $1", [
      id,
    ]);
    await client.query("SET session_replication_role = 'origin'");
    client.release();
  };

  it('refuses a second holder, and names the lock that stands', async () => {
    const resource = randomUUID();
    const { answer } = await acquire(resource);
    const { refusal } = await acquire(resource, second);
    expect(refusal).toEqual({
      status: 409,
      code: 'LOCK_CONFLICT',
      message: `resource_type file, resource_id ${resource}: lock ${String(answer?.['lock_id'])} stands until ${String(answer?.['expires_at'])}`,
    });
    expect((await acquire(resource)).refusal?.code).toBe('LOCK_CONFLICT');
  });

  it('lets shared holders stand together, each once, and no exclusive one beside them', async () => {
    const resource = randomUUID();
    expect((await acquire(resource, holder, 'shared')).refusal).toBeNull();
    expect((await acquire(resource, second, 'shared')).refusal).toBeNull();
    expect((await acquire(resource, second, 'shared')).refusal?.code).toBe('LOCK_CONFLICT');
    expect((await acquire(resource, second, 'exclusive')).refusal?.code).toBe('LOCK_CONFLICT');
  });

  it('keeps tenants and resources apart', async () => {
    const resource = randomUUID();
    expect((await acquire(resource)).refusal).toBeNull();
    const other = { ...lockInput(resource, holder), resource_type: 'table' };
    expect((await db.call('lock.acquire', { input: other })).refusal).toBeNull();
    const { refusal } = await db.call('lock.acquire', { tenant: db.otherTenant, input: lockInput(resource, holder) });
    expect(refusal?.code).toBe('AGENT_NOT_FOUND');
  });

  it('expires what stands in the way and is over, with its own event before the new one', async () => {
    const resource = randomUUID();
    const { answer } = await acquire(resource);
    const id = String(answer?.['lock_id']);
    await elapse(id);
    await db.heard();
    for (const mutation of ['lock.extend', 'lock.release']) {
      const input = { additional_ms: 1000, releasing_agent_id: holder };
      expect((await db.call(mutation, { id, input })).refusal).toMatchObject({ status: 409, code: 'LOCK_EXPIRED' });
    }
    const next = await acquire(resource, second);
    expect(next.refusal).toBeNull();
    const heard = await db.heard();
    expect(heard.map(({ type, actor }) => [type, actor])).toEqual([
      ['LockExpired', 'system'],
      ['LockAcquired', 'key:test'],
    ]);
    expect(heard[0]).toMatchObject({ row_id: id, version: 2, mutation: 'lock.expire', payload: { lock_id: id } });
  });

  it('lengthens a living lock', async () => {
    const { answer } = await acquire(randomUUID());
    const id = String(answer?.['lock_id']);
    const extended = await db.done('lock.extend', { id, input: { additional_ms: 31_536_000_000 } });
    const added = Date.parse(String(extended['expires_at'])) - Date.parse(String(answer?.['expires_at']));
    expect(added).toBe(31_536_000_000);
  });

  it('does not let the timer take a lock whose time has not come', async () => {
    const { answer } = await acquire(randomUUID());
    const { refusal } = await db.call('lock.expire', { id: String(answer?.['lock_id']) });
    expect(refusal).toMatchObject({ status: 409, message: /^expires_at is .*; expire needs a time that has come$/ });
  });

  it('has one winner among fifty rivals', async () => {
    const resource = randomUUID();
    const first = await acquire(resource);
    await elapse(first.answer?.['lock_id']);
    await db.heard();
    const rivals = await Promise.all(
      Array.from({ length: 50 }, (_, rival) => acquire(resource, rival % 2 ? holder : second)),
    );
    expect(rivals.filter(({ refusal }) => refusal === null)).toHaveLength(1);
    expect(rivals.filter(({ refusal }) => refusal?.code === 'LOCK_CONFLICT')).toHaveLength(49);
    expect((await db.heard()).map(({ type }) => type)).toEqual(['LockExpired', 'LockAcquired']);
  });

  it('lets one of fifty accept a delegation', async () => {
    const { delegation, to } = await makeDelegation(db);
    const call = { id: String(delegation['delegation_id']), input: { accepting_agent_id: to } };
    const rivals = await Promise.all(Array.from({ length: 50 }, () => db.call('delegation.accept', call)));
    expect(rivals.filter(({ refusal }) => refusal === null)).toHaveLength(1);
    const others = rivals.flatMap(({ refusal }) => refusal ?? []);
    expect(new Set(others.map(({ message }) => message))).toEqual(
      new Set(['status is Accepted; accept needs Pending']),
    );
  });
});

const desks = `
api: { title: Desks, version: "1.0.0", base: /api }
resources:
  booking:
    fields:
      desk: { type: text }
      until: { type: timestamp }
      note: { type: text, nullable: true }
    exclusive: { within: [desk], alive: until, error: DESK_TAKEN }
    mutations:
      book: { create: [desk, until], event: { BookingMade: booking } }
      change: { update: [until, note], event: { BookingChanged: booking } }
      lapse: { at: until, delete: true, event: { BookingLapsed: [booking_id] } }
    queries: { get: {}, list: {} }
`;

describe('a row that can be revived', () => {
  let db: SqlDatabase;
  beforeAll(async () => {
    db = await sqlDatabase(modelOf(desks));
  }, 60_000);
  afterAll(() => db.drop());

  const [past, future] = ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z'];
  const book = async (desk: string, until = future): Promise<string> =>
    String((await db.done('booking.book', { input: { desk, until } }))['booking_id']);
  const revive = (id: string) => db.call('booking.change', { id, input: { until: future } });

  it('is refused beside one that has taken its place', async () => {
    await book('a');
    const id = await book('a', past);
    const { refusal } = await revive(id);
    expect(refusal).toMatchObject({ status: 409, code: 'DESK_TAKEN' });
    expect(refusal?.message).toMatch(/^desk a: booking [-0-9a-f]+ stands until 2100-01-01T00:00:00.000000Z$/);
    expect((await db.call('booking.change', { id, input: { note: 'x' } })).refusal).toBeNull();
  });

  it('takes its place again where that is free', async () => {
    const id = await book('b', past);
    expect((await revive(id)).refusal).toBeNull();
    expect((await db.call('booking.book', { input: { desk: 'b', until: future } })).refusal?.code).toBe('DESK_TAKEN');
  });

  it('has one winner among many that are revived at once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(await unnoticed(n));
    const revived = await Promise.all(ids.map(revive));
    expect(revived.filter(({ refusal }) => refusal === null)).toHaveLength(1);
    const living = await db.owner.query("SELECT FROM api.booking WHERE desk = 'c' AND until > clock_timestamp()");
    expect(living.rowCount).toBe(1);
  });

  /** A row whose time has come, and that no other one has expired yet. */
  async function unnoticed(n: number): Promise<string> {
    const id = await book(`c ${n}`, past);
    const client = await db.owner.connect();
    await client.query("SET session_replication_role = 'replica'");
    await client.query("UPDATE api.booking SET desk = 'c' WHERE booking_id = $1", [id]);
    await client.query("SET session_replication_role = 'origin'");
    client.release();
    return id;
  }
});
