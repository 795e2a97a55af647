/** What mutations make of a row: merge patches, values of the server's own, events from the final row. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agentInput, makeAgent, makeDelegation, makeScope, makeTrajectory, noteInput } from './caliber.ts';
import { modelIn, type SqlDatabase, sqlDatabase } from './support.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

describe('a change of a row', () => {
  let db: SqlDatabase;
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('resources.yaml'));
  }, 60_000);
  afterAll(() => db.drop());

  async function makeArtifact(ttl: unknown = 'Persistent'): Promise<Record<string, unknown>> {
    const trajectory = await makeTrajectory(db);
    const scope = await makeScope(db, trajectory);
    const input = {
      trajectory_id: trajectory,
      scope_id: scope,
      artifact_type: 'Fact',
      name: 'x',
      content: 'first',
      source_turn: 3,
      extraction_method: 'Explicit',
      ttl,
    };
    return db.done('artifact.create', { input });
  }

  it('answers what the event tells, the row itself and GET', async () => {
    await db.heard();
    const id = randomUUID();
    const { answer, version, events } = await db.call('trajectory.create', { id, input: { name: 'a "b" \\ \n c' } });
    const [event] = await db.heard();
    expect(answer).toMatchObject({
      trajectory_id: id,
      tenant_id: db.tenant,
      name: 'a "b" \\ \n c',
      status: 'Active',
      version: 1,
    });
    expect(event).toMatchObject({
      type: 'TrajectoryCreated',
      tenant_id: db.tenant,
      resource: 'trajectory',
      row_id: id,
      version: 1,
      mutation: 'trajectory.create',
      actor: 'key:test',
      old_fields: null,
    });
    expect(event?.payload).toEqual({ type: 'TrajectoryCreated', trajectory: answer, tenant_id: db.tenant });
    expect([version, events.length]).toEqual([1, 1]);
    const read = await db.server.query<{ text: string }>(
      `SELECT ${db.schema}.trajectory_text(r) AS text FROM api.trajectory r WHERE trajectory_id = $1`,
      [id],
    );
    expect(JSON.parse(read.rows[0]?.text ?? '')).toEqual(answer);
  });

  it('keeps the keys of an answer in the order of the manifest, nulls included', async () => {
    const trajectory = await db.done('trajectory.create', { input: { name: 'x' } });
    const fields = db.model.resources.find(({ name }) => name === 'trajectory')?.fields.map(({ name }) => name) ?? [];
    expect(Object.keys(trajectory)).toEqual(['trajectory_id', 'tenant_id', ...fields, 'version']);
    expect(trajectory['metadata']).toBeNull();
    expect(trajectory['created_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  it('merges a patch deep into json, replaces all else, and clears by null', async () => {
    const metadata = { a: { b: 1, c: [1, 2] }, d: null };
    const created = await db.done('trajectory.create', { input: { name: 'x', description: 'y', metadata } });
    const id = String(created['trajectory_id']);
    const patch = { description: null, metadata: { a: { b: null, c: [3] }, e: { f: null, g: true } } };
    const updated = await db.done('trajectory.update', { id, input: patch });
    expect(updated).toMatchObject({ name: 'x', description: null, version: 2 });
    // RFC 7396: nulls of the patch remove members; those that were stored before stay.
    expect(updated['metadata']).toEqual({ a: { c: [3] }, d: null, e: { g: true } });
    const replaced = await db.done('trajectory.update', { id, input: { metadata: ['plain'] } });
    expect(replaced['metadata']).toEqual(['plain']);
    const cleared = await db.done('trajectory.update', { id, input: { metadata: null } });
    expect(cleared['metadata']).toBeNull();
  });

  it('is a change also where the patch equals the row', async () => {
    const created = await db.done('trajectory.create', { input: { name: 'same' } });
    const id = String(created['trajectory_id']);
    await db.heard();
    const updated = await db.done('trajectory.update', { id, input: { name: 'same' } });
    expect(updated['version']).toBe(2);
    expect(updated['updated_at']).not.toBe(created['updated_at']);
    expect((await db.heard()).map(({ type }) => type)).toEqual(['TrajectoryUpdated']);
  });

  it('stamps what a status calls for, whenever it is written', async () => {
    const id = await makeTrajectory(db);
    const suspended = await db.done('trajectory.update', { id, input: { status: 'Suspended' } });
    expect(suspended['completed_at']).toBeNull();
    const failed = await db.done('trajectory.update', { id, input: { status: 'Failed' } });
    expect(failed['completed_at']).toBe(failed['updated_at']);
    const renamed = await db.done('trajectory.update', { id, input: { name: 'other' } });
    expect(renamed['completed_at']).toBe(failed['completed_at']);
    const active = await db.done('trajectory.update', { id, input: { status: 'Active' } });
    expect(active['completed_at']).toBe(failed['completed_at']);
  });

  it('gives a root its own id and every descendant the root of its parent', async () => {
    const root = await db.done('trajectory.create', { input: { name: 'root' } });
    expect(root['root_trajectory_id']).toBe(root['trajectory_id']);
    const child = await makeTrajectory(db, String(root['trajectory_id']));
    const input = { name: 'grandchild', parent_trajectory_id: child };
    const grandchild = await db.done('trajectory.create', { input });
    expect(grandchild['root_trajectory_id']).toBe(root['trajectory_id']);
  });

  it('makes a hash again when its content changes, and only then', async () => {
    const artifact = await makeArtifact();
    const id = String(artifact['artifact_id']);
    expect(artifact['content_hash']).toBe(sha256('first'));
    const renamed = await db.done('artifact.update', { id, input: { name: 'y' } });
    expect(renamed['content_hash']).toBe(sha256('first'));
    const rewritten = await db.done('artifact.update', { id, input: { content: 'zweitens: ä €' } });
    expect(rewritten['content_hash']).toBe(sha256('zweitens: ä €'));
  });

  it.each([
    ['Persistent', null],
    ['Session', null],
    [{ Max: 3 }, null],
    ['ShortTerm', 3_600_000],
    ['LongTerm', 604_800_000],
    [{ Duration: 1500 }, 1500],
  ])('ends a row with the ttl %j after %j ms', async (ttl, ms) => {
    const created = await makeArtifact(ttl);
    const end = (row: Record<string, unknown>): number | null =>
      row['expires_at'] === null
        ? null
        : Date.parse(row['expires_at'] as string) - Date.parse(row['created_at'] as string);
    expect(end(created)).toBe(ms);
    const updated = await db.done('artifact.update', {
      id: String(created['artifact_id']),
      input: { ttl: { Duration: 60_000 } },
    });
    expect(end(updated)).toBe(60_000);
    expect(updated['ttl']).toEqual({ Duration: 60_000 });
  });

  it('nests what a body gives flat, with null for what it leaves out', async () => {
    const artifact = await makeArtifact();
    expect(artifact['provenance']).toEqual({ source_turn: 3, extraction_method: 'Explicit', confidence: null });
  });

  it('answers a part of the row where the manifest says so', async () => {
    const id = await makeScope(db);
    const input = { context_state: Buffer.alloc(200, 1).toString('base64'), recoverable: true };
    const { answer, version } = await db.call('scope.checkpoint', { id, input });
    expect(answer).toEqual(input);
    expect(version).toBe(2);
  });

  it('announces what depends on the body only where the body gives it', async () => {
    const id = await makeAgent(db);
    await db.heard();
    const both = await db.call('agent.update', { id, input: { status: 'Blocked' } });
    const first = await db.heard();
    expect(first.map(({ type, version }) => [type, version])).toEqual([
      ['AgentStatusChanged', 2],
      ['AgentUpdated', 2],
    ]);
    expect(both.events).toHaveLength(2);
    expect(first[0]?.payload).toEqual({
      type: 'AgentStatusChanged',
      agent_id: id,
      status: 'Blocked',
      agent: both.answer,
      tenant_id: db.tenant,
    });
    const one = await db.call('agent.update', { id, input: { capabilities: ['a', 'b'] } });
    expect(one.events).toHaveLength(1);
    expect((await db.heard()).map(({ type }) => type)).toEqual(['AgentUpdated']);
  });

  it('tells what can be filtered by, before and after', async () => {
    const id = await makeAgent(db);
    await db.heard();
    await db.done('agent.update', { id, input: { status: 'Active' } });
    const [event] = await db.heard();
    expect(event?.old_fields).toMatchObject({ status: 'Idle', agent_type: 'planner', reports_to: null });
    expect(event?.new_fields).toMatchObject({ status: 'Active', agent_type: 'planner' });
    await db.done('agent.update', { id, input: { status: 'Idle' } });
    await db.heard();
    await db.done('agent.unregister', { id });
    const [gone] = await db.heard();
    expect(gone).toMatchObject({ type: 'AgentUnregistered', version: 4, new_fields: null });
    expect(gone?.payload).toEqual({ type: 'AgentUnregistered', id, tenant_id: db.tenant });
  });

  it('refuses a patch that leaves a row which no body might have made', async () => {
    const id = await makeAgent(db);
    const empty = await db.call('agent.update', { id, input: { memory_access: { read: [], write: [] } } });
    expect(empty.refusal).toEqual({
      status: 400,
      code: 'INVALID_INPUT',
      message: 'one of memory_access.read, memory_access.write must hold an item',
    });
    const half = await db.done('agent.update', {
      id,
      input: { memory_access: { write: [{ memory_type: 'x', scope: 'y' }] } },
    });
    expect(half['memory_access']).toEqual({
      read: [{ ...agentInput.memory_access.read[0], filter: null }],
      write: [{ memory_type: 'x', scope: 'y', filter: null }],
    });
  });

  it('chooses a value by another one in the body', async () => {
    for (const [status, becomes] of [
      ['Failure', 'Failed'],
      ['Partial', 'Completed'],
    ]) {
      const { delegation, to } = await makeDelegation(db);
      const id = String(delegation['delegation_id']);
      await db.done('delegation.accept', { id, input: { accepting_agent_id: to } });
      await db.heard();
      await db.done('delegation.complete', { id, input: { result: { status, artifacts: [randomUUID()] } } });
      const [event] = await db.heard();
      expect(event?.payload).toMatchObject({
        delegation: { status: becomes, result: { status, output: null, error: null } },
      });
    }
  });

  it('counts reads beside the row: no version, no event, shown all the same', async () => {
    const note = await db.done('note.create', { input: noteInput });
    const id = String(note['note_id']);
    expect([note['access_count'], note['accessed_at']]).toEqual([0, note['created_at']]);
    await db.heard();
    const touch = (tenant: string) => db.server.query(`SELECT ${db.schema}.note_touch($1, $2)`, [tenant, id]);
    await Promise.all([touch(db.tenant), touch(db.tenant), touch(db.tenant), touch(db.otherTenant)]);
    expect(await db.heard()).toEqual([]);
    const updated = await db.done('note.update', { id, input: { title: 'read' } });
    expect([updated['access_count'], updated['version']]).toEqual([3, 2]);
    expect(String(updated['accessed_at']) > String(note['created_at'])).toBe(true);
    await db.done('note.delete', { id });
    const left = await db.owner.query('SELECT FROM api.note_counters');
    expect(left.rowCount).toBe(0);
    await touch(db.tenant);
    expect((await db.owner.query('SELECT FROM api.note_counters')).rowCount).toBe(0);
  });

  it('keeps one document per tenant, which is its defaults until the first update', async () => {
    const read = async (tenant: string) => {
      const { rows } = await db.server.query<{ text: string; version: string }>(
        `SELECT ${db.schema}.config_text(r) AS text, r.version FROM ${db.schema}.config_row($1) r`,
        [tenant],
      );
      return JSON.parse(rows[0]?.text ?? '') as { config: { llm: unknown; storage: unknown }; version: number };
    };
    expect((await read(db.tenant)).version).toBe(0);
    const stale = await db.call('config.update', { ifMatch: 3, input: { config: {} } });
    expect(stale.refusal?.code).toBe('CONCURRENT_MODIFICATION');
    await db.heard();
    const patch = {
      config: { llm: { embedding_model: 'm', embedding_provider: null }, storage: { adapter: 'memory' } },
    };
    const merged = await db.server.query<{ text: string }>(`SELECT ${db.schema}.config_merged($1, $2) AS text`, [
      db.tenant,
      JSON.stringify({ ...patch, unknown: 1 }),
    ]);
    const { answer, version } = await db.call('config.update', { ifMatch: 0, input: patch });
    expect(version).toBe(1);
    expect(answer?.['config']).toMatchObject({
      llm: { embedding_model: 'm', embedding_provider: null, summarization_model: null },
      storage: { adapter: 'memory', connection: 'postgres://localhost/caliber' },
    });
    // What the document has no place for is the validator's business: it sees the patch itself.
    const dry = JSON.parse(merged.rows[0]?.text ?? '') as Record<string, unknown>;
    expect(dry).toMatchObject({ config: { storage: { adapter: 'memory' } } });
    expect(dry).not.toHaveProperty('unknown');
    expect((await db.heard())[0]).toMatchObject({
      type: 'ConfigUpdated',
      row_id: db.tenant,
      version: 1,
      old_fields: null,
    });
    const again = await db.call('config.update', { ifMatch: 1, input: patch });
    expect(again.version).toBe(2);
    expect((await db.heard())[0]).toMatchObject({ version: 2, old_fields: {} });
    expect((await read(db.otherTenant)).version).toBe(0);
  });

  it('lets two first updates of a document both happen', async () => {
    const tenant = db.otherTenant;
    const updates = ['a', 'b', 'c', 'd'].map((adapter) =>
      db.call('config.update', { tenant, input: { config: { storage: { adapter } } } }),
    );
    expect((await Promise.all(updates)).map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
  });
});
