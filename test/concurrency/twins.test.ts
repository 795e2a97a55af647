/** Careless twins: the same races against functions without their locks, and logs with a fault. The checks must find each. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../../generated/index.ts';
import { type Caliber, startCaliber } from '../support/caliber.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { faultsOfLog } from './log.ts';
import { overlaps } from './overlaps.ts';
import { crowd, rivals, tally } from './rivals.ts';

describe('without their locks', () => {
  let caliber: Caliber;
  beforeAll(async () => {
    caliber = await startCaliber();
    // The triggers would notice that a version was made twice.
    await rewrite('lock_acquire', /PERFORM pg_advisory_xact_lock\([\s\S]*?\);\n/);
    await rewrite('delegation_accept', /FOR NO KEY UPDATE/);
    await caliber.server.pool.query('DROP TRIGGER delegation_heard ON api.delegation');
  }, 30_000);
  afterAll(() => caliber.stop());

  /** Takes what matches out of a function. */
  async function rewrite(name: string, lock: RegExp): Promise<void> {
    const { pool } = caliber.server;
    const { rows } = await pool.query<{ text: string }>(
      'SELECT pg_get_functiondef(p.oid) AS text FROM pg_proc p WHERE p.pronamespace = $1::regnamespace AND p.proname = $2',
      [api.functionsSchema, name],
    );
    const text = rows[0]?.text ?? '';
    const careless = text.replace(lock, '');
    if (careless === text) throw new Error(`${name} has no such lock to take out`);
    await pool.query(careless);
  }

  /** Races again until one has more than one winner: carelessness shows often, not always. */
  async function winners(race: () => Promise<number>): Promise<number> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const won = await race();
      if (won > 1) return won;
    }
    return 1;
  }

  it('several acquire one lock, and the log shows that they held it at once', async () => {
    const { client, make, server } = caliber;
    const agents = await Promise.all(Array.from({ length: crowd }, () => make.agent()));
    let resource = '';
    const won = await winners(async () => {
      resource = randomUUID();
      const replies = await rivals((rival) =>
        client.post('/locks/acquire', {
          resource_type: 'file',
          resource_id: resource,
          holder_agent_id: agents[rival]?.agent_id,
          mode: 'exclusive',
          timeout_ms: 60_000,
        }),
      );
      return tally(replies)['201'] ?? 0;
    });
    expect(won).toBeGreaterThan(1);
    await caliber.hear(() => make.trajectory());
    expect((await overlaps(server.pool, resource)).length).toBeGreaterThan(0);
  }, 60_000);

  it('several accept one delegation, and the log has two events of one version', async () => {
    const { client, make, server } = caliber;
    const won = await winners(async () => {
      const { delegation_id, to_agent_id } = await make.delegation();
      const body = { accepting_agent_id: to_agent_id };
      return tally(await rivals(() => client.post(`/delegations/${delegation_id}/accept`, body)))['204'] ?? 0;
    });
    expect(won).toBeGreaterThan(1);
    await caliber.hear(() => make.trajectory());
    expect(Object.keys(await faultsOfLog(server.pool))).toContain('a version was made twice');
  }, 60_000);
});

describe('a log with a fault', () => {
  let database: TestDatabase;
  const tenant = randomUUID();
  const [one, two] = [randomUUID(), randomUUID()];
  beforeAll(async () => {
    database = await freshDatabase(api);
  }, 30_000);
  afterAll(() => database.drop());

  /** Three events: a row made and changed, and another made between. */
  async function plant(fault: string): Promise<readonly string[]> {
    const { pool } = database;
    await pool.query('TRUNCATE resound.log; DELETE FROM resound.outbox');
    await pool.query(
      `INSERT INTO resound.log (position, tenant_id, tenant_position, event_id, type, resource, row_id, version, mutation, actor,
         request_id, at, payload)
       SELECT e.position, $1, e.position, gen_random_uuid(), e.type, 'note', e.row_id, e.version, 'note.test', 'key:test', 'test',
         clock_timestamp(), '{}'
       FROM (VALUES (1, 'NoteCreated', $2::uuid, 1), (2, 'NoteCreated', $3::uuid, 1), (3, 'NoteUpdated', $2::uuid, 2))
         AS e (position, type, row_id, version)`,
      [tenant, one, two],
    );
    await pool.query(fault);
    return Object.keys(await faultsOfLog(pool));
  }

  it('is told from one without', async () => {
    expect(await plant('SELECT 1')).toEqual([]);
  });

  it.each([
    ['positions have a gap', 'DELETE FROM resound.log WHERE position = 2'],
    ['positions of a tenant have a gap', 'UPDATE resound.log SET tenant_position = 5 WHERE position = 3'],
    [
      'an event stands twice',
      'UPDATE resound.log SET event_id = (SELECT event_id FROM resound.log WHERE position = 1)',
    ],
    ["a row's versions do not ascend", 'UPDATE resound.log SET version = 3 - version WHERE position <> 2'],
    ["a row's version has no event", 'UPDATE resound.log SET version = 3 WHERE position = 3'],
    ['a version was made twice', "UPDATE resound.log SET version = 1, type = 'NoteCreated' WHERE position = 3"],
    [
      'an event was left behind',
      `INSERT INTO resound.outbox (tenant_id, type, resource, row_id, version, mutation, actor, request_id, payload)
       SELECT tenant_id, type, resource, row_id, version, mutation, actor, request_id, payload FROM resound.log LIMIT 1`,
    ],
  ])('shows that %s', async (name, fault) => {
    expect(await plant(fault)).toContain(name);
  });
});
