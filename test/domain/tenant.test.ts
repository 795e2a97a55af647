import { afterAll, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { Client, refusal } from '../support/client.ts';
import { aTime, nobody } from '../support/shapes.ts';

const { base, client, server, stop } = await startCaliber();
afterAll(stop);

/** A tenant as the operator makes it. */
async function tenant(status: string): Promise<string> {
  const id = crypto.randomUUID();
  await server.pool.query('INSERT INTO resound.tenant (tenant_id, name, status) VALUES ($1, $2, $3)', [
    id,
    `T ${id}`,
    status,
  ]);
  return id;
}

/** A client whose key may use these tenants. */
async function clientOf(...tenants: [string, ...string[]]): Promise<Client> {
  return new Client(base, { 'x-api-key': await server.makeKey(tenants) });
}

describe('tenants', () => {
  test('show name, status and birth', async () => {
    const reply = await client.get(`/tenants/${server.tenantId}`);
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      tenant_id: server.tenantId,
      name: expect.any(String),
      status: 'Active',
      created_at: aTime,
      version: 1,
    });
  });

  test('are listed as far as the caller may use them, whatever tenant is chosen', async () => {
    expect((await client.get('/tenants')).body).toMatchObject({ tenants: [{ tenant_id: server.tenantId }], total: 1 });
    const [first, second, archived] = [await tenant('Active'), await tenant('Active'), await tenant('Archived')];
    const several = (await clientOf(first, second, archived)).with({ 'x-tenant-id': first });
    const { tenants, total } = (await several.get('/tenants')).body as { tenants: Tenant[]; total: number };
    expect([tenants.map(({ tenant_id }) => tenant_id).sort(), total]).toEqual([[first, second, archived].sort(), 3]);
    expect((await several.get('/tenants', { status: 'Archived' })).body).toMatchObject({
      tenants: [{ tenant_id: archived, status: 'Archived' }],
      total: 1,
    });
    expect((await several.get(`/tenants/${second}`)).body).toMatchObject({ tenant_id: second });
  });

  test('that the caller may not use are as if absent', async () => {
    for (const id of [server.otherTenantId, nobody]) {
      expect(refusal(await client.get(`/tenants/${id}`))).toBe('404 TENANT_NOT_FOUND');
    }
  });

  test('are read-only', async () => {
    for (const [method, path] of [
      ['POST', '/tenants'],
      ['PATCH', `/tenants/${server.tenantId}`],
      ['DELETE', `/tenants/${server.tenantId}`],
    ] as const) {
      const reply = await client.send(method, path, method === 'DELETE' ? undefined : { name: 'x' });
      expect(refusal(reply)).toBe('405 METHOD_NOT_ALLOWED');
      expect(reply.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    }
  });
});

describe('the tenant of a request', () => {
  test('is chosen by X-Tenant-ID among those that the credential may use', async () => {
    const [first, second] = [await tenant('Active'), await tenant('Active')];
    const several = await clientOf(first, second);
    expect(refusal(await several.get('/trajectories'))).toBe('400 MISSING_FIELD');
    const created = await several.with({ 'x-tenant-id': second }).post('/trajectories', { name: 'x' });
    expect(created.body).toMatchObject({ tenant_id: second });
    expect((await several.with({ 'x-tenant-id': first }).get('/trajectories')).body).toMatchObject({ total: 0 });
  });

  test('need not be chosen where there is one, and may', async () => {
    expect((await client.with({ 'x-tenant-id': server.tenantId }).get('/trajectories')).status).toBe(200);
  });

  test('that the credential has no right to is forbidden', async () => {
    for (const id of [server.otherTenantId, nobody]) {
      expect(refusal(await client.with({ 'x-tenant-id': id }).get('/trajectories'))).toBe('403 FORBIDDEN');
    }
    expect(refusal(await client.with({ 'x-tenant-id': 'mine' }).get('/trajectories'))).toBe('400 INVALID_FORMAT');
  });

  test.each(['Suspended', 'Archived'])('is forbidden while it is %s', async (status) => {
    const held = await clientOf(await tenant(status));
    expect(refusal(await held.get('/trajectories'))).toBe('403 FORBIDDEN');
    expect(refusal(await held.post('/trajectories', { name: 'x' }))).toBe('403 FORBIDDEN');
  });
});
