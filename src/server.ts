/** The server: generated routes, a database, the event stream, and what stands between them and the network. */
import { randomFillSync } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { createAuthentication } from './auth/authenticate.ts';
import type { JwtSettings } from './auth/jwt.ts';
import type { GeneratedApi } from './contract/api.ts';
import { readDurability } from './database/durability.ts';
import { createDatabase } from './database/statement.ts';
import { createApp } from './http/app.ts';
import { answerClientErrors } from './http/client-error.ts';
import type { EventStreams } from './http/events-route.ts';
import type { Check } from './http/health.ts';
import { createStreamGate, defaultStreamLimits, type StreamLimits } from './http/stream-gate.ts';
import { type AcceptSocket, handleUpgrades, type ReadStreamRequest, type Upgrades } from './http/upgrade.ts';
import type { LogPositions } from './log/position.ts';
import { createMutations } from './mutation/mutations.ts';
import { createIds } from './mutation/uuid.ts';
import { createCalls } from './query/calls.ts';
import { createPositionOf } from './query/heads.ts';
import { createQueries } from './query/queries.ts';

/** What is left out is as the program has it by default. */
export interface ServerSettings extends JwtSettings, Partial<StreamLimits> {
  /** Bytes of a request body. */
  readonly bodyLimit: number;
  /** How long a stop waits for what is under way, milliseconds. */
  readonly shutdownTimeoutMs: number;
  /** How long a stop goes on serving before it takes no more connections, milliseconds; 0 unless given. */
  readonly drainDelayMs?: number;
  /** How long the headers of a request may take to arrive, milliseconds; 10,000 unless given. */
  readonly headersTimeoutMs?: number;
  /** A connection on which a request is under way and nothing moves for so long is cut off, milliseconds; 60,000 unless given. */
  readonly stillTimeoutMs?: number;
  /** Origins of the pages that may call the API and open streams; null, as unless given: none may call it, and any may open a socket. */
  readonly origins?: readonly string[] | null;
  /** Whether `?token=` opens a stream; false unless given. */
  readonly tokenInQuery?: boolean;
}

/** What requests need of the event stream. */
export interface EventStream {
  /** A change of this resource was committed and waits for its position. */
  wake(resource: string): void;
  readonly accept: AcceptSocket;
  readonly readRequest: ReadStreamRequest;
  /** The same over HTTP. */
  readonly streams: EventStreams;
  /** What a read answers, from which a stream goes on. */
  readonly positions: Pick<LogPositions, 'epoch' | 'encode'>;
  /**
   * Says goodbye to every socket and stream, with a frame that tells it to come back, and takes no more.
   *
   * @param withinMs - the last one is told before this time is over
   */
  disconnect(withinMs: number): Promise<void>;
  /** Whether committed events find their way out, for `/health/ready`. */
  readonly check: Check;
}

export interface ServerOptions<Hooks> {
  readonly api: GeneratedApi<Hooks>;
  readonly hooks: Hooks;
  /** Connections of the server's role; the caller opens and ends it. */
  readonly pool: pg.Pool;
  readonly events: EventStream;
  readonly settings: ServerSettings;
  readonly logger: Logger;
  /** Milliseconds since 1970; the machine's clock unless given. */
  readonly clock?: () => number;
  /** Bytes of a list's page, unless it is a single row; 32 MiB unless given. */
  readonly pageBytes?: number;
}

export interface RunningServer {
  /** Not listening yet. */
  readonly http: Server;
  /** Every role that some route asks for. */
  readonly roles: readonly string[];
  /**
   * Is not ready from now on. After `drainDelayMs` it takes no more requests, ends those under way and says goodbye to sockets; what has not ended
   * `shutdownTimeoutMs` later is cut off.
   * Resolves when no connection is left; a second call joins the first.
   */
  close(): Promise<void>;
}

/** Connections beside those of streams. */
const otherConnections = 10_000;
/** Requests that may wait for a database connection, for each connection that there is. */
const waitingPerConnection = 50;
/** Longest wait for the database's answer: with the wait for a connection, clients hear of a dead database within 5 s. */
const answerTimeoutMs = 4500;

