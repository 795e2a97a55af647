/** A listener that keeps its position and comes back with it, to whichever node is there, as the protocol asks of every client. */
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { Continuity, type Positioned } from '../support/continuity.ts';
import type { Node } from './cluster.ts';

interface Frame extends Positioned {
  readonly meta?: { readonly position: string; readonly previous: string; readonly event_id: string };
}

export class Subscriber {
  /** Ids of events, as they came. */
  readonly heard: string[] = [];
  readonly faults: string[] = [];
  connections = 0;
  readonly #nodes: readonly Node[];
  readonly #key: string;
  readonly #continuity = new Continuity();
  #socket: WebSocket | null = null;
  #goesOn = true;
  #turn: number;
  #waiters: { readonly eventId: string; readonly resolve: () => void }[] = [];
  readonly #started: Promise<void>;

  constructor(nodes: readonly Node[], key: string, turn: number) {
    this.#nodes = nodes;
    this.#key = key;
    this.#turn = turn;
    let begun: () => void = () => undefined;
    this.#started = new Promise((resolve) => {
      begun = resolve;
    });
    void this.#run(begun);
  }

  /** Resolves with the first frame. */
  started(): Promise<void> {
    return this.#started;
  }

  async until(eventId: string): Promise<void> {
    if (this.heard.includes(eventId)) return;
    await new Promise<void>((resolve) => {
      this.#waiters.push({ eventId, resolve });
    });
  }

  stop(): void {
    this.#goesOn = false;
    this.#socket?.terminate();
  }

  async #run(begun: () => void): Promise<void> {
    while (this.#goesOn) {
      const { base } = this.#nodes[(this.#turn += 1) % this.#nodes.length] as Node;
      const { cursor } = this.#continuity;
      const url = `${base.replace(/^http/, 'ws')}/ws${cursor === '' ? '' : `?after=${cursor}`}`;
      const socket = new WebSocket(url, ['resound.v1'], {
        headers: { 'X-API-Key': this.#key },
        handshakeTimeout: 5000,
      });
      this.#socket = socket;
      socket.on('error', () => undefined);
      socket.on('message', (data: Buffer) => {
        this.#take(JSON.parse(data.toString()) as Frame);
        begun();
      });
      await new Promise((resolve) => socket.once('close', resolve));
      this.connections += 1;
      await pause(20); // as any client that was disconnected
    }
  }

  #take(frame: Frame): void {
    if (frame.type === 'Gap' || frame.type === 'Error') this.faults.push(JSON.stringify(frame));
    const fault = this.#continuity.take(frame);
    if (fault !== null) this.faults.push(fault);
    if (frame.meta === undefined) return;
    const { event_id: eventId } = frame.meta;
    this.heard.push(eventId);
    const due = this.#waiters.filter((waiter) => waiter.eventId === eventId);
    this.#waiters = this.#waiters.filter((waiter) => !due.includes(waiter));
    for (const { resolve } of due) resolve();
  }
}
