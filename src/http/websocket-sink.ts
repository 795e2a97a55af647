import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Timers } from '../environment.ts';
import type { CloseReason, Sink } from '../hub/sink.ts';
import { endOf } from './stream-end.ts';

/** Who does not read does not read a close frame either. */
const goodbyeMs = 5000;

/**
 * Writes frames that are already encoded. They go past `ws`, straight to its network socket, in one write: that is sound because without
 * compression `ws` writes each of its own frames whole and at once, so that ours always stand between two of them. A class, since of an
 * object with a getter each has a shape of its own, which is most of what a quiet socket costs.
 */
export class WebSocketSink implements Sink {
  readonly #socket: WebSocket;
  readonly #network: Socket;
  readonly #timers: Timers;

  constructor(socket: WebSocket, network: Socket, timers: Timers) {
    this.#socket = socket;
    this.#network = network;
    this.#timers = timers;
  }

  get backlog(): number {
    return this.#network.writableLength;
  }

  write(bytes: Buffer): void {
    // After the close frame nothing may follow.
    if (this.#socket.readyState === this.#socket.OPEN) this.#network.write(bytes);
  }

  drained(call: () => void): void {
    if (this.#network.writableLength === 0) call();
    else this.#network.once('drain', call);
  }

  close(reason: CloseReason, position: string): void {
    const socket = this.#socket;
    socket.close(...endOf[reason](position));
    const cancel = this.#timers.after(goodbyeMs, () => socket.terminate());
    socket.once('close', cancel);
  }
}
