/** Clients that change rows without a pause, and keep apart what was done, what was refused, and what nobody knows. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Node } from './cluster.ts';

export interface Acknowledged {
  readonly id: string;
  readonly version: number;
  readonly eventIds: readonly string[];
}

export class Writers {
  readonly acknowledged: Acknowledged[] = [];
  /** Changes whose connection broke, or whose answer said that the outcome is unknown. */
  unknown = 0;
  /** Names of rows that were certainly not made. */
  readonly refused: string[] = [];
  readonly #nodes: readonly Node[];
  readonly #headers: Readonly<Record<string, string>>;
  readonly #rows: string[] = [];
  #goesOn = true;
  #work: Promise<unknown> = Promise.resolve();
  #waiters: { readonly at: number; readonly resolve: () => void }[] = [];

  constructor(nodes: readonly Node[], key: string) {
    this.#nodes = nodes;
    this.#headers = { 'X-API-Key': key, 'Content-Type': 'application/json' };
  }

  start(count: number): void {
    this.#work = Promise.all(Array.from({ length: count }, (_, index) => this.#write(index)));
  }

  /** Resolves when so many more changes were acknowledged. */
  progress(more: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push({ at: this.acknowledged.length + more, resolve });
    });
  }

  async stop(): Promise<void> {
    this.#goesOn = false;
    await this.#work;
  }

  /** One change that must succeed, by this node. @returns ids of its events */
  async mark(node: Node): Promise<readonly string[]> {
    for (;;) {
      const done = await this.#change(node, 'marker', null);
      if (done !== null) return done.eventIds;
    }
  }

  async #write(writer: number): Promise<void> {
    for (let n = 0; this.#goesOn; n++) {
      const row = n % 3 === 0 ? null : (this.#rows[(n * 7919 + writer * 104729) % this.#rows.length] ?? null);
      await this.#change(this.#nodes[(writer + n) % this.#nodes.length] as Node, `row ${writer} ${n}`, row);
    }
  }

  async #change({ base }: Node, name: string, row: string | null): Promise<Acknowledged | null> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${base}/trajectories${row === null ? '' : `/${row}`}`, {
        method: row === null ? 'POST' : 'PATCH',
        headers: this.#headers,
        body: JSON.stringify({ name }),
      });
      text = await response.text();
    } catch (error) {
      // Refused before anything was sent, or broken afterwards: only the first is known to have done nothing.
      const code = (error as { readonly cause?: { readonly code?: unknown } }).cause?.code;
      if (code === 'ECONNREFUSED') this.refused.push(name);
      else this.unknown += 1;
      await pause(10); // as any client that finds nobody
      return null;
    }
    if (response.ok) {
      const { trajectory_id: id, version } = JSON.parse(text) as { trajectory_id: string; version: number };
      if (row === null) this.#rows.push(id);
      const done = { id, version, eventIds: (response.headers.get('resound-events') ?? '').split(',') };
      this.acknowledged.push(done);
      this.#wake();
      return done;
    }
    if (response.status === 503 && !text.includes('"outcome":"unknown"')) {
      this.refused.push(name);
    } else if (response.status === 503) {
      this.unknown += 1;
    } else {
      throw new Error(`${response.status} ${text}`);
    }
    return null;
  }

  #wake(): void {
    const due = this.#waiters.filter(({ at }) => at <= this.acknowledged.length);
    this.#waiters = this.#waiters.filter((waiter) => !due.includes(waiter));
    for (const { resolve } of due) resolve();
  }
}
