/** Whoever writes past the mutations is refused at commit, the owner too. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { makeAgent, makeTrajectory, noteInput } from './caliber.ts';
import { modelIn, type SqlDatabase, sqlDatabase } from './support.ts';

describe('plain SQL', () => {
  let db: SqlDatabase;
  let id = '';
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('resources.yaml'));
  }, 60_000);
  beforeEach(async () => {
    id = await makeTrajectory(db);
  });
  afterAll(() => db.drop());

  /** Runs statements in one transaction as the owner; gives the error of the commit, or of what failed before. */
  async function transaction(...statements: readonly (readonly [string, ...unknown[]])[]): Promise<unknown> {
    const client = await db.owner.connect();
    try {
      await client.query('BEGIN');
      for (const [text, ...values] of statements) await client.query(text, values);
      return await client.query('COMMIT').then(() => null);
    } catch (error) {
      await client.query('ROLLBACK');
      return error;
    } finally {
      client.release();
    }
  }
  const refused = (message: RegExp | string) => ({ code: 'RS001', message: expect.stringMatching(message) as unknown });
  const rename = 'UPDATE api.trajectory SET name = $2, version = version + 1 WHERE trajectory_id = $1';
  const announce = (row: string, version: number, over: { tenant?: string; resource?: string } = {}) =>
    [
      `INSERT INTO resound.outbox (tenant_id, type, resource, row_id, version, mutation, actor, request_id, payload)
       VALUES ($1, 'TrajectoryUpdated', $2, $3, $4, 'm', 'a', 'r', '{}')`,
      over.tenant ?? db.tenant,
      over.resource ?? 'trajectory',
      row,
      version,
    ] as const;

  it('is refused where no event tells of it', async () => {
    expect(await transaction([rename, id, 'silent'])).toMatchObject(
      refused(`no event tells of trajectory ${id} version 2`),
    );
    expect(await transaction(['DELETE FROM api.trajectory WHERE trajectory_id = $1', id])).toMatchObject(
      refused(`no event tells of trajectory ${id} version 2`),
    );
    const copy = `INSERT INTO api.trajectory SELECT (r).* FROM (
      SELECT jsonb_populate_record(t, jsonb_build_object('trajectory_id', $2::uuid, 'version', 1)) AS r
      FROM api.trajectory t WHERE trajectory_id = $1) AS copied`;
    const other = randomUUID();
    expect(await transaction([copy, id, other])).toMatchObject(
      refused(`no event tells of trajectory ${other} version 1`),
    );
  });

  it('is refused where the version does not follow', async () => {
    const same = "UPDATE api.trajectory SET name = 'x' WHERE trajectory_id = $1";
    const leap = 'UPDATE api.trajectory SET version = version + 2 WHERE trajectory_id = $1';
    expect(await transaction([same, id], announce(id, 1))).toMatchObject(
      refused(`trajectory ${id} has version 2 after this change, not 1`),
    );
    expect(await transaction([leap, id], announce(id, 3))).toMatchObject(
      refused('has version 2 after this change, not 3'),
    );
  });

  it('passes with its event in the same transaction', async () => {
    expect(await transaction([rename, id, 'told'], announce(id, 2))).toBeNull();
  });

  it('is refused where one of two changes is silent', async () => {
    const twice = [
      [rename, id, 'once'],
      [rename, id, 'twice'],
    ] as const;
    expect(await transaction(...twice, announce(id, 2))).toMatchObject(refused('version 3'));
    expect(await transaction(...twice, announce(id, 3))).toMatchObject(refused('version 2'));
    expect(await transaction(...twice, announce(id, 2), announce(id, 3))).toBeNull();
  });

  it('is refused with an event of another transaction, row, tenant or resource', async () => {
    await db.owner.query(...spread(announce(id, 2)));
    expect(await transaction([rename, id, 'x'])).toMatchObject(refused('no event tells'));
    expect(await transaction([rename, id, 'x'], announce(randomUUID(), 2))).toMatchObject(refused('no event tells'));
    expect(await transaction([rename, id, 'x'], announce(id, 2, { tenant: db.otherTenant }))).toMatchObject(
      refused('no event tells'),
    );
    expect(await transaction([rename, id, 'x'], announce(id, 2, { resource: 'scope' }))).toMatchObject(
      refused('no event tells'),
    );
  });

  it('cannot take an event back after its trigger was made to look early', async () => {
    for (const [away, code] of [
      ['DELETE FROM resound.outbox', 'RS005'],
      ["UPDATE resound.outbox SET row_id = gen_random_uuid() WHERE resource = 'trajectory'", 'RS005'],
      ['TRUNCATE resound.outbox', 'RS005'],
    ] as const) {
      const early = [[rename, id, 'x'], announce(id, 2), ['SET CONSTRAINTS ALL IMMEDIATE'], [away]] as const;
      expect(await transaction(...early)).toMatchObject({ code });
    }
    const undone = [
      [rename, id, 'x'],
      ['SAVEPOINT before_event'],
      announce(id, 2),
      ['SET CONSTRAINTS ALL IMMEDIATE'],
      ['ROLLBACK TO SAVEPOINT before_event'],
    ] as const;
    expect(await transaction(...undone)).toMatchObject(refused('no event tells'));
  });

  it('cannot move a row to another key', async () => {
    const moved = randomUUID();
    const move =
      'UPDATE api.trajectory SET trajectory_id = $2, root_trajectory_id = $2, version = version + 1 WHERE trajectory_id = $1';
    expect(await transaction([move, id, moved], announce(moved, 2))).toMatchObject(
      refused('the key of a trajectory never changes'),
    );
  });

  it('cannot truncate', async () => {
    const truncated = transaction(['TRUNCATE api.lock']);
    expect(await truncated).toMatchObject({
      code: 'RS002',
      message: expect.stringMatching(/api\.lock would be silent/) as unknown,
    });
    expect(await transaction(['TRUNCATE api.trajectory CASCADE'])).toMatchObject({ code: 'RS002' });
  });

  it('has no rights as the server: it reads and calls functions, and that is all', async () => {
    const client: PoolClient = await db.server.connect();
    try {
      for (const statement of [
        "UPDATE api.trajectory SET name = 'x'",
        'DELETE FROM api.lock',
        'TRUNCATE api.lock',
        'INSERT INTO resound.outbox DEFAULT VALUES',
        'UPDATE api.note_counters SET access_count = 0',
        'ALTER TABLE api.lock DISABLE TRIGGER ALL',
        "SET session_replication_role = 'replica'",
      ]) {
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
      await expect(client.query('SELECT count(*) FROM api.trajectory')).resolves.toMatchObject({ rowCount: 1 });
    } finally {
      client.release();
    }
  });

  it('leaves functions to those whom their schema is granted to', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
       WHERE p.pronamespace IN ($1::regnamespace, 'api'::regnamespace) AND has_function_privilege('pg_monitor', p.oid, 'EXECUTE')`,
      [db.schema],
    );
    expect(rows).toEqual([]);
  });

  it('changes counters freely, for they are no part of a row', async () => {
    const note = await db.done('note.create', { input: noteInput });
    const count = 'INSERT INTO api.note_counters VALUES ($1, $2, now(), 7)';
    expect(await transaction([count, db.tenant, note['note_id']])).toBeNull();
  });

  it('of a mutation and of plain SQL in one transaction is still two changes', async () => {
    const agent = await makeAgent(db);
    const call = `SELECT ${db.schema}.agent_heartbeat($1, $2, NULL, '{}', 'a', 'r', NULL)`;
    const silent = 'UPDATE api.agent SET version = version + 1 WHERE agent_id = $1';
    expect(await transaction([call, db.tenant, agent])).toBeNull();
    expect(await transaction([call, db.tenant, agent], [silent, agent])).toMatchObject(refused('version 4'));
  });
});

function spread([text, ...values]: readonly [string, ...unknown[]]): [string, unknown[]] {
  return [text, values];
}
