/** Lists walk an index from the tenant's first row on: nothing is sorted, and no other tenant's row is read. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createContext } from '../../generator/emit/sql/context.ts';
import { listStatement, searchStatement } from '../../generator/emit/statements.ts';
import type { ListStatement, SearchStatement } from '../../src/contract/query.ts';
import { createListSql } from '../../src/query/list-sql.ts';
import { searchSql } from '../../src/query/search-sql.ts';
import { makeAgent, makeScope, makeTrajectory } from './caliber.ts';
import { modelIn, type SqlDatabase, sqlDatabase } from './support.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[];
}

const nodes = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

describe('a row of a table that was never analysed', () => {
  it.each(['resources.yaml', 'test/fixtures/shop/resources.yaml', 'test/fixtures/chat/resources.yaml'])(
    'is found by its key, in %s',
    async (manifest) => {
      const db = await sqlDatabase(modelIn(manifest));
      const client = await db.owner.connect();
      // As our sessions have it. The statement is that of Postgres' own checks of references, whose plans cannot be asked for.
      await client.query('SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan');
      const { rows: keys } = await client.query<{ relation: string; key: string; columns: readonly string[] }>(
        `SELECT c.conrelid::regclass::text AS relation, c.conname AS key, array_agg(a.attname::text ORDER BY a.attnum) AS columns
         FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
         WHERE c.contype = 'p' AND c.connamespace = 'api'::regnamespace GROUP BY 1, 2`,
      );
      expect(keys.length).toBeGreaterThan(2);
      for (const { relation, key, columns } of keys) {
        const given = columns.map((column, at) => `${column} = $${at + 1}`).join(' AND ');
        await client.query(
          `PREPARE row (${columns.map(() => 'uuid').join(', ')}) AS SELECT FROM ONLY ${relation} x WHERE ${given} FOR KEY SHARE OF x`,
        );
        const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
          `EXPLAIN (FORMAT json) EXECUTE row (${columns.map(() => 'gen_random_uuid()').join(', ')})`,
        );
        await client.query('DEALLOCATE row');
        const found = nodes(rows[0]?.['QUERY PLAN'][0]?.Plan ?? ({} as Plan)).flatMap(
          (plan) => plan['Index Name'] ?? [],
        );
        expect([relation, found]).toEqual([relation, [key]]);
      }
      client.release();
      await db.drop();
    },
  );
});

describe('the plan of a list', () => {
  let db: SqlDatabase;
  let scope = '';
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('resources.yaml'));
    scope = await makeScope(db);
    await fill();
  }, 120_000);
  afterAll(() => db.drop());

  /** 200 rows of ours beneath 20,000 of another tenant, whose ids are all newer. */
  async function fill(): Promise<void> {
    const [agent, trajectory] = [await makeAgent(db), await makeTrajectory(db)];
    const client = await db.owner.connect();
    await client.query("SET session_replication_role = 'replica'");
    const id = (prefix: string) => `('${prefix}' || lpad(to_hex(n), 11, '0'))::uuid`;
    const scoped = (parameter: string) => `CASE WHEN n % 10 = 0 THEN ${parameter}::uuid ELSE gen_random_uuid() END`;
    for (const [tenant, rows, prefix] of [
      [db.tenant, 200, '01900000-0000-7000-8000-0'],
      [db.otherTenant, 20_000, '01990000-0000-7000-8000-0'],
    ] as const) {
      await client.query(
        `INSERT INTO api.turn SELECT ${id(prefix)}, $1, ${scoped('$2')}, n, 'User', 'words and more words ' || n, 1, now(), NULL, NULL, NULL, 1
         FROM generate_series(1, $3::integer) n`,
        [tenant, scope, rows],
      );
      await client.query(
        `INSERT INTO api.trajectory SELECT ${id(prefix)}, $1, 'n' || n, NULL, (ARRAY['Active', 'Failed'])[1 + n % 2], NULL,
         ${id(prefix)}, $2, now() - n * interval '1 minute', now(), NULL, NULL, NULL, 1 FROM generate_series(1, $3::integer) n`,
        [tenant, agent, rows],
      );
      await client.query(
        `INSERT INTO api.artifact SELECT ${id(prefix)}, $1, $2, ${scoped('$3')}, 'Fact', 'name', 'content ' || n, '\\x00', NULL, '{}', '"Session"',
         CASE WHEN n % 100 = 0 THEN now() + n * interval '1 hour' END, now(), now(), NULL, NULL, 1 FROM generate_series(1, $4::integer) n`,
        [tenant, trajectory, scope, rows],
      );
      await client.query(
        `INSERT INTO api.lock SELECT ${id(prefix)}, $1, 'file', ${id(prefix)}, $2, now(), now() + n * interval '1 hour', 'shared', 1
         FROM generate_series(1, $3::integer) n`,
        [tenant, agent, rows],
      );
    }
    await client.query("SET session_replication_role = 'origin'");
    await client.query('ANALYZE');
    client.release();
  }

  async function explain(statement: string, values: readonly unknown[]): Promise<readonly Plan[]> {
    const { rows } = await db.owner.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING off, SUMMARY off, FORMAT json) ${statement}`,
      [...values],
    );
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    if (plan === undefined) throw new Error('no plan');
    return nodes(plan);
  }

  /** The plan for any values, as a connection keeps it after some calls. */
  async function explainAnyValues(statement: string, values: readonly unknown[]): Promise<readonly Plan[]> {
    const client = await db.owner.connect();
    // As our sessions have it.
    await client.query('SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE page AS ${statement}`);
    const given = values.map((value) => client.escapeLiteral(String(value))).join(', ');
    const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING off, SUMMARY off, FORMAT json) EXECUTE page (${given})`,
    );
    client.release(true);
    return nodes(rows[0]?.['QUERY PLAN'][0]?.Plan ?? ({} as Plan));
  }

  function statement(resource: string, query: string): ListStatement {
    const found = db.model.resources.find(({ name }) => name === resource);
    const list = found?.queries.find(({ name }) => name === query);
    if (found === undefined || list?.kind !== 'list') throw new Error(`${resource} has no list ${query}`);
    return listStatement(createContext(db.model, db.schema), found, list) as unknown as ListStatement;
  }

  function write(
    resource: string,
    query: string,
    filters: Record<string, string | boolean> = {},
    parent: string | null = null,
  ) {
    const page = { tenant: db.tenant, chosen: db.tenant, parent, cursor: null };
    return createListSql()(statement(resource, query), { limit: 20, offset: 0, cursor: null, filters }, page);
  }

  it.each([
    ['trajectory', 'list', {}, null, 'trajectory_pkey'],
    ['trajectory', 'list', { status: 'Failed' }, null, 'trajectory_status_idx'],
    ['turn', 'list', {}, null, 'turn_sequence_idx'],
    ['turn', 'of_scope', {}, 'scope', 'turn_scope_id_sequence_key'],
    ['artifact', 'list', {}, null, 'artifact_pkey'],
    ['artifact', 'of_scope', {}, 'scope', 'artifact_scope_id_idx'],
    ['lock', 'list', {}, null, 'lock_pkey'],
  ] as const)('%s.%s with %j walks its index and reads little', async (resource, query, filters, parent, index) => {
    const { text, values } = write(resource, query, filters, parent === null ? null : scope);
    for (const found of [await explain(text, values), await explainAnyValues(text, values)]) {
      expect(found.map((node) => node['Index Name'])).toContain(index);
      expect(found.filter((node) => node['Node Type'] === 'Sort')).toEqual([]);
      expect(found.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === resource)).toEqual(
        [],
      );
      // All of ours can be counted in some dozen pages; those of the other tenant fill hundreds.
      expect((found[0]?.['Shared Hit Blocks'] ?? 0) + (found[0]?.['Shared Read Blocks'] ?? 0)).toBeLessThan(100);
    }
  });

  it('is made once for all pages of a size, and not at each call', async () => {
    const client = await db.owner.connect();
    for (let calls = 0; calls < 8; calls++) {
      const { text, values } = write('trajectory', 'list');
      await client.query({ name: 'page', text, values: [db.otherTenant, ...values.slice(1)] });
    }
    const { rows } = await client.query<Record<string, string>>(
      'SELECT custom_plans, generic_plans FROM pg_prepared_statements',
    );
    client.release(true);
    // Postgres tries five plans for true values before it settles for the one for all.
    expect(rows).toEqual([{ custom_plans: '5', generic_plans: '3' }]);
  });

  it('asks the timer’s index for what is due, also as a plan for any time', async () => {
    const due = `SELECT t.artifact_id FROM api.artifact t WHERE t.expires_at <= $1 AND t.expires_at IS NOT NULL
      ORDER BY t.expires_at, t.tenant_id, t.artifact_id LIMIT $2 FOR UPDATE OF t SKIP LOCKED`;
    const client = await db.owner.connect();
    await client.query('SET plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE due (timestamptz, integer) AS ${due}`);
    const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
      'EXPLAIN (FORMAT json) EXECUTE due (now(), 100)',
    );
    await client.query('RESET plan_cache_mode');
    client.release();
    const found = nodes(rows[0]?.['QUERY PLAN'][0]?.Plan ?? ({} as Plan));
    expect(found.map((node) => node['Index Name'])).toContain('artifact_expire_idx');
    expect(found.filter((node) => node['Node Type'] === 'Sort')).toEqual([]);
  });

  it('puts the text of a row into the query, in place of a call', async () => {
    const { text } = statement('lock', 'list');
    const { rows } = await db.owner.query<{ 'QUERY PLAN': string }>(`EXPLAIN VERBOSE SELECT ${text} FROM api.lock r`);
    const output = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(output).toContain('concat(');
    expect(output).not.toContain('lock_text');
    expect(output).not.toContain('stamp(');
  });

  it('finds a word in a large tenant by the full-text index', async () => {
    const resource = db.model.resources.find(({ name }) => name === 'artifact');
    const search = resource?.queries.find(({ kind }) => kind === 'search');
    if (resource === undefined || search?.kind !== 'search') throw new Error('no search');
    const parts = searchStatement(resource, search) as unknown as SearchStatement;
    const { text, values } = searchSql(parts, { query: 'content 1717', limit: 5, filters: [] }, db.otherTenant);
    const found = await explain(text, values);
    expect(found.map((node) => node['Index Name'])).toContain('artifact_search_idx');
  });

  it('indexes a text of any length', async () => {
    const words = Array.from({ length: 200_000 }, (_, n) => n.toString(36)).join(' ');
    const wide = '𝒳𝒴 '.repeat(400_000);
    const trajectory = await makeTrajectory(db);
    for (const content of [words, wide, 'x'.repeat(3_000_000)]) {
      const input = {
        trajectory_id: trajectory,
        scope_id: scope,
        artifact_type: 'Fact',
        name: content,
        content,
        source_turn: 0,
        extraction_method: 'Explicit',
        ttl: 'Session',
      };
      expect((await db.call('artifact.create', { input })).refusal).toBeNull();
    }
  });
});
