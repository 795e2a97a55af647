/** The event stream of one process: from committed rows in the outbox to the sockets of those who listen. */
import type { IncomingMessage } from 'node:http';
import type { Pool } from 'pg';
import type { WebSocket } from 'ws';
import type { Caller } from './auth/principal.ts';
import type { EventInfo, ResourceInfo, TimerStatement } from './contract/api.ts';
import type { Address } from './database/address.ts';
import { Link, type Listening } from './database/link.ts';
import { type Environment, type Log, realEnvironment } from './environment.ts';
import type { EventStreams } from './http/events-route.ts';
import { createPages, type PageLimits } from './http/page.ts';
import { createReturns } from './http/returns.ts';
import { createEventSources, type EventSourceLimits } from './http/sse.ts';
import { readStreamRequest, type StreamRequest } from './http/stream-request.ts';
import { createWebSockets } from './http/websocket.ts';
import { Hub, type HubLimits } from './hub/hub.ts';
import { vocabularyOf } from './hub/vocabulary.ts';
import { postgresEpoch, type Seen } from './log/epoch.ts';
import { createPositions, type LogPositions } from './log/position.ts';
import { postgresReader, postgresTenantLog } from './log/postgres-reader.ts';
import { logChannel, postgresSequencer, vacant } from './log/postgres-sequencer.ts';
import { startReports } from './log/reports.ts';
import { startSequencer } from './log/sequencer.ts';
import { keepWitness, trustedIdentity, type WitnessStore } from './log/witness.ts';
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
  /** Makes the sessions that last, in place of real ones. */
  readonly link?: MakeLink;
  /** Keeps beside the server how far it has seen the log come; null, and unless given: nothing does. */
  readonly witness?: WitnessStore | null;
  readonly limits?: Partial<EventsLimits>;
}

/** @param idleTimeoutMs - after which the server ends a session that does nothing; 0: never */
type MakeLink = (name: string, idleTimeoutMs: number, listening: Listening | null) => Link;

export interface EventsLimits extends HubLimits, EventSourceLimits, PageLimits {
  /** Longest time that a lost wake-up can cost, milliseconds. */
  readonly pollMs: number;
  /** How often the sequencing node looks whether the log holds more than it keeps, milliseconds. */
  readonly retainMs: number;
  /** Events that get their positions at a time. */
  readonly roundEvents: number;
  readonly pingMs: number;
  /** Messages that a client may send between two of our pings, and as many pings and pongs beside them. */
  readonly messages: number;
}

const defaultLimits: EventsLimits = {
  pollMs: 50,
  retainMs: 10_000,
  roundEvents: 1000,
  backlogBytes: 256 * 1024,
  patienceMs: 30_000,
  tailBytes: 32 * 1024 * 1024,
  reading: 4,
  readersPerTurn: 64,
  heartbeatMs: 15_000,
  pingMs: 30_000,
  messages: 100,
  commentMs: 15_000,
  streamMs: 600_000,
  pageBytes: 4 * 1024 * 1024,
  lookMs: 5000,
};

export interface Events {
  /** A change of this resource was committed and waits for its position. */
  wake(resource: string): void;
  /** What a stream's query asks for. @throws ApiError for what cannot be asked for */
  readRequest(query: URLSearchParams, tenantId: string, also?: readonly string[]): StreamRequest;
  /** Takes an open socket whose credential was verified. */
  accept(socket: WebSocket, caller: Caller, asked: StreamRequest, request: IncomingMessage): void;
  /** The same over HTTP. */
  readonly streams: EventStreams;
  /** Whether committed events find their way out. */
  check(): Promise<EventsHealth>;
  /** How far this process has seen the log come. */
  seen(): Required<Pick<Seen, 'epoch' | 'position' | 'eventId'>>;
  readonly hub: Hub;
  readonly positions: LogPositions;
  /**
   * Says goodbye to every socket and stream, a few at a time, and takes no more.
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
  /** Of the log, and so of every position that is given out. */
  readonly epoch: number;
  readonly sockets: number;
  /** Open streams of server-sent events. */
  readonly streams: number;
  /** Rows that a timer could not change, since the start. */
  readonly parked: number;
};

/** The server frees a frozen or unreachable sequencer's lock after this; its poll is the beat. */
const sequencerIdleMs = 2000;

