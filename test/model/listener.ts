/** A subscriber whose connection a test cuts, stalls and takes up again, and that keeps its position all the while. */
import { WebSocket } from 'ws';
import { Continuity, type Positioned } from '../support/continuity.ts';

export interface Heard extends Positioned {
  readonly meta?: {
    readonly position: string;
    readonly previous: string;
    readonly event_id: string;
    readonly id: string;
    readonly moved?: 'in' | 'out';
  };
  readonly trajectory?: Readonly<Record<string, unknown>>;
}

export class Listener {
  readonly heard: Heard[] = [];
  readonly faults: string[] = [];
  readonly #url: string;
  readonly #key: string;
  readonly #query: string;
  readonly #continuity = new Continuity();
  #socket: WebSocket | null = null;
  #caughtUp: (() => void) | null = null;

  /** @param after - where its story begins */
  constructor(base: string, key: string, query: string, after: string) {
    this.#url = `${base.replace(/^http/, 'ws')}/ws`;
    this.#key = key;
    this.#query = query;
    this.#continuity.cursor = after;
  }

  get isConnected(): boolean {
    return this.#socket !== null;
  }

  /** Resolves when it is connected, which does not mean that it has heard what it missed. */
  async connect(): Promise<void> {
    const socket = new WebSocket(`${this.#url}?${this.#query}&after=${this.#continuity.cursor}`, ['resound.v1'], {
      headers: { 'x-api-key': this.#key },
    });
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#take(JSON.parse(data.toString()) as Heard));
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      // Cut before it was open, it is closed, which is no failure; anything else is one.
      socket.once('error', (error) => (this.#socket === socket ? reject(error) : resolve(null)));
    });
  }

  /** At once: what is under way is lost. */
  async cut(): Promise<void> {
    const socket = this.#socket;
    if (socket === null) return;
    this.#socket = null;
    // What arrives from here on, the client did not see.
    socket.removeAllListeners('message');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => {
      socket.once('close', resolve);
    });
    socket.terminate();
    await closed;
  }

  stall(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  /** Comes back by its own position and hears all that it has missed. */
  async catchUp(): Promise<void> {
    await this.cut();
    const caughtUp = new Promise<void>((resolve) => {
      this.#caughtUp = resolve;
    });
    await this.connect();
    await caughtUp;
  }

  #take(frame: Heard): void {
    const fault = this.#continuity.take(frame);
    if (fault !== null) this.faults.push(fault);
    if (frame.meta !== undefined) this.heard.push(frame);
    else if (frame.type === 'CaughtUp') this.#caughtUp?.();
    else if (frame.type === 'Gap' || frame.type === 'Error') this.faults.push(JSON.stringify(frame));
  }
}
