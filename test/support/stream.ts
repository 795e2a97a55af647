/** The event stream without the rest of a server: rows are put into the outbox by hand, and heard over real sockets. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import type { ClientBase, Pool } from 'pg';
import { pino } from 'pino';
import { WebSocketServer } from 'ws';
import type { Caller } from '../../src/auth/principal.ts';
import { createWatch } from '../../src/auth/watch.ts';
import type { TimerStatement } from '../../src/contract/api.ts';
import { openPool } from '../../src/database/pool.ts';
import { type Environment, type Log, realEnvironment } from '../../src/environment.ts';
import { type Events, type EventsLimits, startEvents } from '../../src/events.ts';
import { eventsRoute } from '../../src/http/events-route.ts';
import { problems } from '../../src/http/middleware/problems.ts';
import type { RequestState } from '../../src/http/state.ts';
import { createStreamGate, defaultStreamLimits, type StreamLimits } from '../../src/http/stream-gate.ts';
import type { WitnessStore } from '../../src/log/witness.ts';
import type { TestDatabase } from './database.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface TestStream {
  readonly events: Events;
  readonly port: number;
  /** Address of the tenant's stream. */
  url(tenantId: string): string;
  /** Address of the same over HTTP; the tenant goes into the header `X-Tenant-ID`. */
  readonly http: string;
  readonly stop: () => Promise<void>;
}

export interface StreamOptions {
  readonly limits?: Partial<EventsLimits>;
  readonly timers?: readonly TimerStatement[];
  readonly log?: Log;
  readonly witness?: WitnessStore;
  readonly environment?: Environment;
  /** Bounds of streams over HTTP. */
  readonly gate?: Partial<StreamLimits>;
  /** Any free one unless given. */
  readonly port?: number;
  /** Called for each request over HTTP, with its tenant: whether the credential is still good. */
  readonly authenticate?: (tenantId: string) => Promise<void>;
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
  const principalOf = (tenantId: string) => ({
    actor: 'key:test',
    tenants: [tenantId],
    roles: [],
    expiresAt: options.expiresAt ?? null,
  });
  const check = async (tenantId: string): Promise<Caller> => {
    await options.authenticate?.(tenantId);
    return { principal: principalOf(tenantId), tenantId };
  };
  let changes = 0;
  const watch = createWatch({ ask: () => Promise.resolve(String((changes += 1))) }, Date.now);
  const gate = createStreamGate({
    authentication: {
      admit: async (headers) => {
        const tenantId = String(headers['x-tenant-id']);
        return { caller: await check(tenantId), name: tenantId, check: () => check(tenantId) };
      },
      watch,
    },
    origins: null,
    limits: { ...defaultStreamLimits, ...options.gate },
    isDraining: () => false,
    random: Math.random,
  });
  const app = new Koa<RequestState>();
  app.use(problems(pino({ level: 'silent' })));
  app.use(
    eventsRoute({
      ...events.streams,
      path: '/events',
      gate,
      readRequest: (...asked) => events.readRequest(...asked),
    }),
  );
  const handle = app.callback();
  const http = createServer((req, res) => void handle(req, res));
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: 64 * 1024 });
  sockets.on('connection', (socket, request) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const tenantId = pathname.slice(1);
    events.accept(
      socket,
      { principal: principalOf(tenantId), tenantId },
      events.readRequest(searchParams, tenantId),
      request,
    );
  });
  http.listen(options.port ?? 0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    events,
    port,
    http: `http://127.0.0.1:${port}/events`,
    url: (tenantId) => `ws://127.0.0.1:${port}/${tenantId}`,
    stop: async () => {
      watch.stop();
      await events.stop();
      for (const socket of sockets.clients) socket.terminate();
      http.close();
      http.closeAllConnections();
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
