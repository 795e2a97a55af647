import { afterAll, describe, expect, test } from '@jest/globals';
import type { Scope } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime, nobody } from '../support/shapes.ts';

const { client, make, makeOther, hear, server, stop } = await startCaliber();
afterAll(stop);

const at = ({ scope_id }: Scope): string => `/scopes/${scope_id}`;
const current = async (scope: Scope): Promise<Scope> => (await client.get(at(scope))).body as Scope;
const close = (scope: Scope) => client.post(`${at(scope)}/close`);
const checkpoint = (scope: Scope, body: unknown) => client.post(`${at(scope)}/checkpoint`, body);

describe('creating a scope', () => {
  test('answers 201 with an active scope that has used nothing', async () => {
    const { trajectory_id } = await make.trajectory();
    const reply = await client.post('/scopes', { trajectory_id, name: 'Research', token_budget: 2147483647 });
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      scope_id: aNewId,
      tenant_id: server.tenantId,
      trajectory_id,
      parent_scope_id: null,
      name: 'Research',
      purpose: null,
      is_active: true,
      created_at: aTime,
      closed_at: null,
      checkpoint: null,
      token_budget: 2147483647,
      tokens_used: 0,
      metadata: null,
      version: 1,
    });
    expect(await current(reply.body as Scope)).toEqual(reply.body);
  });

  test('stores parent, purpose and metadata', async () => {
    const parent = await make.scope();
    const body = { parent_scope_id: parent.scope_id, purpose: 'Find the cause', metadata: { tag: 'x' } };
    expect(await make.scope(body)).toMatchObject(body);
  });

  test.each([
    [{ name: ' ' }, '400 MISSING_FIELD /name'],
    [{ trajectory_id: null }, '400 MISSING_FIELD /trajectory_id'],
    [{ token_budget: null }, '400 MISSING_FIELD /token_budget'],
    [{ token_budget: 0 }, '400 INVALID_RANGE /token_budget'],
    [{ token_budget: -1 }, '400 INVALID_RANGE /token_budget'],
    [{ token_budget: 2147483648 }, '400 INVALID_RANGE /token_budget'],
    [{ token_budget: '8000' }, '400 INVALID_INPUT /token_budget'],
    [{ token_budget: 1.5 }, '400 INVALID_INPUT /token_budget'],
    [{ tokens_used: 1 }, '400 INVALID_INPUT /tokens_used'],
    [{ trajectory_id: nobody }, '404 TRAJECTORY_NOT_FOUND'],
    [{ parent_scope_id: nobody }, '404 SCOPE_NOT_FOUND'],
    [
      { name: null, token_budget: 0, trajectory_id: 'x' },
      '400 VALIDATION_FAILED /name (MISSING_FIELD) /token_budget (INVALID_RANGE) /trajectory_id (INVALID_FORMAT)',
    ],
  ])('with %j is refused, and nobody hears of it', async (overrides, expected) => {
    const body = await make.body.scope(overrides);
    const { result, events } = await hear(() => client.post('/scopes', body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
  });

  test("in another tenant's trajectory is refused as if that were absent", async () => {
    const { trajectory_id } = await makeOther.trajectory();
    const reply = await client.post('/scopes', { trajectory_id, name: 'x', token_budget: 1 });
    expect(refusal(reply)).toBe('404 TRAJECTORY_NOT_FOUND');
  });
});

describe('updating a scope', () => {
  test('changes name, purpose, budget and metadata, also when it is closed', async () => {
    const scope = await make.scope({ metadata: { a: 1 } });
    await close(scope);
    const closed = await current(scope);
    const change = { name: 'Renamed', purpose: 'Other', token_budget: 1 };
    const reply = await client.patch(at(scope), { ...change, metadata: { b: 2 } });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ ...closed, ...change, metadata: { a: 1, b: 2 }, version: 3 });
    expect(await current(scope)).toEqual(reply.body);
  });

  test.each([
    [{}, '400 INVALID_INPUT (body)'],
    [{ name: '' }, '400 INVALID_INPUT /name'],
    [{ token_budget: null }, '400 INVALID_INPUT /token_budget'],
    [{ token_budget: 0 }, '400 INVALID_RANGE /token_budget'],
    [{ is_active: false }, '400 INVALID_INPUT /is_active'],
    [{ trajectory_id: nobody }, '400 INVALID_INPUT /trajectory_id'],
  ])('with %j is refused, and nobody hears of it', async (body, expected) => {
    const scope = await make.scope();
    const { result, events } = await hear(() => client.patch(at(scope), body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
    expect(await current(scope)).toEqual(scope);
  });
});

