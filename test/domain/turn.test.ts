import { afterAll, describe, expect, test } from '@jest/globals';
import type { Turn } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime, nobody } from '../support/shapes.ts';

const { client, make, hear, server, stop } = await startCaliber();
afterAll(stop);

describe('adding a turn', () => {
  test('answers 201 with what was said', async () => {
    const body = {
      ...(await make.body.turn()),
      role: 'Assistant',
      tool_calls: [{ name: 'grep', arguments: { pattern: 'x' } }],
      tool_results: { ok: true },
      metadata: 'free',
    };
    const reply = await client.post('/turns', body);
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({ ...body, turn_id: aNewId, tenant_id: server.tenantId, created_at: aTime, version: 1 });
    expect((await client.get(`/turns/${(reply.body as Turn).turn_id}`)).body).toEqual(reply.body);
  });

  test('leaves what is not given null, and the tokens of the scope as they are', async () => {
    const scope = await make.scope();
    expect(await make.turn({ scope_id: scope.scope_id, token_count: 500 })).toMatchObject({
      tool_calls: null,
      tool_results: null,
      metadata: null,
    });
    expect((await client.get(`/scopes/${scope.scope_id}`)).body).toEqual(scope);
  });

  test('takes each sequence once in a scope, and again in another', async () => {
    const { scope_id } = await make.turn({ sequence: 7 });
    const { result, events } = await hear(async () =>
      client.post('/turns', { scope_id, sequence: 7, role: 'Tool', content: 'x', token_count: 0 }),
    );
    expect(refusal(result)).toBe('409 ENTITY_ALREADY_EXISTS');
    expect(events).toEqual([]);
    await make.turn({ sequence: 7 });
    await make.turn({ scope_id, sequence: 8 });
  });

  test.each([
    [{ sequence: -1 }, '400 INVALID_RANGE /sequence'],
    [{ sequence: null }, '400 MISSING_FIELD /sequence'],
    [{ sequence: '1' }, '400 INVALID_INPUT /sequence'],
    [{ token_count: -1 }, '400 INVALID_RANGE /token_count'],
    [{ role: 'user' }, '400 INVALID_INPUT /role'],
    [{ role: null }, '400 MISSING_FIELD /role'],
    [{ content: '\n' }, '400 MISSING_FIELD /content'],
    [{ scope_id: 'x' }, '400 INVALID_FORMAT /scope_id'],
    [{ scope_id: nobody }, '404 SCOPE_NOT_FOUND'],
    [
      { content: '', sequence: -1, scope_id: 'x' },
      '400 VALIDATION_FAILED /content (MISSING_FIELD) /scope_id (INVALID_FORMAT) /sequence (INVALID_RANGE)',
    ],
  ])('with %j is refused, and nobody hears of it', async (overrides, expected) => {
    const body = await make.body.turn(overrides);
    const { result, events } = await hear(() => client.post('/turns', body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
  });
});

describe('turns', () => {
  test('are listed by sequence, ascending, by scope and role, also beyond the first page', async () => {
    const { scope_id } = await make.scope();
    for (const sequence of [3, 1, 2, 0]) {
      await make.turn({ scope_id, sequence, role: sequence % 2 === 0 ? 'User' : 'Assistant' });
    }
    const page = async (query: Record<string, string | number>) =>
      (await client.get('/turns', { scope_id, ...query })).body as {
        turns: Turn[];
        total: number;
        next_cursor: string | null;
      };
    const sequences = ({ turns }: { turns: Turn[] }) => turns.map(({ sequence }) => sequence);
    expect(sequences(await page({}))).toEqual([0, 1, 2, 3]);
    expect(sequences(await page({ role: 'Assistant' }))).toEqual([1, 3]);
    const first = await page({ limit: 3 });
    const second = await page({ limit: 3, cursor: String(first.next_cursor) });
    expect([sequences(first), sequences(second), first.total, second.next_cursor]).toEqual([[0, 1, 2], [3], 4, null]);
  });

  test('never change and are never deleted', async () => {
    const { turn_id } = await make.turn();
    for (const reply of [
      await client.patch(`/turns/${turn_id}`, { content: 'x' }),
      await client.delete(`/turns/${turn_id}`),
    ]) {
      expect(refusal(reply)).toBe('405 METHOD_NOT_ALLOWED');
      expect(reply.headers.get('allow')).toMatch(/\bGET\b/);
    }
  });

  test('keep their scope from nothing but a deletion that no route offers', async () => {
    const { scope_id } = await make.turn();
    expect(refusal(await client.delete(`/scopes/${scope_id}`))).toBe('405 METHOD_NOT_ALLOWED');
  });

  test('are heard with what GET answers, by their own tenant', async () => {
    const { scope_id } = await make.scope();
    const { result, events, elsewhere } = await hear(() => make.turn({ scope_id }));
    expect(events).toEqual([{ type: 'TurnCreated', turn: result, tenant_id: server.tenantId }]);
    expect(elsewhere).toEqual([]);
  });
});
