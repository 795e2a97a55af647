/** A WebSocket client that keeps what it hears, in order, and checks that the stream has no gap. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type Frame, Frames } from './frames.ts';

export type { Frame, Meta } from './frames.ts';

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

export class FrameSocket extends Frames {
  readonly socket: WebSocket;
  /** Resolves when the socket has closed. */
  readonly closed: Promise<Closed>;

  constructor(socket: WebSocket) {
    super();
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.take(JSON.parse(data.toString()) as Frame));
    socket.on('error', (error) => this.fail(error));
    this.closed = once(socket, 'close').then(([code, reason]) => {
      this.fail(new Error(`the socket closed with ${String(code)} ${String(reason)}`));
      return { code: code as number, reason: String(reason) };
    });
  }

  /** Connects and waits for `Connected`, which stays the first frame to be taken. */
  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<FrameSocket> {
    const socket = new FrameSocket(new WebSocket(url.replace(/^http/, 'ws'), ['resound.v1'], { headers }));
    await socket.first('Connected');
    return socket;
  }

  async close(): Promise<Closed> {
    this.socket.close();
    return this.closed;
  }
}
