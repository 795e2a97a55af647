import type { WebSocket } from 'ws';
import type { Cancel, Timers } from '../environment.ts';

/** Who is told of each ping that goes out to its socket. */
export interface Pinged {
  refill(): void;
}

/** The sockets take turns, so that thousands of pings do not go out at one moment. */
const turns = 16;

/** Pings every socket now and then, and drops those that did not answer the ping before: half-open connections die of it. */
export class Liveness {
  readonly #timers: Timers;
  readonly #pingMs: number;
  /** In each turn the sockets, with who is told of their pings. */
  readonly #turns: Map<WebSocket, Pinged>[] = Array.from({ length: turns }, () => new Map<WebSocket, Pinged>());
  readonly #silent = new WeakSet<WebSocket>();
  /** One for all sockets: `ws` calls it on the socket that was heard of. */
  readonly #heard: (this: WebSocket) => void;
  #turn = 0;
  #cancel: Cancel;

  constructor(timers: Timers, pingMs: number) {
    this.#timers = timers;
    this.#pingMs = pingMs;
    const silent = this.#silent;
    this.#heard = function heard() {
      silent.delete(this);
    };
    this.#cancel = this.#arm();
  }

  /** @param pinged - told of each ping that goes out */
  add(socket: WebSocket, pinged: Pinged): void {
    const fewest = this.#turns.reduce((best, turn) => (turn.size < best.size ? turn : best));
    fewest.set(socket, pinged);
    socket.on('pong', this.#heard);
    socket.on('message', this.#heard);
  }

  delete(socket: WebSocket): void {
    for (const turn of this.#turns) turn.delete(socket);
  }

  stop(): void {
    this.#cancel();
  }

  #arm(): Cancel {
    return this.#timers.after(this.#pingMs / turns, () => {
      this.#sweep();
      this.#cancel = this.#arm();
    });
  }

  #sweep(): void {
    for (const [socket, pinged] of this.#turns[this.#turn] ?? []) {
      if (this.#silent.has(socket)) {
        socket.terminate();
      } else {
        this.#silent.add(socket);
        socket.ping();
        pinged.refill();
      }
    }
    this.#turn = (this.#turn + 1) % turns;
  }
}
