/** Fields that are called like the variables, parameters and aliases of the generated functions and queries. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqlContextOf } from '../../generator/emit/sql-context.ts';
import { getStatement } from '../../generator/emit/statements.ts';
import { modelOf, type SqlDatabase, sqlDatabase } from './support.ts';

const names = [
  'p_tenant',
  'p_id',
  'p_input',
  'answer',
  'refusal',
  'events',
  'entity',
  'rival',
  'r',
  't',
  'c',
  'child_id',
  'root_id',
  'payload',
  'old',
  'new',
  'order',
  'select',
  'user',
  'loop',
  'end',
  'declare',
  'current_user',
  'xmlparse',
];
const manifest = `
api: { title: Words, version: "1.0.0", base: /api }
resources:
  thing:
    fields:
${names.map((name) => `      ${name}: { type: text, nullable: true }`).join('\n')}
      moment: { type: timestamp, value: now }
      before: { type: timestamp, nullable: true }
      after: { type: timestamp, value: { add: [moment, 60000] } }
      due: { ref: thing, nullable: true, on_delete: { run: release } }
      answer_of: { type: text }
      found: { type: integer, counts: get }
    exclusive: { within: [answer_of], alive: after }
    mutations:
      create: { create: [answer_of, ${names.join(', ')}, before, due], event: { Created: thing } }
      update: { update: [${names.join(', ')}], event: { Updated: thing } }
      release: { internal: true, set: { due: null }, event: { Released: thing } }
      expire: { at: before, set: { before: null }, event: { Expired: thing } }
      delete: { delete: true, event: { Deleted: [thing_id] } }
    queries: { get: {}, list: {} }
`;

describe('fields that are called like variables', () => {
  let db: SqlDatabase;
  const texts = Object.fromEntries(names.map((name) => [name, `the ${name}`]));
  const create = (input: Readonly<Record<string, unknown>>) =>
    db.done('thing.create', { input: { answer_of: JSON.stringify(input), ...input } });
  const read = async (id: unknown): Promise<unknown> => {
    const [resource] = db.model.resources;
    const query = resource?.queries.find(({ kind }) => kind === 'get');
    if (resource === undefined || query?.kind !== 'get') throw new Error('no query');
    const { sql } = getStatement(sqlContextOf(db.model), resource, query);
    const { rows } = await db.server.query<{ text: string }>(sql as string, [db.tenant, id]);
    return rows[0] === undefined ? null : JSON.parse(rows[0].text);
  };
  beforeAll(async () => {
    db = await sqlDatabase(modelOf(manifest));
  }, 60_000);
  afterAll(() => db.drop());

  it('are created, patched, leased and read like all others', async () => {
    const created = await create(texts);
    expect(created).toMatchObject(texts);
    const id = String(created['thing_id']);
    expect(await db.done('thing.update', { id, input: { r: null, p_tenant: 'x' } })).toMatchObject({
      ...texts,
      r: null,
      p_tenant: 'x',
    });
    expect(await read(id)).toMatchObject({ t: 'the t', r: null, version: 2 });
    const rival = await db.call('thing.create', { input: { answer_of: created['answer_of'] } });
    expect(rival.refusal?.status).toBe(409);
  });

  it('are released and expired', async () => {
    const parent = await create({ p_id: 'parent' });
    const child = await create({ due: parent['thing_id'], before: '2000-01-01T00:00:00Z' });
    const names = sqlContextOf(db.model).names;
    const { rows } = await db.server.query(`SELECT fired, parked FROM ${names.of('thing', 'expire', 'due')}(10)`);
    expect(rows).toEqual([{ fired: 1, parked: 0 }]);
    await db.done('thing.delete', { id: String(parent['thing_id']) });
    expect(await read(child['thing_id'])).toMatchObject({ before: null, due: null, version: 3 });
    expect(await read(parent['thing_id'])).toBeNull();
  });
});
