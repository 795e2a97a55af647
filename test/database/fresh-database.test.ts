import { afterAll, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '../support/database.ts';

describe('freshDatabase', () => {
  const databases: Awaited<ReturnType<typeof freshDatabase>>[] = [];
  afterAll(() => Promise.all(databases.map(({ drop }) => drop())));

  it('gives each caller a migrated database of its own', async () => {
    databases.push(...(await Promise.all([freshDatabase(null), freshDatabase(null)])));
    const [first, second] = databases;
    await first?.pool.query("INSERT INTO resound.tenant (tenant_id, name) VALUES (gen_random_uuid(), 'first')");
    const count = async (database = first): Promise<unknown> =>
      (await database?.pool.query('SELECT count(*)::integer AS tenants FROM resound.tenant'))?.rows[0];
    expect(await count(first)).toEqual({ tenants: 1 });
    expect(await count(second)).toEqual({ tenants: 0 });
  });
});
