import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Principal } from '../auth/principal.ts';
import type { Cancel, Environment, Log } from '../environment.ts';
import type { Hub } from '../hub/hub.ts';
import { closeCodes } from './close-codes.ts';
import { Liveness } from './liveness.ts';
import { websocketEncoding } from './websocket-frame.ts';
import { websocketSink } from './websocket-sink.ts';

export interface WebSocketOptions {
  readonly hub: Pick<Hub, 'join'>;
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
  /** Takes an open socket whose credential was verified, and lets it hear its tenant from now on. Returns at once, listening. */
  accept(socket: WebSocket, principal: Principal, tenantId: string, request: IncomingMessage): void;
  /** Open sockets. */
  readonly size: number;
  /** Says goodbye to every socket and takes no more. */
  disconnect(reason: string): void;
}

/** The event stream over WebSockets: `Connected`, events, `Error`, `Disconnected`, one JSON text a message. */
export function createWebSockets({ hub, environment, log, limits }: WebSocketOptions): WebSocketEndpoint {
  const open = new Set<WebSocket>();
  const liveness = new Liveness(environment.timers, limits.pingMs);
  let stopping = false;

  function accept(socket: WebSocket, principal: Principal, tenantId: string, request: IncomingMessage): void {
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
    socket.on('message', () => {
      if (budget.take()) send(socket, notUnderstood);
      else socket.close(closeCodes.policyViolation, 'too many messages');
    });
    const leave = hub.join({
      tenantId,
      encoding: websocketEncoding,
      sink: websocketSink(socket, request.socket, environment.timers),
    });
    socket.once('close', () => {
      open.delete(socket);
      liveness.delete(socket);
      cancelExpiry();
      leave();
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

const notUnderstood = {
  type: 'Error',
  code: 'UNKNOWN_MESSAGE',
  message: 'this stream takes no messages: it hears the whole tenant from the moment it connects',
};

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
