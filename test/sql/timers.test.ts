/** Timers: what is due fires in batches, once, of all tenants; what cannot be changed is set aside. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeAgent, makeScope, makeTrajectory, noteInput } from './caliber.ts';
import { modelIn, type SqlDatabase, sqlDatabase } from './support.ts';

/** Asks until the database's clock has passed the times of `column` that are some milliseconds away. */
async function untilPast({ owner }: SqlDatabase, table: string, column: string): Promise<void> {
  const sql = `SELECT FROM ${table} WHERE ${column} >= clock_timestamp() AND ${column} < clock_timestamp() + interval '1 minute'`;
  while (((await owner.query(sql)).rowCount ?? 0) > 0);
}

describe('a timer', () => {
  let db: SqlDatabase;
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('resources.yaml'));
  }, 60_000);
  afterAll(() => db.drop());

  const fire = async (timer: string, limit = 100, client: Pick<SqlDatabase['server'], 'query'> = db.server) => {
    const { rows } = await client.query<{ fired: number; parked: number }>(
      `SELECT * FROM ${db.schema}.${timer}_due($1)`,
      [limit],
    );
    return rows[0];
  };
  const next = async (timer: string): Promise<number | null> => {
    const { rows } = await db.server.query<{ wait_ms: number | null }>(
      `SELECT wait_ms FROM ${db.schema}.${timer}_next()`,
    );
    return rows[0]?.wait_ms ?? null;
  };
  const makeNote = async (ttl: unknown): Promise<string> =>
    String((await db.done('note.create', { input: { ...noteInput, ttl } }))['note_id']);
  const makeMessage = async (expires_at: string | null): Promise<string> => {
    const input = {
      from_agent_id: await makeAgent(db),
      to_agent_type: 'any',
      message_type: 'Heartbeat',
      payload: '{}',
      artifact_ids: [],
      priority: 'Low',
      expires_at,
    };
    return String((await db.done('message.send', { input }))['message_id']);
  };

  it('says how long it is until the next row is due', async () => {
    expect(await next('note_expire')).toBeNull();
    await makeNote('Persistent');
    expect(await next('note_expire')).toBeNull();
    await makeNote('LongTerm');
    const week = 604_800_000;
    const later = await next('note_expire');
    expect(later).toBeGreaterThan(week - 60_000);
    expect(later).toBeLessThanOrEqual(week);
    await makeNote({ Duration: 1 });
    await untilPast(db, 'api.note', 'expires_at');
    expect(await next('note_expire')).toBeLessThan(0);
    expect(await fire('note_expire')).toEqual({ fired: 1, parked: 0 });
    expect(await next('note_expire')).toBeGreaterThan(week - 60_000);
  });

  it('fires in batches, the longest due first, with the event of its mutation', async () => {
    const ids = [];
    for (const year of [2003, 2001, 2002]) ids.push(await makeMessage(`${year}-01-01T00:00:00Z`));
    await makeMessage(null);
    await makeMessage('2100-01-01T00:00:00+05:30');
    await db.heard();
    expect(await fire('message_expire', 2)).toEqual({ fired: 2, parked: 0 });
    expect(await fire('message_expire', 2)).toEqual({ fired: 1, parked: 0 });
    expect(await fire('message_expire', 2)).toEqual({ fired: 0, parked: 0 });
    const heard = await db.heard();
    expect(heard.map(({ type, row_id }) => [type, row_id])).toEqual(
      [ids[1], ids[2], ids[0]].map((id) => ['MessageExpired', id]),
    );
    expect(heard[0]).toMatchObject({
      actor: 'system',
      version: 2,
      payload: { type: 'MessageExpired', message_id: ids[1] },
    });
  });

  it('sets aside what it cannot change, and goes on', async () => {
    const trajectory = await makeTrajectory(db);
    const base = {
      trajectory_id: trajectory,
      scope_id: await makeScope(db, trajectory),
      artifact_type: 'Fact',
      name: 'x',
      content: 'y',
      source_turn: 0,
      extraction_method: 'Explicit',
      ttl: { Duration: 1 },
    };
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push(String((await db.done('artifact.create', { input: base }))['artifact_id']));
    // Nothing of the API supersedes an artifact yet; a migration of the owner's might.
    const client = await db.owner.connect();
    await client.query("SET session_replication_role = 'replica'");
    await client.query('UPDATE api.artifact SET superseded_by = $1 WHERE artifact_id = $2', [ids[0], ids[2]]);
    await client.query("UPDATE api.artifact SET expires_at = 'infinity' WHERE artifact_id = $1", [ids[2]]);
    await client.query("SET session_replication_role = 'origin'");
    client.release();
    await untilPast(db, 'api.artifact', 'expires_at');
    await db.heard();
    expect(await fire('artifact_expire')).toEqual({ fired: 1, parked: 1 });
    expect((await db.heard()).map(({ row_id }) => row_id)).toEqual([ids[1]]);
    const parked = await db.owner.query('SELECT mutation, tenant_id, row_id, error FROM resound.parked');
    expect(parked.rows).toEqual([
      {
        mutation: 'artifact.expire',
        tenant_id: db.tenant,
        row_id: ids[0],
        error: expect.stringMatching(/^23503 .*artifact_superseded_by_fkey/) as unknown,
      },
    ]);
    expect(await fire('artifact_expire')).toEqual({ fired: 0, parked: 0 });
    // What is set aside does not wake anybody; what never ends neither.
    expect(await next('artifact_expire')).toBe(Number.POSITIVE_INFINITY);
  });

  it('leaves alone what another node works on, so that each row fires once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => makeMessage('2001-01-01T00:00:00Z')));
    await db.heard();
    const batches = await Promise.all(Array.from({ length: 6 }, () => fire('message_expire', 10)));
    let fired = batches.reduce((sum, batch) => sum + (batch?.fired ?? 0), 0);
    for (let more = 1; more > 0; fired += more) more = (await fire('message_expire'))?.fired ?? 0;
    expect(fired).toBe(30);
    const heard = await db.heard();
    expect(new Set(heard.map(({ row_id }) => row_id)).size).toBe(30);
    expect(heard).toHaveLength(30);
  });

  it('waits for nobody who holds a row', async () => {
    const id = await makeMessage('2001-01-01T00:00:00Z');
    const client = await db.owner.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM api.message WHERE message_id = $1 FOR NO KEY UPDATE', [id]);
    expect(await fire('message_expire')).toEqual({ fired: 0, parked: 0 });
    await client.query('ROLLBACK');
    client.release();
    expect(await fire('message_expire')).toEqual({ fired: 1, parked: 0 });
  });
});

