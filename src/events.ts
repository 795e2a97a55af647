/** The event stream of one process: from committed rows in the outbox to the sockets of those who listen. */
import type { IncomingMessage } from 'node:http';
import type { Pool } from 'pg';
import type { WebSocket } from 'ws';
import type { Caller } from './auth/principal.ts';
import type { EventInfo, ResourceInfo, TimerStatement } from './contract/api.ts';
import type { Address } from './database/address.ts';
import { Link } from './database/link.ts';
import { type Environment, type Log, realEnvironment } from './environment.ts';
import { readStreamRequest, type StreamRequest } from './http/stream-request.ts';
import { createWebSockets } from './http/websocket.ts';
import { Hub, type HubLimits } from './hub/hub.ts';
import { vocabularyOf } from './hub/vocabulary.ts';
import { readLogIdentity } from './log/identity.ts';
import { createPositions, type Positions } from './log/position.ts';
import { postgresReader, postgresTenantLog } from './log/postgres-reader.ts';
import { partitionSize, postgresSequencer } from './log/postgres-sequencer.ts';
import { startSequencer } from './log/sequencer.ts';
import { startRelay } from './relay/relay.ts';
import { postgresTimers } from './schedule/postgres-timers.ts';
import { startSchedule } from './schedule/schedule.ts';

export interface EventsOptions {
  /** For sessions that last; not through a transaction pooler. */
  readonly address: Address;
  /** Role that the sessions take; null: the login is the server's role. */
  readonly role: string | null;
  /** For short reads. */
  readonly pool: Pick<Pool, 'query'>;
  /** Of the generated API: what can be listened to, and what falls due. */
  readonly api: {
    readonly base: string;
    readonly resources: readonly Pick<ResourceInfo, 'name' | 'filterable' | 'path'>[];
    readonly events: readonly Pick<EventInfo, 'type'>[];
    readonly timers: readonly TimerStatement[];
  };
  readonly log: Log;
  readonly environment?: Environment;
  readonly limits?: Partial<EventsLimits>;
}

export interface EventsLimits extends HubLimits {
  /** Longest time that a lost wake-up can cost, milliseconds. */
  readonly pollMs: number;
  readonly pingMs: number;
  /** Messages that a client may send between two pings. */
  readonly messages: number;
}

const defaultLimits: EventsLimits = {
  pollMs: 50,
  backlogBytes: 256 * 1024,
  patienceMs: 30_000,
  tailBytes: 32 * 1024 * 1024,
  reading: 4,
  heartbeatMs: 15_000,
  pingMs: 30_000,
  messages: 100,
};

export interface Events {
  /** A change of this resource was committed and waits for its position. */
  wake(resource: string): void;
  /** What a stream's query asks for. @throws ApiError for what cannot be asked for */
  readRequest(query: URLSearchParams, tenantId: string): StreamRequest;
  /** Takes an open socket whose credential was verified. */
  accept(socket: WebSocket, caller: Caller, asked: StreamRequest, request: IncomingMessage): void;
  /** Whether committed events find their way out. */
  check(): Promise<EventsHealth>;
  readonly hub: Hub;
  readonly positions: Positions;
  /**
   * Says goodbye to every socket, a few at a time, and takes no more.
   *
   * @param withinMs - the last one is told before this time is over
   */
  disconnect(withinMs: number): Promise<void>;
  /** Ends the workers; whatever was not numbered yet is numbered at the next start, or by another node. */
  stop(): Promise<void>;
}

export type EventsHealth = {
  readonly ok: boolean;
  /** This process numbers the events; else another one does. */
  readonly sequencing: boolean;
  /** Position delivered last, over all tenants. */
  readonly position: number;
  readonly sockets: number;
  /** Rows that a timer could not change, since the start. */
  readonly parked: number;
};

/** The server frees a frozen or unreachable sequencer's lock after this; its poll is the beat. */
const sequencerIdleMs = 2000;

/** @throws DatabaseFailure when the database cannot be reached now; later it may come and go */
export async function startEvents(options: EventsOptions): Promise<Events> {
  const { address, role, pool, api, log, environment = realEnvironment } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const link = (name: string, idleTimeoutMs = 0) => new Link({ address, role, name: `resound ${name}`, idleTimeoutMs });
  const links = { relay: link('relay'), timers: link('timers'), sequencer: link('sequencer', sequencerIdleMs) };

  const reader = postgresReader(links.relay);
  const { epoch, key } = await readLogIdentity(links.relay);
  const positions = createPositions(epoch, key);
  const hub = new Hub({
    log: postgresTenantLog(
      async (query) => (await pool.query<object>({ ...query, values: [...(query.values ?? [])] })).rows,
    ),
    positions,
    environment,
    report: log,
    limits,
    snapshots: api.resources.map(({ path }) => api.base + path),
  });
  const vocabulary = vocabularyOf(api);
  const sockets = createWebSockets({ hub, vocabulary, environment, log, limits });

  const timed = new Set(api.timers.map(({ resource }) => resource));
  const relay = startRelay({
    log: reader,
    environment,
    report: log,
    after: await reader.head(),
    pollMs: limits.pollMs,
    deliver(events) {
      hub.publish(events);
      for (const resource of new Set(events.map((event) => event.resource))) {
        if (timed.has(resource)) schedule.poke(resource);
      }
    },
  });
  const sequencer = startSequencer({
    store: postgresSequencer(links.sequencer),
    environment,
    log,
    moved: ({ events, head }) => relay.take(events, head),
    pollMs: limits.pollMs,
    ahead: partitionSize / 2,
  });
  const schedule = startSchedule({
    timers: api.timers,
    store: postgresTimers(links.timers),
    environment,
    log,
    fired: () => sequencer.wake(),
  });

  return {
    wake: () => sequencer.wake(),
    readRequest: (query, tenantId) => readStreamRequest(query, tenantId, { vocabulary, positions }),
    accept: (socket, caller, asked, request) => sockets.accept(socket, caller, asked, request),
    check: () =>
      Promise.resolve({
        ok: relay.works() && sequencer.works(),
        sequencing: sequencer.status().leading,
        position: relay.position(),
        sockets: sockets.size,
        parked: schedule.parked(),
      }),
    hub,
    positions,
    disconnect: (withinMs) => sockets.disconnect('the server stops', withinMs),
    async stop() {
      await sockets.disconnect('the server stops', 0);
      hub.stop();
      await Promise.all([schedule.stop(), sequencer.stop(), relay.stop()]);
      await Promise.all(Object.values(links).map((each) => each.close()));
    },
  };
}
