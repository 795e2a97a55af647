/** From `GET <base>/ws` with an upgrade to an open socket: whoever may not, learns it by an ordinary HTTP status. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type Koa from 'koa';
import websockify from 'koa-websocket';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Authenticate } from '../auth/authenticate.ts';
import type { Caller } from '../auth/principal.ts';
import { ApiError } from '../errors.ts';
import { readRequestId } from './middleware/request-id.ts';
import { asRefusal } from './problem.ts';
import { answerRaw } from './raw-answer.ts';
import { createRecheck } from './recheck.ts';
import type { RequestState } from './state.ts';
import type { StreamRequest } from './stream-request.ts';

/**
 * Takes an open socket. It must listen for messages before it returns: those that came with the handshake follow at once.
 * Closing, pings and the socket's errors are its business from here.
 */
export type AcceptSocket = (socket: WebSocket, caller: Caller, asked: StreamRequest, request: IncomingMessage) => void;
/** @throws ApiError for what cannot be asked for; the upgrade is then refused */
export type ReadStreamRequest = (query: URLSearchParams, tenantId: string) => StreamRequest;

export interface UpgradeOptions {
  readonly app: Koa<RequestState>;
  readonly server: Server;
  /** `/api/v1/ws` */
  readonly path: string;
  readonly authenticate: Authenticate;
  readonly accept: AcceptSocket;
  readonly readRequest: ReadStreamRequest;
  readonly isDraining: () => boolean;
  readonly logger: Logger;
}

/** Who was let in, and what for. */
interface Admitted {
  readonly caller: Caller;
  readonly asked: StreamRequest;
}

export interface Upgrades {
  /** Says goodbye to every socket (close code 1001) and takes no more. */
  close(): void;
  /** Drops those that have not answered the goodbye. */
  terminate(): void;
}

const subprotocol = 'resound.v1';
/** Bytes of one message from a client: subscriptions, no data. */
const maxPayload = 64 * 1024;
const deadlineMs = 5000;
const mostPending = 1000;

export function handleUpgrades(options: UpgradeOptions): Upgrades {
  const { server, path, authenticate, accept, readRequest, isDraining, logger } = options;
  const admitted = new WeakMap<IncomingMessage, Admitted>();
  const sockets = openSocketServer(options.app, admitted, accept, logger);
  const recheck = createRecheck(authenticate);
  let pending = 0;

  async function admit(req: IncomingMessage): Promise<Admitted> {
    // First, since the path may be a route of the API: a client that offers HTTP/2 in passing (h2c) must not be told that it is absent.
    if (req.headers.upgrade?.toLowerCase() !== 'websocket') {
      throw new ApiError(400, 'INVALID_FORMAT', 'the only upgrade here is to a WebSocket: send this without Upgrade');
    }
    if (req.url?.split('?', 1)[0] !== path) {
      throw new ApiError(404, 'ROUTE_NOT_FOUND', `there is no such route; a WebSocket begins at ${path}`);
    }
    if (req.method !== 'GET') {
      throw new ApiError(405, 'METHOD_NOT_ALLOWED', 'a WebSocket begins with GET', { headers: { Allow: 'GET' } });
    }
    if (isDraining() || pending > mostPending) throw busy('the server takes no more connections now');
    const caller = await withDeadline(authenticate(req.headers));
    const at = req.url.indexOf('?');
    const query = new URLSearchParams(at === -1 ? '' : req.url.slice(at));
    return { caller, asked: readRequest(query, caller.tenantId) };
  }

  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const drop = (): void => {
      socket.destroy();
    };
    socket.on('error', drop);
    const requestId = readRequestId(req);
    pending += 1;
    admit(req)
      .finally(() => {
        pending -= 1;
      })
      .then((admission) => {
        if (socket.destroyed) return;
        admitted.set(req, admission);
        socket.off('error', drop);
        const { principal, tenantId } = admission.caller;
        sockets.handleUpgrade(req, socket, head, (open) => {
          logger.info({ request_id: requestId, status: 101, actor: principal.actor, tenant_id: tenantId }, 'upgrade');
          sockets.emit('connection', open, req);
          recheck.add(open, req.headers);
        });
      })
      .catch((error: unknown) => {
        const refusal = asRefusal(error);
        const level = refusal.status >= 500 ? 'error' : 'info';
        logger[level]({ request_id: requestId, status: refusal.status, code: refusal.code, err: refusal }, 'upgrade');
        answerRaw(socket, refusal, requestId);
      });
  });

  // `ws` refuses a handshake that is malformed; the form of the refusal is ours.
  sockets.on('wsClientError', (error: Error, socket: Duplex, req: IncomingMessage) => {
    const refusal = new ApiError(400, 'INVALID_FORMAT', `no WebSocket handshake: ${error.message}`, {
      headers: { 'Sec-WebSocket-Version': '13' },
    });
    const requestId = readRequestId(req);
    logger.info({ request_id: requestId, status: refusal.status, code: refusal.code, err: refusal }, 'upgrade');
    answerRaw(socket, refusal, requestId);
  });

  return {
    close() {
      recheck.stop();
      for (const socket of sockets.clients) socket.close(1001, 'the server stops');
      sockets.close();
    },
    terminate() {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

/**
 * koa-websocket's chain runs after the handshake, and it swallows what is thrown there: it is given one link, which cannot wait (or
 * messages would be lost) and closes the socket when it fails.
 */
function openSocketServer(
  app: Koa<RequestState>,
  admitted: WeakMap<IncomingMessage, Admitted>,
  accept: AcceptSocket,
  logger: Logger,
) {
  const socketApp = websockify(app);
  socketApp.ws.use((ctx) => {
    const admission = admitted.get(ctx.req);
    try {
      if (admission === undefined) throw new Error('a socket without a caller');
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- ws has types for each module system, and one class
      accept(ctx.websocket, admission.caller, admission.asked, ctx.req);
    } catch (err) {
      logger.error({ err }, 'a socket was not accepted');
      ctx.websocket.close(1011, 'internal error');
    }
  });
  socketApp.ws.listen({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    handleProtocols: (offered: Set<string>) => (offered.has(subprotocol) ? subprotocol : false),
  });
  const { server } = socketApp.ws;
  if (server === undefined) throw new Error('koa-websocket made no server');
  return server;
}

function withDeadline<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(busy('the credential could not be checked in time')), deadlineMs);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

function busy(message: string): ApiError {
  return new ApiError(503, 'SERVICE_UNAVAILABLE', message, { headers: { 'Retry-After': '1' } });
}
