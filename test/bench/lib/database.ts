/** Databases for benchmarks: migrated, with one tenant and its key. */
import { createServer } from 'node:net';
import { Client } from 'pg';
import { api } from '../../../generated/index.ts';
import { createKey } from '../../../src/console/keys.ts';
import { createTenant } from '../../../src/console/tenants.ts';
import type { Address } from '../../../src/database/address.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { serverRole } from '../../../src/database/roles.ts';

/** @returns a tenant of the new database, and a key for it */
export async function prepareDatabase(
  admin: Address,
  name: string,
): Promise<{ readonly tenant: string; readonly key: string }> {
  await once(admin, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`));
  const address = withName(admin, name);
  await migrate({ address, role: serverRole, api });
  return once(address, async (owner) => {
    const tenant = await createTenant(owner, 'bench');
    const { key } = await createKey(owner, { name: 'bench', tenantIds: [tenant], roles: [] });
    return { tenant, key };
  });
}

export function withName(admin: Address, database: string): Address {
  if (admin.connectionString === undefined) return { ...admin, database };
  const url = new URL(admin.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

/** Work on a connection of its own. */
export async function once<T>(address: Address, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(address);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