describe('a checkpoint', () => {
  test('is answered alone with 201, kept in the scope, and overwritten by the next', async () => {
    const scope = await make.scope();
    const first = await checkpoint(scope, { context_state: 'AAEC/w==', recoverable: true });
    expect([first.status, first.body]).toEqual([201, { context_state: 'AAEC/w==', recoverable: true }]);
    expect(await current(scope)).toEqual({ ...scope, checkpoint: first.body, version: 2 });
    const second = await checkpoint(scope, { context_state: 'eA==', recoverable: false });
    expect(await current(scope)).toEqual({ ...scope, checkpoint: second.body, version: 3 });
  });

  test('keeps long states as they are, without line breaks', async () => {
    const scope = await make.scope();
    const context_state = Buffer.alloc(5000, 'resound').toString('base64');
    await checkpoint(scope, { context_state, recoverable: true });
    expect((await current(scope)).checkpoint).toEqual({ context_state, recoverable: true });
  });

  test.each([
    [{}, '400 MISSING_FIELD /context_state /recoverable'],
    [{ context_state: '', recoverable: true }, '400 INVALID_INPUT /context_state'],
    [{ context_state: null, recoverable: true }, '400 MISSING_FIELD /context_state'],
    [{ context_state: 'AAE', recoverable: true }, '400 INVALID_FORMAT /context_state'],
    [{ context_state: 'not base64!', recoverable: true }, '400 INVALID_FORMAT /context_state'],
    [{ context_state: [0, 1], recoverable: true }, '400 INVALID_INPUT /context_state'],
    [{ context_state: 'AAE=', recoverable: 'yes' }, '400 INVALID_INPUT /recoverable'],
    [{ context_state: 'AAE=' }, '400 MISSING_FIELD /recoverable'],
  ])('of %j is refused, and nobody hears of it', async (body, expected) => {
    const scope = await make.scope();
    const { result, events } = await hear(() => checkpoint(scope, body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
  });

  test('of a closed scope is refused', async () => {
    const scope = await make.scope();
    await close(scope);
    const { result, events } = await hear(() => checkpoint(scope, { context_state: 'AAE=', recoverable: true }));
    expect(refusal(result)).toBe('409 STATE_CONFLICT');
    expect(events).toEqual([]);
  });
});

describe('closing a scope', () => {
  test('answers the closed scope with its time', async () => {
    const scope = await make.scope();
    const reply = await close(scope);
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ ...scope, is_active: false, closed_at: aTime, version: 2 });
    expect(await current(scope)).toEqual(reply.body);
  });

  test('happens once', async () => {
    const scope = await make.scope();
    await close(scope);
    const closed = await current(scope);
    const { result, events } = await hear(() => close(scope));
    expect(refusal(result)).toBe('409 STATE_CONFLICT');
    expect(events).toEqual([]);
    expect(await current(scope)).toEqual(closed);
  });

  test('takes no body but an empty object', async () => {
    expect((await client.post(`${at(await make.scope())}/close`, {})).status).toBe(200);
    expect(refusal(await client.post(`${at(await make.scope())}/close`, { force: true }))).toMatch(
      /^400 INVALID_INPUT/,
    );
  });

  test('leaves its turns, and new ones may still be added', async () => {
    const scope = await make.scope();
    await make.turn({ scope_id: scope.scope_id, sequence: 0 });
    await close(scope);
    await make.turn({ scope_id: scope.scope_id, sequence: 1 });
    expect((await client.get(`${at(scope)}/turns`)).body).toMatchObject([{ sequence: 0 }, { sequence: 1 }]);
  });
});

describe('what belongs to a scope', () => {
  test('are its turns by sequence and its artifacts, newest first', async () => {
    const { scope_id, trajectory_id } = await make.scope();
    for (const sequence of [2, 0, 1]) await make.turn({ scope_id, sequence });
    for (const name of ['a', 'b']) await make.artifact({ scope_id, trajectory_id, name });
    await make.artifact();
    expect((await client.get(`/scopes/${scope_id}/turns`)).body).toMatchObject([
      { sequence: 0 },
      { sequence: 1 },
      { sequence: 2 },
    ]);
    expect((await client.get(`/scopes/${scope_id}/turns`, { limit: 1, offset: 1 })).body).toMatchObject([
      { sequence: 1 },
    ]);
    expect((await client.get(`/scopes/${scope_id}/artifacts`)).body).toMatchObject([{ name: 'b' }, { name: 'a' }]);
  });

  test("is 404 for an unknown or another tenant's scope", async () => {
    const foreign = await makeOther.scope();
    for (const id of [nobody, foreign.scope_id]) {
      for (const collection of ['turns', 'artifacts']) {
        expect(refusal(await client.get(`/scopes/${id}/${collection}`))).toBe('404 SCOPE_NOT_FOUND');
      }
    }
  });
});

test('scopes are listed by trajectory, parent and activity', async () => {
  const parent = await make.scope();
  const { trajectory_id } = parent;
  const child = await make.scope({ trajectory_id, parent_scope_id: parent.scope_id });
  await close(parent);
  const ids = async (query: Record<string, string>) =>
    ((await client.get('/scopes', query)).body as { scopes: Scope[] }).scopes.map(({ scope_id }) => scope_id);
  expect(await ids({ trajectory_id })).toEqual([child.scope_id, parent.scope_id]);
  expect(await ids({ trajectory_id, is_active: 'true' })).toEqual([child.scope_id]);
  expect(await ids({ trajectory_id, is_active: 'false' })).toEqual([parent.scope_id]);
  expect(await ids({ parent_scope_id: parent.scope_id })).toEqual([child.scope_id]);
  expect(refusal(await client.get('/scopes', { is_active: 'maybe' }))).toBe('400 INVALID_INPUT ?is_active');
});

test('the events of a scope carry what GET answers, and go to no other tenant', async () => {
  const { trajectory_id } = await make.trajectory();
  const { result, events, elsewhere } = await hear(async () => {
    const created = await make.scope({ trajectory_id });
    const updated = (await client.patch(at(created), { purpose: 'p' })).body;
    await checkpoint(created, { context_state: 'AAE=', recoverable: true });
    const marked = await current(created);
    const closed = (await close(created)).body;
    return { created, updated, marked, closed };
  });
  expect(events).toEqual([
    { type: 'ScopeCreated', scope: result.created, tenant_id: server.tenantId },
    { type: 'ScopeUpdated', scope: result.updated, tenant_id: server.tenantId },
    { type: 'ScopeCheckpointed', scope: result.marked, tenant_id: server.tenantId },
    { type: 'ScopeClosed', scope: result.closed, tenant_id: server.tenantId },
  ]);
  expect(elsewhere).toEqual([]);
});