/** @throws DatabaseFailure when the database cannot be reached now; later it may come and go */
export async function startEvents(options: EventsOptions): Promise<Events> {
  const { address, role, pool, api, log, environment = realEnvironment, witness = null } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const connect: MakeLink = (name, idleTimeoutMs, listening) =>
    new Link({ address, role, name, idleTimeoutMs }, listening);
  const link = options.link ?? connect;
  let heard: (payload: string) => void = () => undefined;
  const listening = { channel: logChannel, heard: (payload: string) => heard(payload) };
  const links = {
    relay: link('resound relay', 0, listening),
    timers: link('resound timers', 0, null),
    sequencer: link('resound sequencer', sequencerIdleMs, null),
  };

  const reader = postgresReader(links.relay);
  const epochs = postgresEpoch(links.relay);
  const identity = await trustedIdentity(epochs, witness, log);
  const { place } = identity;
  /** What is seen that this log cannot have given out begins a new epoch; where it has begun already, the relay reads of it. */
  const report = async (seen: Seen): Promise<void> => {
    const epoch = await epochs.report(seen);
    // Where there is a later epoch already, what was seen is from before it, and no news.
    if (epoch > seen.epoch && seen.epoch >= positions.epoch)
      log.error({ ...seen, to: epoch }, 'the log is not what was seen of it, as after a restore');
    if (epoch !== positions.epoch) relay.wake();
  };
  const reports = startReports({ report, environment, log });
  const positions = createPositions(identity.epoch, identity.key, (epoch) => reports.add({ epoch }));
  const hub = new Hub({
    log: postgresTenantLog({
      run: async (query) => (await pool.query<object>({ ...query, values: [...(query.values ?? [])] })).rows,
      mark: () => relay.mark(),
      requireSame({ epoch, isSame }) {
        if (epoch === positions.epoch && isSame) return;
        relay.wake();
        throw new Error('the log is another one, or has another epoch, than the position');
      },
    }),
    positions,
    environment,
    report: log,
    limits,
    snapshots: api.resources.map(({ path }) => api.base + path),
    ahead: (tenantId, number) => reports.add({ epoch: positions.epoch, tenantId, number }),
  });
  const vocabulary = vocabularyOf(api);
  const returns = createReturns(environment.random, (): number => sockets.size + sources.size);
  const sockets = createWebSockets({ hub, vocabulary, environment, log, returns, limits });
  const sources = createEventSources({ hub, environment, returns, limits });
  const pages = createPages({ hub, environment, limits });
  const disconnect = async (withinMs: number): Promise<void> => {
    const reason = 'the server stops';
    await Promise.all([
      sources.disconnect(reason, withinMs),
      pages.disconnect(withinMs),
      sockets.disconnect(reason, withinMs),
    ]);
  };

  const timed = new Set(api.timers.map(({ resource }) => resource));
  const relay = startRelay({
    log: reader,
    environment,
    report: log,
    after: identity.head,
    epoch: identity.epoch,
    pollMs: limits.pollMs,
    deliver(events) {
      hub.publish(events);
      for (const resource of new Set(events.map((event) => event.resource))) {
        if (timed.has(resource)) schedule.poke(resource);
      }
    },
    interrupted(interruption) {
      if (interruption.reason === 'epoch') positions.begin(interruption.epoch);
      hub.interrupt(interruption.reason);
      // Of the events that were not delivered any may have brought a row that is due early.
      for (const resource of timed) schedule.poke(resource);
    },
    turnedBack: report,
  });
  const seen = () => {
    const { position, eventId } = relay.mark();
    return { epoch: relay.epoch(), position, eventId };
  };
  const endWitness = keepWitness({
    store: witness,
    seen,
    place,
    environment,
    log,
  });
  const sequencer = startSequencer({
    store: postgresSequencer(links.sequencer),
    environment,
    log,
    began: () => relay.doubt(),
    moved: (round) => relay.take(round),
    pollMs: limits.pollMs,
    retainMs: limits.retainMs,
    roundEvents: limits.roundEvents,
  });
  heard = (payload) => {
    if (payload === vacant) sequencer.wake();
    else relay.heard(Number(payload));
  };
  const schedule = startSchedule({
    timers: api.timers,
    store: postgresTimers(links.timers),
    environment,
    log,
    fired: () => sequencer.wake(),
  });

  return {
    wake: () => sequencer.wake(),
    readRequest: (query, tenantId, also) => readStreamRequest(query, tenantId, { vocabulary, positions }, also),
    accept: (socket, caller, asked, request) => sockets.accept(socket, caller, asked, request),
    streams: { sources, pages },
    check: () =>
      Promise.resolve({
        ok: relay.works() && sequencer.works(),
        sequencing: sequencer.status().leading,
        position: relay.mark().position,
        epoch: relay.epoch(),
        sockets: sockets.size,
        streams: sources.size,
        parked: schedule.parked(),
      }),
    seen,
    hub,
    positions,
    async disconnect(withinMs) {
      // At once, and not when the last request has ended: what that one commits is numbered by another node, or at the next start.
      const resigned = sequencer.stop();
      await disconnect(withinMs);
      await resigned;
    },
    async stop() {
      await disconnect(0);
      hub.stop();
      await Promise.all([schedule.stop(), sequencer.stop(), relay.stop(), reports.stop()]);
      await endWitness();
      await Promise.all(Object.values(links).map((each) => each.close()));
    },
  };
}
