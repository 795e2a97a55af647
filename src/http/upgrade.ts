/** From `GET <base>/ws` with an upgrade to an open socket: whoever may not, learns it by an ordinary HTTP status. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type Koa from 'koa';
import websockify from 'koa-websocket';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Caller } from '../auth/principal.ts';
import { ApiError } from '../errors.ts';
import { closeCodes, credentialEnd } from './close-codes.ts';
import { readRequestId } from './middleware/request-id.ts';
import { asRefusal, refusalInLog } from './problem.ts';
import { answerRaw } from './raw-answer.ts';
import type { RequestState } from './state.ts';
import type { Entry, StreamGate } from './stream-gate.ts';
import type { StreamRequest } from './stream-request.ts';

/**
 * Takes an open socket. It must listen for messages before it returns: those that came with the handshake follow at once.
 * Closing, pings and the socket's errors are its business from here.
 */
export type AcceptSocket = (socket: WebSocket, caller: Caller, asked: StreamRequest, request: IncomingMessage) => void;
/**
 * @param also - parameters that the caller reads itself
 * @throws ApiError for what cannot be asked for
 */
export type ReadStreamRequest = (query: URLSearchParams, tenantId: string, also?: readonly string[]) => StreamRequest;

export interface UpgradeOptions {
  readonly app: Koa<RequestState>;
  readonly server: Server;
  /** `/api/v1/ws` */
  readonly path: string;
  readonly gate: StreamGate;
  readonly accept: AcceptSocket;
  readonly readRequest: ReadStreamRequest;
  readonly logger: Logger;
}

/** Who was let in, and what for. */
interface Admitted {
  readonly caller: Caller;
  readonly asked: StreamRequest;
}

export interface Upgrades {
  /** Says goodbye to every socket that is still open (close code 1001) and takes no more. */
  close(): void;
  /** Drops those that have not answered the goodbye. */
  terminate(): void;
}

const subprotocol = 'resound.v1';
/** Bytes of one message from a client: subscriptions, no data. */
const maxPayload = 64 * 1024;
/** Pieces of one message, and reads of the network in which one may come: what each costs does not depend on its length. */
const maxFragments = 128;
const maxBufferedChunks = 4096;
/** Answers to pings that wait for a client that does not read; well above what it may send between two pings of ours, which ends with a code. */
const maxPendingAutoPongs = 250;
/** Who does not answer a close frame within this time is dropped. */
const goodbyeMs = 5000;

export function handleUpgrades(options: UpgradeOptions): Upgrades {
  const { server, path, gate, accept, readRequest, logger } = options;
  const admitted = new WeakMap<IncomingMessage, Admitted>();
  const sockets = openSocketServer(options.app, admitted, accept, logger);

  async function admit(req: IncomingMessage): Promise<Entry> {
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
    // RFC 9110, section 7.8: nobody can be sure of an upgrade across a hop that speaks HTTP/1.0.
    if (req.httpVersion === '1.0') {
      throw new ApiError(
        426,
        'UPGRADE_REQUIRED',
        'a WebSocket begins with HTTP/1.1: does a proxy on the way speak 1.0?',
      );
    }
    refuseLoneCredential(req);
    return gate.enter(req);
  }

  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const drop = (): void => {
      socket.destroy();
    };
    socket.on('error', drop);
    const requestId = readRequestId(req);
    admit(req)
      .then((entry) => {
        const { caller, query, leave } = entry;
        // Whatever becomes of the handshake and the stream.
        socket.once('close', leave);
        if (socket.destroyed) {
          leave();
          return;
        }
        admitted.set(req, { caller, asked: readRequest(query, caller.tenantId) });
        socket.off('error', drop);
        sockets.handleUpgrade(req, socket, head, (open) => {
          const { actor } = caller.principal;
          logger.info({ request_id: requestId, status: 101, actor, tenant_id: caller.tenantId }, 'upgrade');
          sockets.emit('connection', open, req);
          entry.watch((reason) => open.close(...credentialEnd[reason]));
        });
      })
      .catch((error: unknown) => {
        const refusal = asRefusal(error);
        const level = refusal.status === 503 ? 'warn' : refusal.status >= 500 ? 'error' : 'info';
        logger[level](
          { request_id: requestId, status: refusal.status, code: refusal.code, ...refusalInLog(refusal) },
          'upgrade',
        );
        answerRaw(socket, refusal, requestId);
      });
  });

  // `ws` refuses a handshake that is malformed; the form of the refusal is ours.
  sockets.on('wsClientError', (error: Error, socket: Duplex, req: IncomingMessage) => {
    const refusal = new ApiError(400, 'INVALID_FORMAT', `no WebSocket handshake: ${error.message}`, {
      headers: { 'Sec-WebSocket-Version': '13' },
    });
    const requestId = readRequestId(req);
    logger.info(
      { request_id: requestId, status: refusal.status, code: refusal.code, ...refusalInLog(refusal) },
      'upgrade',
    );
    answerRaw(socket, refusal, requestId);
  });

  return {
    close() {
      for (const socket of sockets.clients) socket.close(closeCodes.goingAway, 'the server stops');
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
      ctx.websocket.close(closeCodes.internalError, 'internal error');
    }
  });
  // In a variable, since the types of ws do not know all of them yet.
  const options = {
    noServer: true,
    maxPayload,
    maxFragments,
    maxBufferedChunks,
    maxPendingAutoPongs,
    closeTimeout: goodbyeMs,
    // docs/decisions/0008-no-compression-of-streams.md
    perMessageDeflate: false,
    handleProtocols: (offered: Set<string>) => (offered.has(subprotocol) ? subprotocol : false),
  } as const;
  socketApp.ws.listen(options);
  const { server } = socketApp.ws;
  if (server === undefined) throw new Error('koa-websocket made no server');
  return server;
}

/** A credential beside no protocol that we speak: browsers would take the connection for failed, and not say why. */
function refuseLoneCredential({ headers }: IncomingMessage): void {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  if (offered.includes(subprotocol) || !offered.some((protocol) => protocol.startsWith('resound.'))) return;
  throw new ApiError(400, 'INVALID_FORMAT', `the subprotocols must include ${subprotocol}`);
}
