/** The event stream without the rest of a server: rows are put into the outbox by hand, and heard over real sockets. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientBase, Pool } from 'pg';
import { WebSocketServer } from 'ws';
import type { TimerStatement } from '../../src/contract/api.ts';
import { openPool } from '../../src/database/pool.ts';
import { type Environment, type Log, realEnvironment } from '../../src/environment.ts';
import { type Events, type EventsLimits, startEvents } from '../../src/events.ts';
import type { WitnessStore } from '../../src/log/witness.ts';
import type { TestDatabase } from './database.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface TestStream {
  readonly events: Events;
  /** Address of the tenant's stream. */
  url(tenantId: string): string;
  readonly stop: () => Promise<void>;
}

export interface StreamOptions {
  readonly limits?: Partial<EventsLimits>;
  readonly timers?: readonly TimerStatement[];
  readonly log?: Log;
  readonly witness?: WitnessStore;
  readonly environment?: Environment;
  /** When the credentials of all sockets expire, milliseconds since 1970. */
  readonly expiresAt?: number;
}

export async function startStream(
  database: Pick<TestDatabase, 'address' | 'role'>,
  options: StreamOptions = {},
): Promise<TestStream> {
  const { address, role } = database;
  const pool = openPool({ address, role, name: 'resound test stream', size: 4 });
  const events = await startEvents({
    address,
    role,
    pool,
    api: {
      base: '/api/v1',
      resources: [{ name: 'thing', path: '/things', filterable: ['color', 'size'] }],
      events: [{ type: 'ThingHappened' }, { type: 'ThingEnded' }],
      timers: options.timers ?? [],
    },
    log: options.log ?? silentLog,
    environment: options.environment ?? realEnvironment,
    witness: options.witness ?? null,
    limits: { pollMs: 20, ...options.limits },
  });
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: 64 * 1024 });
  sockets.on('connection', (socket, request) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const tenantId = pathname.slice(1);
    const principal = { actor: 'key:test', tenants: [tenantId], roles: [], expiresAt: options.expiresAt ?? null };
    events.accept(socket, { principal, tenantId }, events.readRequest(searchParams, tenantId), request);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    events,
    url: (tenantId) => `ws://127.0.0.1:${port}/${tenantId}`,
    stop: async () => {
      await events.stop();
      for (const socket of sockets.clients) socket.terminate();
      http.close();
      await once(http, 'close');
      await pool.end();
    },
  };
}

export interface Appended {
  readonly eventId: string;
  readonly id: number;
}

export interface AppendOptions {
  readonly tenantId: string;
  readonly rowId?: string;
  readonly version?: number;
  readonly type?: string;
  /** The filterable fields before and after. */
  readonly before?: object;
  readonly after?: object;
  /** Beside `type` and `tenant_id`. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

const json = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

/** Puts one event into the outbox, in the transaction of the client if it has one. */
export async function append(client: ClientBase | Pool, options: AppendOptions): Promise<Appended> {
  const { tenantId, rowId = randomUUID(), version = 1, type = 'ThingHappened', payload = {}, before, after } = options;
  const { rows } = await client.query<{ event_id: string; id: string }>(
    `INSERT INTO resound.outbox (tenant_id, type, resource, row_id, version, mutation, actor, request_id, payload, old_fields, new_fields)
     VALUES ($1, $2, 'thing', $3, $4, 'thing.happen', 'key:test', 'request', $5, $6, $7) RETURNING event_id, id`,
    [
      tenantId,
      type,
      rowId,
      version,
      JSON.stringify({ type, ...payload, tenant_id: tenantId }),
      json(before),
      json(after),
    ],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('nothing was appended');
  return { eventId: row.event_id, id: Number(row.id) };
}

/** Puts many events into the outbox, in one transaction. */
export async function fillOutbox(owner: ClientBase | Pool, tenantId: string, count: number): Promise<void> {
  await owner.query(
    `INSERT INTO resound.outbox (tenant_id, type, resource, row_id, version, mutation, actor, request_id, payload)
     SELECT $1, 'ThingHappened', 'thing', gen_random_uuid(), 1, 'thing.happen', 'system', 'test',
            format('{"type":"ThingHappened","tenant_id":"%s"}', $1::uuid)
     FROM generate_series(1, $2)`,
    [tenantId, count],
  );
}
