/** What a mutation refuses, in which order and in which words; and that a refused one is silent. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agentInput, makeDelegation, makeTrajectory, scopeInput } from './caliber.ts';
import { modelIn, type SqlDatabase, sqlDatabase } from './support.ts';

describe('guards of a mutation', () => {
  let db: SqlDatabase;
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('resources.yaml'));
  }, 60_000);
  afterAll(() => db.drop());

  it('speak in the order 404, 412, 409, 403', async () => {
    const { delegation, to } = await makeDelegation(db);
    const id = String(delegation['delegation_id']);
    const stranger = { accepting_agent_id: randomUUID() };
    await db.heard();

    const absent = await db.call('delegation.accept', { ifMatch: 7, input: stranger });
    expect(absent.refusal).toMatchObject({ status: 404, code: 'ENTITY_NOT_FOUND' });
    const outdated = await db.call('delegation.accept', { id, ifMatch: 7, input: stranger });
    expect(outdated.refusal).toEqual({
      status: 412,
      code: 'CONCURRENT_MODIFICATION',
      message: 'the row has version 1, and If-Match names another',
    });
    const foreign = await db.call('delegation.accept', { id, ifMatch: 1, input: stranger });
    expect(foreign.refusal).toEqual({
      status: 403,
      code: 'FORBIDDEN',
      message: 'accepting_agent_id is not the to_agent_id of this delegation',
    });
    expect(await db.heard()).toEqual([]);

    await db.done('delegation.accept', { id, input: { accepting_agent_id: to } });
    const late = await db.call('delegation.accept', { id, ifMatch: 2, input: stranger });
    expect(late.refusal).toEqual({
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'status is Accepted; accept needs Pending',
    });
    expect((await db.heard()).map(({ type, version }) => [type, version])).toEqual([['DelegationAccepted', 2]]);
  });

  it('name the states that would do', async () => {
    const { delegation } = await makeDelegation(db);
    const result = { status: 'Success', artifacts: [] };
    const { refusal } = await db.call('delegation.complete', {
      id: String(delegation['delegation_id']),
      input: { result },
    });
    expect(refusal?.message).toBe('status is Pending; complete needs Accepted or InProgress');
  });

  it("treat another tenant's row as absent", async () => {
    const trajectory = await makeTrajectory(db);
    const { refusal } = await db.call('trajectory.update', {
      id: trajectory,
      tenant: db.otherTenant,
      input: { name: 'x' },
    });
    expect(refusal).toMatchObject({
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: `there is no trajectory ${trajectory}`,
    });
  });

  it('name the reference that leads nowhere, with the code of what is missing', async () => {
    const trajectory = await makeTrajectory(db);
    const missing = randomUUID();
    const unknown = await db.call('scope.create', { input: scopeInput(missing) });
    expect(unknown.refusal).toEqual({
      status: 404,
      code: 'TRAJECTORY_NOT_FOUND',
      message: `trajectory_id: there is no trajectory ${missing}`,
    });
    const foreign = await db.call('scope.create', { tenant: db.otherTenant, input: scopeInput(trajectory) });
    expect(foreign.refusal?.code).toBe('TRAJECTORY_NOT_FOUND');
    const parent = await db.call('scope.create', { input: { ...scopeInput(trajectory), parent_scope_id: missing } });
    expect(parent.refusal?.code).toBe('SCOPE_NOT_FOUND');
  });

  it('check references of a patch before the row, and null ones not at all', async () => {
    const agent = await db.done('agent.register', { input: agentInput });
    const id = String(agent['agent_id']);
    const nowhere = await db.call('agent.update', { id: randomUUID(), input: { current_scope_id: randomUUID() } });
    expect(nowhere.refusal?.code).toBe('SCOPE_NOT_FOUND');
    const cleared = await db.done('agent.update', { id, input: { current_scope_id: null } });
    expect(cleared['current_scope_id']).toBeNull();
  });

  it('run under READ COMMITTED only', async () => {
    const client = await db.server.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      const call = client.query(`SELECT ${db.schema}.trajectory_delete($1, $1, NULL, '{}', 'a', 'r', NULL)`, [
        randomUUID(),
      ]);
      await expect(call).rejects.toMatchObject({ code: 'RS004', message: /READ COMMITTED/ });
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('leave the row as it was', async () => {
    const agent = await db.done('agent.register', { input: agentInput });
    const id = String(agent['agent_id']);
    await db.done('agent.update', { id, input: { status: 'Active' } });
    const before = await db.owner.query('SELECT * FROM api.agent WHERE agent_id = $1', [id]);
    const { refusal, answer, version, events } = await db.call('agent.unregister', { id });
    expect(refusal?.message).toBe('status is Active; unregister needs any other status');
    expect([answer, version, events]).toEqual([null, null, []]);
    const after = await db.owner.query('SELECT * FROM api.agent WHERE agent_id = $1', [id]);
    expect(after.rows).toEqual(before.rows);
  });
});
