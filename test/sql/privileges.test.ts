/** Who is granted nothing can call nothing: the functions write with their owner's rights. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { modelIn, type SqlDatabase, sqlDatabase } from './support.ts';

describe('a role without grants', () => {
  const role = `stranger_${randomBytes(6).toString('hex')}`;
  let db: SqlDatabase;
  let client: PoolClient;
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('resources.yaml'));
    await db.owner.query(`CREATE ROLE ${role}`);
    client = await db.owner.connect();
  }, 60_000);
  afterAll(async () => {
    await client.query(`RESET ROLE; DROP OWNED BY ${role}; DROP ROLE ${role}`);
    client.release();
    await db.drop();
  });

  const attempt = async (sql: string): Promise<unknown> => {
    await client.query(`SET ROLE ${role}`);
    try {
      return await client.query(sql);
    } finally {
      await client.query('RESET ROLE');
    }
  };
  const heartbeat = (): Promise<unknown> =>
    attempt(`SELECT ${db.schema}.agent_heartbeat('${db.tenant}', '${db.tenant}', NULL, '{}', 'x', 'r', NULL)`);
  const denied = (what: string) => ({ code: '42501', message: expect.stringContaining(what) as unknown });

  it('cannot see into the schema of the functions', async () => {
    await expect(heartbeat()).rejects.toMatchObject(denied(`schema ${db.schema}`));
  });

  it('cannot call them where it sees into the schema', async () => {
    await db.owner.query(`GRANT USAGE ON SCHEMA ${db.schema}, resound, api TO ${role}`);
    await expect(heartbeat()).rejects.toMatchObject(denied('function agent_heartbeat'));
    const { rows } = await db.owner.query(
      `SELECT p.oid::regprocedure AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE (n.nspname = $1 OR n.nspname IN ('resound', 'api') AND p.prosecdef) AND has_function_privilege($2, p.oid, 'EXECUTE')`,
      [db.schema, role],
    );
    expect(rows).toEqual([]);
    await expect(attempt('SELECT FROM resound.take_over()')).rejects.toMatchObject(denied('function take_over'));
  });
});
