/** A WebSocket client that keeps what it hears, in order, and checks that the stream has no gap. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Continuity } from './continuity.ts';

export interface Meta {
  readonly position: string;
  readonly previous: string;
  readonly event_id: string;
  readonly resource: string;
  readonly id: string;
  readonly version: number;
  readonly at: string;
  readonly mutation: string;
  readonly actor: string;
  readonly request_id: string;
  readonly traceparent: string | null;
}

/** A frame of the server, parsed; events have `meta`. */
export type Frame = { readonly type: string; readonly meta?: Meta } & Readonly<Record<string, unknown>>;

interface Waiter {
  readonly matches: (frame: Frame) => boolean;
  readonly resolve: (upToMatch: readonly Frame[]) => void;
  readonly reject: (error: Error) => void;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

export class FrameSocket {
  readonly socket: WebSocket;
  /** Resolves when the socket has closed. */
  readonly closed: Promise<Closed>;
  readonly #continuity = new Continuity();
  #frames: Frame[] = [];
  #waiters: Waiter[] = [];
  #fault: Error | null = null;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.#take(JSON.parse(data.toString()) as Frame));
    socket.on('error', (error) => this.#fail(error));
    this.closed = once(socket, 'close').then(([code, reason]) => {
      this.#fail(new Error(`the socket closed with ${String(code)} ${String(reason)}`));
      return { code: code as number, reason: String(reason) };
    });
  }

  /** Connects and waits for `Connected`, which stays the first frame to be taken. */
  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<FrameSocket> {
    const socket = new FrameSocket(new WebSocket(url.replace(/^http/, 'ws'), ['resound.v1'], { headers }));
    const connected = await socket.next('Connected');
    socket.#frames.unshift(connected);
    return socket;
  }

  /** Position of the frame that came last and has one. */
  get cursor(): string {
    return this.#continuity.cursor;
  }

  /** Takes the frames up to the first one that matches, it included. Fails when the socket closes before, or when the stream had a gap. */
  until(matches: (frame: Frame) => boolean): Promise<readonly Frame[]> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ matches, resolve, reject });
      this.#serve();
    });
  }

  /** The next frame of this type; what came before it is passed over. */
  async next(type: string): Promise<Frame> {
    const frames = await this.until((frame) => frame.type === type);
    return frames.at(-1) as Frame;
  }

  /**
   * What was heard before a marker. Events come in the order of their commits, so that whatever was committed before the marker and is
   * not among them will never be heard: quiet is proved without waiting.
   *
   * @param mark - causes one event and gives a test for it
   */
  async untilQuiet(mark: () => Promise<(frame: Frame) => boolean>): Promise<readonly Frame[]> {
    const frames = await this.until(await mark());
    return frames.slice(0, -1);
  }

  async close(): Promise<Closed> {
    this.socket.close();
    return this.closed;
  }

  #take(frame: Frame): void {
    const fault = this.#continuity.take(frame);
    if (fault !== null) this.#fail(new Error(fault));
    this.#frames.push(frame);
    this.#serve();
  }

  #serve(): void {
    for (let waiter = this.#waiters[0]; waiter !== undefined; waiter = this.#waiters[0]) {
      const index = this.#frames.findIndex(waiter.matches);
      if (index === -1 && this.#fault === null) return;
      this.#waiters.shift();
      if (index === -1) waiter.reject(this.#fault as Error);
      else waiter.resolve(this.#frames.splice(0, index + 1));
    }
  }

  #fail(error: Error): void {
    this.#fault ??= error;
    this.#serve();
  }
}
