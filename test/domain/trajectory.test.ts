import { afterAll, describe, expect, test } from '@jest/globals';
import type { Trajectory } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime, nobody } from '../support/shapes.ts';

const { client, make, makeOther, hear, server, stop } = await startCaliber();
afterAll(stop);

const at = ({ trajectory_id }: Trajectory): string => `/trajectories/${trajectory_id}`;
const names = (list: unknown): string[] => (list as Trajectory[]).map(({ name }) => name);

describe('creating a trajectory', () => {
  test('answers 201 with every field in order, those without a value as null', async () => {
    const reply = await client.post('/trajectories', { name: 'Fix the build' });
    expect(reply.status).toBe(201);
    expect(reply.headers.get('etag')).toBe('"1"');
    const trajectory = reply.body as Trajectory;
    expect(reply.headers.get('location')).toBe(`/api/v1${at(trajectory)}`);
    expect(trajectory).toEqual({
      trajectory_id: aNewId,
      tenant_id: server.tenantId,
      name: 'Fix the build',
      description: null,
      status: 'Active',
      parent_trajectory_id: null,
      root_trajectory_id: trajectory.trajectory_id,
      agent_id: null,
      created_at: aTime,
      updated_at: trajectory.created_at,
      completed_at: null,
      outcome: null,
      metadata: null,
      version: 1,
    });
    expect(Object.keys(trajectory)).toEqual([
      'trajectory_id',
      'tenant_id',
      'name',
      'description',
      'status',
      'parent_trajectory_id',
      'root_trajectory_id',
      'agent_id',
      'created_at',
      'updated_at',
      'completed_at',
      'outcome',
      'metadata',
      'version',
    ]);
    expect((await client.get(at(trajectory))).body).toEqual(trajectory);
  });

  test('stores all that is given', async () => {
    const parent = await make.trajectory();
    const body = {
      name: ' spaced and 🎈 ',
      description: '',
      parent_trajectory_id: parent.trajectory_id,
      agent_id: nobody,
      metadata: { a: [1, null, { b: 'ü' }], '': false, n: 0.1 },
    };
    expect(await make.trajectory(body)).toMatchObject(body);
  });

  test('makes the top of the parent chain the root', async () => {
    const top = await make.trajectory();
    const middle = await make.trajectory({ parent_trajectory_id: top.trajectory_id });
    const leaf = await make.trajectory({ parent_trajectory_id: middle.trajectory_id });
    expect([middle.root_trajectory_id, leaf.root_trajectory_id]).toEqual([top.trajectory_id, top.trajectory_id]);
  });

  test('keeps any JSON value as metadata', async () => {
    for (const metadata of [[], 'text', 7, false, { nested: { deep: [{}] } }]) {
      expect(await make.trajectory({ metadata })).toMatchObject({ metadata });
    }
  });

  test.each([
    ['no body at all', undefined, '400 MISSING_FIELD /name'],
    ['a list for a body', [], '400 INVALID_INPUT (body)'],
    ['null for a body', null, '400 INVALID_INPUT (body)'],
    ['no name', {}, '400 MISSING_FIELD /name'],
    ['null for the name', { name: null }, '400 MISSING_FIELD /name'],
    ['an empty name', { name: '' }, '400 MISSING_FIELD /name'],
    ['a blank name', { name: ' \t\n' }, '400 MISSING_FIELD /name'],
    ['a number for the name', { name: 5 }, '400 INVALID_INPUT /name'],
    ['a name with NUL in it', { name: 'a\0b' }, '400 INVALID_INPUT /name'],
    ['half a surrogate pair in the name', { name: 'a\ud800' }, '400 INVALID_INPUT /name'],
    ['an unknown field', { name: 'x', titel: 'y' }, '400 INVALID_INPUT /titel'],
    ['a status', { name: 'x', status: 'Active' }, '400 INVALID_INPUT /status'],
    ['an id of its own', { name: 'x', trajectory_id: nobody }, '400 INVALID_INPUT /trajectory_id'],
    ['a tenant', { name: 'x', tenant_id: nobody }, '400 INVALID_INPUT /tenant_id'],
    [
      'a parent that is no uuid',
      { name: 'x', parent_trajectory_id: 'top' },
      '400 INVALID_FORMAT /parent_trajectory_id',
    ],
    ['an unknown parent', { name: 'x', parent_trajectory_id: nobody }, '404 TRAJECTORY_NOT_FOUND'],
    [
      'several broken rules',
      { description: 5, agent_id: 'x', stat: 1 },
      '400 VALIDATION_FAILED /agent_id (INVALID_FORMAT) /description (INVALID_INPUT) /name (MISSING_FIELD) /stat (INVALID_INPUT)',
    ],
    ['several rules broken with one code', { name: 5, description: 5 }, '400 INVALID_INPUT /description /name'],
  ])('with %s is refused, and nobody hears of it', async (_, body, expected) => {
    const { result, events } = await hear(() => client.post('/trajectories', body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
  });

  test("under another tenant's trajectory is refused as if that were absent", async () => {
    const foreign = await makeOther.trajectory();
    const reply = await client.post('/trajectories', { name: 'x', parent_trajectory_id: foreign.trajectory_id });
    expect(refusal(reply)).toBe('404 TRAJECTORY_NOT_FOUND');
  });
});

describe('updating a trajectory', () => {
  test('changes the given fields, its time and its version, and no other', async () => {
    const before = await make.trajectory({ description: 'old', metadata: { a: 1 } });
    const reply = await client.patch(at(before), { name: 'New', description: null });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('etag')).toBe('"2"');
    const after = reply.body as Trajectory;
    expect(after).toEqual({ ...before, name: 'New', description: null, updated_at: aTime, version: 2 });
    expect(after.updated_at > before.updated_at).toBe(true);
    expect((await client.get(at(before))).body).toEqual(after);
  });

  test.each([
    [{ a: { b: 1, c: 2 }, d: 3 }, { a: { b: null, e: [1] } }, { a: { c: 2, e: [1] }, d: 3 }],
    [null, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
    ['text', { a: 1 }, { a: 1 }],
    [{ a: [1, 2] }, { a: { x: null, y: 1 } }, { a: { y: 1 } }],
    [{ a: 1 }, [null], [null]],
    [{ a: 1 }, null, null],
    [{ a: 1 }, {}, { a: 1 }],
  ])('merges metadata %j with %j to %j', async (stored, metadata, merged) => {
    const trajectory = await make.trajectory({ metadata: stored });
    expect((await client.patch(at(trajectory), { metadata })).body).toMatchObject({ metadata: merged });
    expect((await client.get(at(trajectory))).body).toMatchObject({ metadata: merged });
  });

  test('notes when it was completed or failed, and keeps that when it goes on', async () => {
    const trajectory = await make.trajectory();
    const completed = (await client.patch(at(trajectory), { status: 'Completed' })).body as Trajectory;
    expect(completed).toMatchObject({ status: 'Completed', completed_at: aTime });
    const resumed = (await client.patch(at(trajectory), { status: 'Active' })).body as Trajectory;
    expect(resumed).toMatchObject({ status: 'Active', completed_at: completed.completed_at });
    const failed = (await client.patch(at(trajectory), { status: 'Failed' })).body as Trajectory;
    expect(String(failed.completed_at) > String(completed.completed_at)).toBe(true);
    const suspended = (await client.patch(at(await make.trajectory()), { status: 'Suspended' })).body;
    expect(suspended).toMatchObject({ status: 'Suspended', completed_at: null });
  });

  test.each([
    [{}, '400 INVALID_INPUT (body)'],
    [{ name: '' }, '400 INVALID_INPUT /name'],
    [{ name: '  ' }, '400 INVALID_INPUT /name'],
    [{ name: null }, '400 INVALID_INPUT /name'],
    [{ status: 'Done' }, '400 INVALID_INPUT /status'],
    [{ status: 'active' }, '400 INVALID_INPUT /status'],
    [{ status: null }, '400 INVALID_INPUT /status'],
    [{ parent_trajectory_id: nobody }, '400 INVALID_INPUT /parent_trajectory_id'],
    [{ completed_at: '2026-01-01T00:00:00Z' }, '400 INVALID_INPUT /completed_at'],
    [{ outcome: null }, '400 INVALID_INPUT /outcome'],
  ])('with %j is refused, and nobody hears of it', async (body, expected) => {
    const trajectory = await make.trajectory();
    const { result, events } = await hear(() => client.patch(at(trajectory), body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
    expect((await client.get(at(trajectory))).body).toEqual(trajectory);
  });
});

describe('deleting a trajectory', () => {
  test('answers 204 without a body, and then it is gone', async () => {
    const trajectory = await make.trajectory();
    const reply = await client.delete(at(trajectory));
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(refusal(await client.get(at(trajectory)))).toBe('404 TRAJECTORY_NOT_FOUND');
    expect(refusal(await client.delete(at(trajectory)))).toBe('404 TRAJECTORY_NOT_FOUND');
  });

  test('is refused while a child or a scope points at it, and nobody hears of it', async () => {
    const parent = await make.trajectory();
    await make.trajectory({ parent_trajectory_id: parent.trajectory_id });
    const scoped = await make.trajectory();
    await make.scope({ trajectory_id: scoped.trajectory_id });
    for (const trajectory of [parent, scoped]) {
      const { result, events } = await hear(() => client.delete(at(trajectory)));
      expect(refusal(result)).toBe('409 STATE_CONFLICT');
      expect(events).toEqual([]);
      expect((await client.get(at(trajectory))).status).toBe(200);
    }
  });
});

describe('listing trajectories', () => {
  test('narrows by each filter and by all together', async () => {
    const parent = await make.trajectory();
    const agent_id = crypto.randomUUID();
    const wanted = await make.trajectory({ parent_trajectory_id: parent.trajectory_id, agent_id });
    const completed = await make.trajectory({ agent_id });
    await client.patch(at(completed), { status: 'Completed' });
    const ids = async (query: Record<string, string>) => {
      const { trajectories, total } = (await client.get('/trajectories', query)).body as {
        trajectories: Trajectory[];
        total: number;
      };
      expect(total).toBe(trajectories.length);
      return trajectories.map(({ trajectory_id }) => trajectory_id);
    };
    expect(await ids({ parent_id: parent.trajectory_id })).toEqual([wanted.trajectory_id]);
    expect(await ids({ agent_id })).toEqual([completed.trajectory_id, wanted.trajectory_id]);
    expect(await ids({ agent_id, status: 'Completed' })).toEqual([completed.trajectory_id]);
    expect(await ids({ agent_id, status: 'Active', parent_id: parent.trajectory_id })).toEqual([wanted.trajectory_id]);
    expect(await ids({ agent_id, status: 'Failed' })).toEqual([]);
  });

  test.each([
    [{ status: 'Done' }, '400 INVALID_INPUT ?status'],
    [{ agent_id: 'me' }, '400 INVALID_FORMAT ?agent_id'],
    [{ created_after: 'yesterday' }, '400 INVALID_FORMAT ?created_after'],
    [{ statsu: 'Active' }, '400 INVALID_INPUT ?statsu'],
  ])('by %j is refused', async (query, expected) => {
    expect(refusal(await client.get('/trajectories', query as Record<string, string>))).toBe(expected);
  });
});

describe('the children and scopes of a trajectory', () => {
  test('are bare arrays, newest first, paged by limit and offset', async () => {
    const { trajectory_id } = await make.trajectory();
    for (const name of ['a', 'b', 'c']) {
      await make.trajectory({ name, parent_trajectory_id: trajectory_id });
      await make.scope({ name, trajectory_id });
    }
    for (const collection of ['children', 'scopes']) {
      const path = `/trajectories/${trajectory_id}/${collection}`;
      expect(names((await client.get(path)).body)).toEqual(['c', 'b', 'a']);
      expect(names((await client.get(path, { limit: 1, offset: 1 })).body)).toEqual(['b']);
      expect((await client.get(path, { offset: 3 })).body).toEqual([]);
      expect(refusal(await client.get(path, { limit: 0 }))).toBe('400 INVALID_RANGE ?limit');
    }
  });

  test('tell in a header where to go on', async () => {
    const { trajectory_id } = await make.trajectory();
    for (const name of ['a', 'b', 'c']) await make.trajectory({ name, parent_trajectory_id: trajectory_id });
    const path = `/trajectories/${trajectory_id}/children`;
    const first = await client.get(path, { limit: 2 });
    const [, link = ''] = /^<\/api\/v1(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
    expect(link).toMatch(`${path}?limit=2&cursor=`);
    const rest = await client.get(link);
    expect([...names(first.body), ...names(rest.body)]).toEqual(['c', 'b', 'a']);
    expect(rest.headers.get('link')).toBeNull();
  });

  test("are empty for one without any, and 404 for an unknown or another tenant's one", async () => {
    const foreign = await makeOther.trajectory();
    const { trajectory_id } = await make.trajectory();
    for (const collection of ['children', 'scopes']) {
      expect((await client.get(`/trajectories/${trajectory_id}/${collection}`)).body).toEqual([]);
      for (const id of [nobody, foreign.trajectory_id]) {
        expect(refusal(await client.get(`/trajectories/${id}/${collection}`))).toBe('404 TRAJECTORY_NOT_FOUND');
      }
    }
  });
});

describe('the events of a trajectory', () => {
  test('carry what the client got, and go to no other tenant', async () => {
    const { result, events, elsewhere } = await hear(async () => {
      const created = await client.post('/trajectories', { name: 'Heard' });
      const path = at(created.body as Trajectory);
      const updated = await client.patch(path, { status: 'Failed' });
      await client.delete(path);
      return { created: created.body, updated: updated.body, id: (created.body as Trajectory).trajectory_id };
    });
    expect(events).toEqual([
      { type: 'TrajectoryCreated', trajectory: result.created, tenant_id: server.tenantId },
      { type: 'TrajectoryUpdated', trajectory: result.updated, tenant_id: server.tenantId },
      { type: 'TrajectoryDeleted', id: result.id, tenant_id: server.tenantId },
    ]);
    expect(elsewhere).toEqual([]);
  });
});
