import type { WebSocket } from 'ws';
import type { Cancel, Timers } from '../environment.ts';

/** The sockets take turns, so that thousands of pings do not go out at one moment. */
const turns = 16;

/** Pings every socket now and then, and drops those that did not answer the ping before: half-open connections die of it. */
export class Liveness {
  readonly #timers: Timers;
  readonly #pingMs: number;
  /** In each turn the sockets, with who is told of their pings. */
  readonly #turns: Map<WebSocket, () => void>[] = Array.from({ length: turns }, () => new Map<WebSocket, () => void>());
  readonly #silent = new WeakSet<WebSocket>();
  #turn = 0;
  #cancel: Cancel;

  constructor(timers: Timers, pingMs: number) {
    this.#timers = timers;
    this.#pingMs = pingMs;
    this.#cancel = this.#arm();
  }

  /** @param pinged - told of each ping that goes out */
  add(socket: WebSocket, pinged: () => void): void {
    const fewest = this.#turns.reduce((best, turn) => (turn.size < best.size ? turn : best));
    fewest.set(socket, pinged);
    const heard = (): void => {
      this.#silent.delete(socket);
    };
    socket.on('pong', heard);
    socket.on('message', heard);
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
        pinged();
      }
    }
    this.#turn = (this.#turn + 1) % turns;
  }
}
