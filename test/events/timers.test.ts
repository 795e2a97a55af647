import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../../generated/index.ts';
import { bumpEpoch } from '../../src/console/log.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { FrameSocket } from '../support/socket.ts';
import { startStream, type TestStream } from '../support/stream.ts';

/** Locks, made by their generated function as the server would, so that due dates are the manifest's. */
describe('timers on the real database', () => {
  let database: TestDatabase;
  let tenantId: string;
  let holderId: string;
  beforeAll(async () => {
    database = await freshDatabase(api);
    const tenants = await database.pool.query<{ id: string }>(
      "INSERT INTO resound.tenant (tenant_id, name) VALUES (gen_random_uuid(), 'test') RETURNING tenant_id AS id",
    );
    tenantId = tenants.rows[0]?.id ?? '';
    holderId = await call('agent_register', {
      agent_type: 'coder',
      capabilities: ['typescript'],
      memory_access: { read: [{ memory_type: 'semantic', scope: 'own', filter: null }], write: [] },
      can_delegate_to: [],
    });
  });
  afterAll(() => database.drop());

  /** @returns the id of the new row */
  async function call(name: string, input: object): Promise<string> {
    const { rows } = await database.pool.query<{ id: string; refusal: string | null }>(
      `SELECT made.id, called.refusal FROM (SELECT gen_random_uuid() AS id) AS made,
         ${api.functionsSchema}.${name}($1, made.id, NULL, $2, 'key:test', 'test', NULL) AS called`,
      [tenantId, JSON.stringify(input)],
    );
    if (rows[0]?.refusal !== null) throw new Error(rows[0]?.refusal ?? 'no row');
    return rows[0].id;
  }
  const lock = (timeout_ms: number): Promise<string> =>
    call('lock_acquire', {
      resource_type: 'file',
      resource_id: crypto.randomUUID(),
      holder_agent_id: holderId,
      mode: 'exclusive',
      timeout_ms,
    });
  const start = (): Promise<TestStream> => startStream(database, { timers: api.timers });
  /** Milliseconds from the due date to the event, both by the database's clock. */
  async function lateness(lockIds: readonly string[]): Promise<number[]> {
    const { rows } = await database.pool.query<{ late: number }>(
      `SELECT extract(epoch FROM e.at - (c.payload::jsonb -> 'lock' ->> 'expires_at')::timestamptz)::float8 * 1000 AS late
       FROM resound.log AS e JOIN resound.log AS c ON c.row_id = e.row_id AND c.type = 'LockAcquired'
       WHERE e.type = 'LockExpired' AND e.row_id = ANY ($1)`,
      [lockIds],
    );
    return rows.map(({ late }) => late);
  }

  it('fire when the time has come, not before, once, and are heard', async () => {
    const stream = await start();
    const socket = await FrameSocket.open(stream.url(tenantId));
    const far = await lock(30 * 24 * 3600 * 1000);
    const ids: string[] = [];
    // Nearer due dates come after a far one: the relay tells the schedule.
    for (const timeout of [400, 200, 100, 1]) {
      ids.push(await lock(timeout));
      stream.events.wake('lock');
    }
    const waiting = new Set(ids);
    const frames = await socket.until((frame) => {
      if (frame.type === 'LockExpired') waiting.delete(frame.meta?.id ?? '');
      return waiting.size === 0;
    });
    expect(
      frames
        .filter(({ type }) => type === 'LockExpired')
        .map(({ meta }) => meta?.id)
        .sort(),
    ).toEqual([...ids].sort());
    const late = await lateness(ids);
    expect(late).toHaveLength(4);
    for (const ms of late) {
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThan(2000); // 250 on an idle machine, which a test machine is not
    }
    if (process.env['SHOW_FIGURES'] !== undefined) console.log('late, ms', late);
    expect(await lateness([far])).toEqual([]);
    await socket.close();
    await stream.stop();
  });

  it('fire for rows whose events the relay was never given, as after a gap in the log', async () => {
    // Only what it is told of makes this server look: nobody tells it of the row.
    const stream = await startStream(database, { timers: api.timers, limits: { pollMs: 3_600_000 } });
    const before = await FrameSocket.open(stream.url(tenantId));
    const id = await lock(300);
    await bumpEpoch(database.pool);
    await before.closed;
    const socket = await FrameSocket.open(stream.url(tenantId));
    await socket.until(({ type, meta }) => type === 'LockExpired' && meta?.id === id);
    expect(await lateness([id])).toEqual([expect.any(Number)]);
    await socket.close();
    await stream.stop();
  });

  it('fire for what fell due while nobody was there, on several nodes once each', async () => {
    const ids = await Promise.all(Array.from({ length: 250 }, () => lock(1)));
    const nodes = [await start(), await start()] as const;
    const last = await lock(1);
    const [node] = nodes;
    const logged = async (): Promise<number> => {
      const { rows } = await database.pool.query<{ fired: number }>(
        "SELECT count(DISTINCT row_id)::integer AS fired FROM resound.log WHERE type = 'LockExpired' AND row_id = ANY ($1)",
        [[...ids, last]],
      );
      return rows[0]?.fired ?? 0;
    };
    while ((await logged()) < ids.length + 1) node.events.wake('lock');
    const { rows } = await database.pool.query(
      "SELECT row_id FROM resound.log WHERE type = 'LockExpired' GROUP BY row_id HAVING count(*) > 1",
    );
    expect(rows).toEqual([]);
    await Promise.all(nodes.map((each) => each.stop()));
  });
});
