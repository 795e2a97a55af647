/** Many clients in a process of their own, which checks what they hear (`clients/listen.c`). */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Unmet } from './cleanup.ts';
import { requireDescriptors, Talker } from './talker.ts';

export interface Audience {
  readonly port: number;
  readonly sockets: number;
  /** With its query. */
  readonly path: string;
  readonly protocol?: 'resound' | 'socketio';
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of the sockets that are read: those that were told to stop are left out, except in `sum`, `open` and `closed`. */
export interface Count {
  readonly open: number;
  /** The fewest and the most events that one socket has heard; -1 and 0 where none is read. */
  readonly least: number;
  readonly most: number;
  readonly sum: number;
  readonly caughtUp: number;
  /** Breaks of the order: a gap, a repetition, a refusal. */
  readonly faults: number;
  readonly closed: number;
  readonly closeCode: number;
  /** The lowest and the highest cursor. */
  readonly first: string;
  readonly last: string;
}

/** Milliseconds. */
export interface Latency {
  readonly samples: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly most: number;
}

/** @param folder - for the program */
export function compileListener(folder: string): string {
  return compileC('test/bench/clients/listen.c', join(folder, 'listen'));
}

/** @throws Unmet where there is no C compiler */
export function compileC(source: string, program: string): string {
  try {
    execFileSync('cc', ['-O2', '-o', program, source], { stdio: 'inherit' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Unmet('there is no C compiler: apt-get install gcc', { cause: error });
  }
  return program;
}

export class Listeners {
  readonly sockets: number;
  readonly #talker: Talker;

  private constructor(sockets: number, talker: Talker) {
    this.sockets = sockets;
    this.#talker = talker;
  }

  /** Opens all sockets at once. @returns once every one was greeted */
  static async open(program: string, audience: Audience): Promise<Listeners> {
    const { port, sockets, path, protocol = 'resound', headers = {} } = audience;
    requireDescriptors(sockets);
    const lines = Object.entries({
      ...(protocol === 'resound' && { 'Sec-WebSocket-Protocol': 'resound.v1' }),
      ...headers,
    });
    const talker = new Talker(program, [
      ...[String(port), String(sockets), path, protocol],
      ...lines.map(([name, value]) => `${name}: ${value}`),
    ]);
    try {
      await talker.line();
    } catch (error) {
      await talker.end();
      throw error;
    }
    return new Listeners(sockets, talker);
  }

  async count(): Promise<Count> {
    const parts = (await this.#talker.ask('count')).split(' ');
    const [open = 0, least = 0, most = 0, sum = 0, caughtUp = 0, faults = 0, closed = 0, closeCode = 0] =
      parts.map(Number);
    const [first = '', last = ''] = parts.slice(8);
    return { open, least, most, sum, caughtUp, faults, closed, closeCode, first, last };
  }

  async latency(): Promise<Latency> {
    const [samples = 0, ...times] = (await this.#talker.ask('latency')).split(' ').map(Number);
    const [p50 = 0, p90 = 0, p99 = 0, most = 0] = times.map((us) => us / 1000);
    return { samples, p50, p90, p99, most };
  }

  /** The first `sockets` of them are no longer read. */
  stop(sockets: number): Promise<string> {
    return this.#talker.ask(`stop ${sockets}`);
  }

  /** All are read again. */
  go(): Promise<string> {
    return this.#talker.ask('go');
  }

  forgetLatency(): Promise<string> {
    return this.#talker.ask('clear');
  }

  /**
   * Waits until what is counted is as it should be.
   *
   * @throws where that takes too long, where a socket was closed, or where the order is broken
   */
  async until(what: string, holds: (count: Count) => boolean, withinMs = 120_000): Promise<Count> {
    const began = performance.now();
    for (;;) {
      const count = await this.count();
      if (count.faults > 0) throw new Error(`${count.faults} frames were out of order`);
      if (count.closed > 0) throw new Error(`${count.closed} sockets were closed, the last with ${count.closeCode}`);
      if (holds(count)) return count;
      if (performance.now() - began > withinMs) throw new Error(`not in time: ${what}; ${JSON.stringify(count)}`);
      await pause(2);
    }
  }

  /** Each socket that is read has heard so many events. @throws also where one has heard more */
  async untilHeard(events: number): Promise<Count> {
    const count = await this.until(
      `${events} events for each, and all at one place`,
      ({ least, first, last }) => least >= events && first === last,
    );
    if (count.most > events) throw new Error(`a socket heard ${count.most} events, and there were ${events}`);
    return count;
  }

  end(): Promise<void> {
    return this.#talker.end();
  }
}
