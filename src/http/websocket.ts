import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Caller, Principal } from '../auth/principal.ts';
import type { Cancel, Environment, Log } from '../environment.ts';
import type { Hub } from '../hub/hub.ts';
import type { Vocabulary } from '../hub/vocabulary.ts';
import { closeCodes } from './close-codes.ts';
import { sayInTurns } from './goodbyes.ts';
import { Liveness } from './liveness.ts';
import type { Returns } from './returns.ts';
import type { StreamRequest } from './stream-request.ts';
import { Subscriptions } from './subscriptions.ts';
import { websocketEncoding } from './websocket-frame.ts';
import { WebSocketSink } from './websocket-sink.ts';

export interface WebSocketOptions {
  readonly hub: Pick<Hub, 'join'>;
  readonly vocabulary: Vocabulary;
  readonly environment: Environment;
  readonly log: Log;
  readonly returns: Returns;
  readonly limits: WebSocketLimits;
}

export interface WebSocketLimits {
  /** A socket that does not answer a ping within this time, and twice this at most, is dropped; milliseconds. */
  readonly pingMs: number;
  /** Messages that a client may send between two of our pings, and as many pings and pongs beside them. */
  readonly messages: number;
}

export interface WebSocketEndpoint {
  /** Takes an open socket whose credential was verified, and lets it hear what it asked for. Returns at once, listening. */
  accept(socket: WebSocket, caller: Caller, asked: StreamRequest, request: IncomingMessage): void;
  /** Open sockets. */
  readonly size: number;
  /**
   * Says goodbye to every socket, a few at a time, and takes no more; further calls join the first.
   *
   * @param withinMs - the last one is told before this time is over
   */
  disconnect(reason: string, withinMs: number): Promise<void>;
}

/** The event stream over WebSockets, one JSON text a message; `docs/protocol.md` has the frames. */
export function createWebSockets(options: WebSocketOptions): WebSocketEndpoint {
  const { hub, vocabulary, environment, log, returns, limits } = options;
  const open = new Set<WebSocket>();
  const liveness = new Liveness(environment.timers, limits.pingMs);
  let stopping: Promise<void> | null = null;

  const sayGoodbyeToAll = (reason: string, withinMs: number): Promise<void> => {
    returns.stop();
    return sayInTurns([...open], withinMs, environment.timers, (socket) => {
      sayGoodbye(socket, reason, returns.hint());
    });
  };

  function accept(
    socket: WebSocket,
    { principal, tenantId }: Caller,
    asked: StreamRequest,
    request: IncomingMessage,
  ): void {
    // Without a listener an error of one socket would end the process; `close` follows and does the rest.
    socket.on('error', (err) => log.info({ err, actor: principal.actor }, 'a socket failed'));
    if (stopping !== null) {
      sayGoodbye(socket, 'the server stops', returns.hint());
      return;
    }
    open.add(socket);
    const cancelExpiry = expireWith(principal, socket, environment);
    const budget = new Budget(limits.messages);
    liveness.add(socket, budget);
    // `ws` answers pings by itself; each costs us as much as a message does.
    const control = (): void => {
      if (!budget.takeControl()) socket.close(closeCodes.policyViolation, 'too many pings or pongs');
    };
    socket.on('ping', control);
    socket.on('pong', control);
    const subscriptions = new Subscriptions(vocabulary);
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) {
        socket.close(closeCodes.unsupportedData, 'messages are text');
        return;
      }
      if (!budget.takeMessage()) {
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
      sink: new WebSocketSink(socket, request.socket, environment.timers),
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
    disconnect(reason, withinMs) {
      liveness.stop();
      stopping ??= sayGoodbyeToAll(reason, withinMs);
      return stopping;
    },
  };
}

function sayGoodbye(socket: WebSocket, reason: string, retryMs: number): void {
  send(socket, { type: 'Disconnected', reason, retry_ms: retryMs });
  socket.close(closeCodes.serviceRestart, reason);
}

function send(socket: WebSocket, message: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}

/** What a client may send until our next ping. One that talks without end would cost an answer each time. */
class Budget {
  readonly #size: number;
  #messages: number;
  #controls: number;

  constructor(size: number) {
    this.#size = size;
    this.#messages = size;
    this.#controls = size;
  }

  takeMessage(): boolean {
    return this.#messages-- > 0;
  }

  takeControl(): boolean {
    return this.#controls-- > 0;
  }

  refill(): void {
    this.#messages = this.#size;
    this.#controls = this.#size;
  }
}

function expireWith({ expiresAt }: Principal, socket: WebSocket, { clock, timers }: Environment): Cancel {
  if (expiresAt === null) return () => undefined;
  return timers.after(Math.max(0, expiresAt - clock.now()), () => {
    socket.close(closeCodes.credentialExpired, 'the credential has expired');
  });
}
