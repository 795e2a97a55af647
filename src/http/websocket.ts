import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Caller, Principal } from '../auth/principal.ts';
import type { Cancel, Environment, Log } from '../environment.ts';
import type { Hub } from '../hub/hub.ts';
import type { Vocabulary } from '../hub/vocabulary.ts';
import { closeCodes } from './close-codes.ts';
import { Liveness } from './liveness.ts';
import type { StreamRequest } from './stream-request.ts';
import { Subscriptions } from './subscriptions.ts';
import { websocketEncoding } from './websocket-frame.ts';
import { websocketSink } from './websocket-sink.ts';

export interface WebSocketOptions {
  readonly hub: Pick<Hub, 'join'>;
  readonly vocabulary: Vocabulary;
  readonly environment: Environment;
  readonly log: Log;
  readonly limits: WebSocketLimits;
}

export interface WebSocketLimits {
  /** Sockets of this process. */
  readonly sockets: number;
  /** A socket that does not answer a ping within this time, and twice this at most, is dropped; milliseconds. */
  readonly pingMs: number;
  /** Messages that a client may send between two pings. What pings of its own may cost, `ws` bounds itself. */
  readonly messages: number;
}

export interface WebSocketEndpoint {
  /** Takes an open socket whose credential was verified, and lets it hear what it asked for. Returns at once, listening. */
  accept(socket: WebSocket, caller: Caller, asked: StreamRequest, request: IncomingMessage): void;
  /** Open sockets. */
  readonly size: number;
  /** Says goodbye to every socket and takes no more. */
  disconnect(reason: string): void;
}

/** The event stream over WebSockets, one JSON text a message; `docs/protocol.md` has the frames. */
export function createWebSockets({ hub, vocabulary, environment, log, limits }: WebSocketOptions): WebSocketEndpoint {
  const open = new Set<WebSocket>();
  const liveness = new Liveness(environment.timers, limits.pingMs);
  let stopping = false;

  function accept(
    socket: WebSocket,
    { principal, tenantId }: Caller,
    asked: StreamRequest,
    request: IncomingMessage,
  ): void {
    // Without a listener an error of one socket would end the process; `close` follows and does the rest.
    socket.on('error', (err) => log.info({ err, actor: principal.actor }, 'a socket failed'));
    if (stopping || open.size >= limits.sockets) {
      if (stopping) socket.close(closeCodes.serviceRestart, 'the server stops');
      else socket.close(closeCodes.tryAgainLater, 'too many sockets');
      return;
    }
    open.add(socket);
    const cancelExpiry = expireWith(principal, socket, environment);
    const budget = messageBudget(limits.messages);
    // At our pings and not at pongs: those a client may send as many of as it likes.
    liveness.add(socket, () => budget.refill());
    const subscriptions = new Subscriptions(vocabulary);
    socket.on('message', (data: Buffer) => {
      if (!budget.take()) {
        socket.close(closeCodes.policyViolation, 'too many messages');
        return;
      }
      const outcome = subscriptions.take(data.toString());
      if ('error' in outcome) send(socket, outcome.error);
      else stream.change(outcome.filters, outcome.announce);
    });
    const stream = hub.join({
      tenantId,
      encoding: websocketEncoding,
      sink: websocketSink(socket, request.socket, environment.timers),
      ...asked,
    });
    socket.once('close', () => {
      open.delete(socket);
      liveness.delete(socket);
      cancelExpiry();
      stream.leave();
    });
  }

  return {
    accept,
    get size() {
      return open.size;
    },
    disconnect(reason) {
      stopping = true;
      liveness.stop();
      for (const socket of open) {
        send(socket, { type: 'Disconnected', reason });
        socket.close(closeCodes.serviceRestart, reason);
      }
    },
  };
}

function send(socket: WebSocket, message: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}

/** A client that talks without end would cost an answer each time. */
function messageBudget(size: number): { take: () => boolean; refill: () => void } {
  let left = size;
  return {
    take: () => left-- > 0,
    refill: () => {
      left = size;
    },
  };
}

function expireWith({ expiresAt }: Principal, socket: WebSocket, { clock, timers }: Environment): Cancel {
  if (expiresAt === null) return () => undefined;
  return timers.after(Math.max(0, expiresAt - clock.now()), () => {
    socket.close(closeCodes.credentialExpired, 'the credential has expired');
  });
}