export function createServer<Hooks>(options: ServerOptions<Hooks>): RunningServer {
  const { api, hooks, pool, events, settings, logger, clock = Date.now, pageBytes } = options;
  const maxWaiting = pool.options.max * waitingPerConnection;
  const database = createDatabase(pool, { maxWaiting, answerTimeoutMs });
  const { tokenInQuery = false, origins = null, drainDelayMs = 0 } = settings;
  const authentication = createAuthentication({ database, jwt: settings, clock, tokenInQuery });
  const mutations = createMutations({
    database,
    committed: (resource) => events.wake(resource),
    nextId: createIds(clock, randomFillSync),
    random: Math.random,
    pause,
  });
  const positionOf = createPositionOf(events.positions);
  const queries = createQueries({
    database,
    positionOf,
    uncounted: ({ name }, err) => logger.warn({ err, query: name }, 'a read was not counted'),
    ...(pageBytes === undefined ? {} : { pageBytes }),
  });
  const routes = api.createRoutes({ mutations, queries, calls: createCalls(database, positionOf) }, hooks);

  let draining = false;
  const isDraining = (): boolean => draining;
  const checks = {
    database: async () => ({ ok: true, ...(await readDurability(database)) }),
    events: events.check,
  };
  const limits = { ...defaultStreamLimits, ...settings };
  const gate = createStreamGate({ authentication, origins, limits, isDraining, random: Math.random });
  const app = createApp({
    base: api.base,
    routes,
    authentication,
    bodyLimit: settings.bodyLimit,
    health: { checks, isDraining, clock },
    stream: { ...events.streams, gate, readRequest: events.readRequest },
    origins,
    logger,
  });
  // Koa's handler never rejects: what fails in it goes to the app's own listener.
  const handle = app.callback();
  const http = listenTo((req, res) => void handle(req, res), settings, logger);
  // The last bound, for those who open connections and send nothing: Node drops what comes beyond it.
  http.maxConnections = limits.streams + otherConnections;
  const upgrades = handleUpgrades({
    app,
    server: http,
    path: `${api.base}/ws`,
    gate,
    accept: events.accept,
    readRequest: events.readRequest,
    logger,
  });

  let closed: Promise<void> | null = null;
  async function drain(): Promise<void> {
    // Load balancers look at readiness now and then: until they have, requests still come.
    if (http.listening && drainDelayMs > 0) await pause(drainDelayMs);
    const { shutdownTimeoutMs } = settings;
    const told = events.disconnect(shutdownTimeoutMs / 2);
    await closeGracefully(http, { told, upgrades, deadlineMs: shutdownTimeoutMs });
    authentication.watch.stop();
  }

  return {
    http,
    roles: [...new Set(routes.flatMap(({ requires }) => requires))],
    close() {
      draining = true;
      closed ??= drain();
      return closed;
    },
  };
}

type Handle = Parameters<typeof createHttpServer>[1] & object;

function listenTo(handle: Handle, settings: ServerSettings, logger: Logger): Server {
  const { headersTimeoutMs: headersTimeout = 10_000, stillTimeoutMs = 60_000 } = settings;
  const http = createHttpServer(
    {
      // Longer than proxies keep theirs (60 s), so that it is never we who close a connection just as a request comes.
      keepAliveTimeout: 65_000,
      headersTimeout,
      requestTimeout: Math.max(60_000, headersTimeout),
      connectionsCheckingInterval: Math.min(5000, headersTimeout / 4),
      maxHeaderSize: 16_384,
      // Checked by our own middleware, which answers in our own form.
      requireHostHeader: false,
      noDelay: true,
      // The system asks after peers of whom nothing is heard for 15 s, and cuts the connection 10 s later: whoever waits for a page or a stream's
      // next event and vanished without a word.
      keepAlive: true,
      keepAliveInitialDelay: 15_000,
    },
    handle,
  );
  // Whoever does not take its answer. Streams move more often, since they have comments; sockets have pings, and `ws` takes this off them.
  http.timeout = stillTimeoutMs;
  // Without a listener Node answers by itself, and not in our form.
  http.on('checkExpectation', handle);
  answerClientErrors(http, logger);
  return http;
}

interface Closing {
  /** Resolves when every socket has been told. */
  readonly told: Promise<void>;
  readonly upgrades: Upgrades;
  readonly deadlineMs: number;
}

async function closeGracefully(http: Server, { told, upgrades, deadlineMs }: Closing): Promise<void> {
  if (!http.listening) return;
  const ended = new Promise((resolve) => http.close(resolve));
  // A keep-alive connection becomes idle only when its request has been answered.
  const sweep = setInterval(() => http.closeIdleConnections(), 50);
  const deadline = setTimeout(() => {
    upgrades.terminate();
    http.closeAllConnections();
  }, deadlineMs);
  await told;
  upgrades.close();
  await ended;
  clearInterval(sweep);
  clearTimeout(deadline);
}