describe('a timer with a condition', () => {
  let db: SqlDatabase;
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('test/fixtures/shop/resources.yaml'));
  }, 60_000);
  afterAll(() => db.drop());

  it('passes over rows that no longer meet it', async () => {
    const customer = await db.done('customer.create', { input: { email: 'a@b.de', name: 'A' } });
    const place = async (): Promise<string> => {
      const order = await db.done('order.create', { input: { customer_id: customer['customer_id'] } });
      const input = {
        ship_to: { recipient: 'A', lines: ['1 Way'], postcode: 'X123' },
        payment_window_ms: 1,
      };
      const placed = await db.done('order.place', { id: String(order['order_id']), input });
      expect(placed['ship_to']).toEqual({ ...input.ship_to, country: 'DE' });
      return String(order['order_id']);
    };
    const [paid, unpaid] = [await place(), await place()];
    await db.done('order.pay', { id: paid });
    await untilPast(db, 'api."order"', 'pay_until');
    await db.heard();
    const { rows } = await db.server.query(`SELECT * FROM ${db.schema}.order_expire_due(10)`);
    expect(rows).toEqual([{ fired: 1, parked: 0 }]);
    const [event] = await db.heard();
    expect(event?.payload).toMatchObject({
      type: 'OrderExpired',
      order: { order_id: unpaid, status: 'expired', pay_until: null },
    });
    expect((event?.payload['order'] as Record<string, unknown>)['closed_at']).not.toBeNull();
    const next = await db.server.query(`SELECT wait_ms FROM ${db.schema}.order_expire_next()`);
    expect(next.rows).toEqual([{ wait_ms: null }]);
  });
});
