/** Databases for benchmarks: migrated, with one tenant and its key. */
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { api } from '../../../generated/index.ts';
import { createKey } from '../../../src/console/keys.ts';
import { createTenant } from '../../../src/console/tenants.ts';
import type { Address } from '../../../src/database/address.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { serverRole } from '../../../src/database/roles.ts';
import type { Later } from './cleanup.ts';

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

/** The process of the server, whose children are all of its sessions. Only on this machine. */
export const postmasterOf = (admin: Address): Promise<number> =>
  once(admin, async (client) => {
    const { rows } = await client.query<{ pid: string }>(
      "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid",
    );
    return Number(rows[0]?.pid);
  });

/** Waits until no event is without a position. @returns how many were when it began to look */
export async function untilNumbered(owner: Client): Promise<number> {
  let first: number | null = null;
  for (;;) {
    const { rows } = await owner.query<{ waiting: number }>('SELECT count(*)::integer AS waiting FROM resound.outbox');
    const waiting = rows[0]?.waiting ?? 0;
    first ??= waiting;
    if (waiting === 0) return first;
    await pause(20);
  }
}

/** A connection for as long as the benchmark runs. */
export async function connected(address: Address, later: Later): Promise<Client> {
  const client = new Client(address);
  await client.connect();
  later(() => client.end());
  return client;
}

/** How many events of the tenant have a number. */
export async function headOf(owner: Client, tenant: string): Promise<number> {
  const { rows } = await owner.query<{ head: string }>(
    'SELECT coalesce(max(position), 0) AS head FROM resound.tenant_head WHERE tenant_id = $1',
    [tenant],
  );
  return Number(rows[0]?.head);
}

/** The same, once nothing more comes: a load that ends leaves requests behind whose answers nobody waits for. */
export async function settledHeadOf(owner: Client, tenant: string): Promise<number> {
  for (let last = -1; ; ) {
    await untilNumbered(owner);
    const head = await headOf(owner, tenant);
    if (head === last) return head;
    last = head;
    await pause(100);
  }
}
