/** Starts the server of an API with the application's own hooks, and opens a world on it. */
import { existsSync } from 'node:fs';
import { escapeIdentifier, type Pool } from 'pg';
import type { GeneratedApi } from '../../../src/contract/api.ts';
import { startServer, type TestServer } from '../server.ts';
import type { ApiPlan, ResourcePlan } from './plan.ts';
import { World } from './world.ts';

export interface ServedWorld {
  readonly world: World;
  readonly server: TestServer;
  readonly stop: () => Promise<void>;
}

/** @param prepare - changes the database before the server sees it */
export async function serve<Hooks>(
  api: GeneratedApi<Hooks>,
  plans: ApiPlan,
  prepare?: (owner: Pool) => Promise<void>,
): Promise<ServedWorld> {
  const hooks = await hooksOf(api);
  const server = await startServer({ api, hooks, ...(prepare === undefined ? {} : { prepare }) });
  const world = await World.open(plans, {
    base: `${server.url}${api.base}`,
    key: server.key,
    tenantId: server.tenantId,
    otherKey: server.otherKey,
    otherTenantId: server.otherTenantId,
    plainKey: await server.makeKey([server.tenantId], []),
    bringForward: (resource, id, field, days) => bringForward(server.pool, resource, id, field, days),
  });
  const stop = async (): Promise<void> => {
    await world.close();
    await server.stop();
  };
  return { world, server, stop };
}

/** As the owner, since no API changes a time without its event; for the length of one transaction nothing asks for one. */
async function bringForward(
  owner: Pool,
  { resource, id: key }: ResourcePlan,
  id: string,
  field: string,
  days: number,
): Promise<void> {
  const table = `api.${escapeIdentifier(resource)}`;
  const column = escapeIdentifier(field);
  const client = await owner.connect();
  try {
    await client.query(`BEGIN; ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await client.query(
      `UPDATE ${table} SET ${column} = ${column} - $2 * interval '1 day' WHERE ${escapeIdentifier(key)} = $1`,
      [id, days],
    );
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER; COMMIT`);
  } finally {
    // With whatever is left of a transaction that failed.
    client.release(true);
  }
}

/** Hooks stand beside the manifest: `hooks.ts`, or `src/hooks/` of a whole program. */
async function hooksOf<Hooks>({ migrations }: GeneratedApi<Hooks>): Promise<Hooks> {
  const places = ['../../hooks.ts', '../../src/hooks/index.ts'].map((place) => new URL(place, migrations));
  const place = places.find((url) => existsSync(url));
  if (place === undefined) return {} as Hooks;
  const { hooks } = (await import(place.href)) as { readonly hooks: Hooks };
  return hooks;
}
