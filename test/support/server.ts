/** A whole server on a database of its own, as the program starts it, with two tenants and a key for each. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import { createKey } from '../../src/console/keys.ts';
import { createTenant } from '../../src/console/tenants.ts';
import type { GeneratedApi } from '../../src/contract/api.ts';
import { openPool } from '../../src/database/pool.ts';
import { startEvents } from '../../src/events.ts';
import { createLogger } from '../../src/logger.ts';
import { createServer, type ServerSettings } from '../../src/server.ts';
import { freshDatabase } from './database.ts';

export interface TestServer {
  /** `http://127.0.0.1:1234`; the API is under `api.base`. */
  readonly url: string;
  readonly tenantId: string;
  /** Of a key for `tenantId` alone, with every role that the manifest asks for. */
  readonly key: string;
  readonly otherTenantId: string;
  /** The same for `otherTenantId`. */
  readonly otherKey: string;
  /** The owner's connections: the truth by SQL, whatever the API says. */
  readonly pool: Pool;
  /** Makes a further key, say for both tenants or without a role. */
  readonly makeKey: (tenantIds: readonly [string, ...string[]], roles?: readonly string[]) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface TestServerOptions<Hooks> {
  readonly api: GeneratedApi<Hooks>;
  readonly hooks: Hooks;
  /** What differs from the program's defaults. */
  readonly settings?: Partial<ServerSettings>;
  /** Changes the database before the server sees it. */
  readonly prepare?: (owner: Pool) => Promise<void>;
}

const defaults: ServerSettings = {
  bodyLimit: 1024 * 1024,
  shutdownTimeoutMs: 5000,
  jwtSecret: null,
  jwtPublicKey: null,
  jwtJwks: null,
  jwtAlgorithms: null,
  jwtIssuer: null,
  jwtAudience: null,
};

export async function startServer<Hooks>(options: TestServerOptions<Hooks>): Promise<TestServer> {
  const { api, hooks, settings = {}, prepare } = options;
  const database = await freshDatabase(api);
  const { address, role, pool: owner } = database;
  await prepare?.(owner);
  // What goes wrong is seen by the tests; the log would only stand between their lines.
  const logger = createLogger(process.env['LOG_LEVEL'] ?? 'silent');
  const pool = openPool({ address, role, name: 'resound test requests', size: 10 });
  const events = await startEvents({ address, role, pool, api, log: logger });
  const server = createServer({ api, hooks, pool, events, settings: { ...defaults, ...settings }, logger });
  const [tenantId, otherTenantId] = [await createTenant(owner, 'one'), await createTenant(owner, 'other')];
  const makeKey = async (
    tenantIds: readonly [string, ...string[]],
    roles: readonly string[] = server.roles,
  ): Promise<string> => (await createKey(owner, { name: 'test', tenantIds, roles })).key;
  server.http.listen(0, '127.0.0.1');
  await once(server.http, 'listening');
  return {
    url: `http://127.0.0.1:${(server.http.address() as AddressInfo).port}`,
    tenantId,
    key: await makeKey([tenantId]),
    otherTenantId,
    otherKey: await makeKey([otherTenantId]),
    pool: owner,
    makeKey,
    async stop() {
      await server.close();
      await events.stop();
      await pool.end();
      await database.drop();
    },
  };
}
