/** Whoever takes nothing any more, or vanished without a word, is not waited for without end. */
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createReturns } from '../../src/http/returns.ts';
import { createEventSources, type EventSources } from '../../src/http/sse.ts';
import type { Joining } from '../../src/hub/reader.ts';
import { FakeEnvironment } from '../support/fake-environment.ts';
import { openRaw } from './fixture/raw.ts';
import { startItems } from './fixture/server.ts';

it('an answer that its client does not take is cut off', async () => {
  // More than the system's buffers take.
  const text = 'x'.repeat(20_000_000);
  const server = await startItems({
    settings: { stillTimeoutMs: 1500 },
    pages: { read: () => Promise.resolve({ text, position: '' }) },
  });
  const connections = (): Promise<number> =>
    new Promise((resolve) => {
      server.server.http.getConnections((_, count) => resolve(count));
    });
  const raw = await openRaw(server.port);
  raw.on('error', () => undefined);
  const answered = new Promise<void>((resolve) => {
    raw.once('data', () => {
      raw.pause();
      resolve();
    });
  });
  raw.write(`GET /api/v1/events HTTP/1.1\r\nHost: x\r\nX-API-Key: ${server.key}\r\n\r\n`);
  await answered;
  expect(await connections()).toBe(1);
  while ((await connections()) > 0) await turn();
  raw.destroy();
  await server.stop();
});

it('the system asks after a client that is silent', async () => {
  const server = await startItems();
  const raw = await openRaw(server.port);
  const taken = once(server.server.http, 'request');
  raw.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
  await Promise.all([taken, once(raw, 'data')]);
  expect(asksAfter(server.server.http, server.port, raw.localPort ?? 0)).toBe(true);
  raw.destroy();
  await server.stop();
});

/** Whether keepalive is on: as the kernel has it for the connection, or, where it does not say so, as it was asked for. */
function asksAfter(http: Server, port: number, peer: number): boolean {
  if (process.platform !== 'linux') return (http as Server & { readonly keepAlive: boolean }).keepAlive;
  const ends = [port, peer].map((end) => `:${end.toString(16).toUpperCase().padStart(4, '0')}`);
  const row = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/ +/))
    .find(([, local = '', remote = '']) => local.endsWith(ends[0] ?? '') && remote.endsWith(ends[1] ?? ''));
  // The column `tr`: 2 is the keepalive timer.
  return row?.[5]?.startsWith('02:') ?? false;
}

/** An answer without a network, of which a test says what the network takes. */
class Answer extends EventEmitter {
  writableEnded = false;
  writableLength = 0;
  destroyedAt: number | null = null;
  text = '';
  endedAt: number | null = null;
  /** What the network has taken; `stalled`: it takes nothing more. */
  stalled = false;
  readonly socket = { bytesWritten: 0, writableLength: 0 };
  readonly #now: () => number;

  constructor(now: () => number) {
    super();
    this.#now = now;
  }
  writeHead(): void {
    // Of no interest here.
  }
  write(bytes: Buffer | string): boolean {
    this.text += bytes.toString();
    this.socket.bytesWritten += bytes.length;
    if (this.stalled) this.socket.writableLength += bytes.length;
    this.writableLength = this.socket.writableLength;
    return true;
  }
  end(words: string): void {
    this.write(words);
    this.writableEnded = true;
    this.endedAt = this.#now();
  }
  take(bytes: number): void {
    this.socket.writableLength -= bytes;
    this.writableLength -= bytes;
  }
  destroy(): void {
    this.destroyedAt = this.#now();
    this.emit('close');
  }
  get goodbyes(): readonly Readonly<Record<string, unknown>>[] {
    const told = [...this.text.matchAll(/data: (.*"Disconnected".*)\n/g)];
    return told.map(([, json = '']) => JSON.parse(json) as Readonly<Record<string, unknown>>);
  }
}

const limits = { commentMs: 15_000, patienceMs: 30_000, streamMs: 600_000 };
const principal = { actor: 'key:1', tenants: [], roles: [], expiresAt: null };

function meet(count: number): {
  readonly environment: FakeEnvironment;
  readonly sources: EventSources;
  readonly answers: readonly Answer[];
  readonly joined: readonly Joining[];
  readonly left: () => number;
} {
  const environment = new FakeEnvironment();
  const joined: Joining[] = [];
  const left = new Set<Joining>();
  const hub = {
    join: (joining: Joining) => {
      joined.push(joining);
      return { leave: () => void left.add(joining), change: () => undefined, standing: () => 'p1' };
    },
  };
  const returns = createReturns(environment.random, () => sources.size);
  const sources: EventSources = createEventSources({ hub, environment, returns, limits });
  const answers = Array.from({ length: count }, () => {
    const answer = new Answer(() => environment.clock.now());
    sources.open(answer as never, { tenantId: 't', principal }, { filters: [], after: null });
    return answer;
  });
  return { environment, sources, answers, joined, left: () => left.size };
}

const only = (answers: readonly Answer[]): Answer => answers[0] as Answer;

describe('a stream of server-sent events', () => {
  it('has comments, and ends within ten minutes although everything is taken: so does one whose client vanished', async () => {
    const { environment, sources, answers, left } = meet(200);
    await environment.advance(440_000);
    const comments = only(answers).text.match(/^:$/gm);
    expect(comments).toHaveLength(29);
    expect(sources.size).toBe(200);
    await environment.advance(160_000 + 5000);
    expect([sources.size, left()]).toEqual([0, 200]);
    expect(new Set(answers.flatMap(({ goodbyes }) => goodbyes.map(({ code }) => code)))).toEqual(new Set([1000]));
    // Those that began together do not end together.
    expect(new Set(answers.map(({ endedAt }) => Math.floor((endedAt ?? 0) / 1000))).size).toBeGreaterThan(50);
    // Who vanished does not take the goodbye either.
    expect(answers.every(({ destroyedAt, endedAt }) => destroyedAt === (endedAt ?? 0) + 5000)).toBe(true);
    expect(environment.pending).toBe(0);
  });

  it('ends where nothing of what waits is taken, however little it is, and however much is added', async () => {
    const { environment, answers, joined, left } = meet(1);
    const answer = only(answers);
    answer.stalled = true;
    for (let at = 0; at < 60_000; at += 1000) {
      await environment.advance(1000);
      if (answer.endedAt === null) joined[0]?.sink.write(Buffer.from('data: {}\n\n'));
    }
    expect(answer.goodbyes).toMatchObject([{ code: 4008, reason: 'did not keep up; position p1' }]);
    expect(answer.endedAt).toBeGreaterThanOrEqual(limits.patienceMs);
    expect(answer.endedAt).toBeLessThanOrEqual(limits.patienceMs + 2 * limits.commentMs);
    expect(left()).toBe(1);
    await environment.advance(5000);
    expect(answer.destroyedAt).not.toBeNull();
  });

  it('does not end where the client is slow, and never done', async () => {
    const { environment, answers, joined } = meet(1);
    const answer = only(answers);
    answer.stalled = true;
    joined[0]?.sink.write(Buffer.alloc(1000));
    for (let at = 0; at < 300_000; at += 10_000) {
      await environment.advance(10_000);
      joined[0]?.sink.write(Buffer.alloc(20));
      answer.take(10);
    }
    expect(answer.endedAt).toBeNull();
  });

  it('gets its goodbye at a stop as sockets do: few at a time, each with a time of its own, and in time', async () => {
    const { environment, sources, answers } = meet(5000);
    const told = sources.disconnect('the server stops', 5000);
    await environment.advance(0);
    const first = answers.filter(({ endedAt }) => endedAt !== null).length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(100);
    await environment.advance(5000);
    await told;
    const goodbyes = answers.flatMap((answer) => answer.goodbyes);
    expect(goodbyes).toHaveLength(5000);
    expect(new Set(goodbyes.map(({ code }) => code))).toEqual(new Set([1012]));
    const perSecond = new Map<number, number>();
    for (const { text, endedAt } of answers) {
      // A browser knows of `retry:` alone.
      const [retry] = [...text.matchAll(/^retry: (\d+)$/gm)].slice(-1);
      const second = Math.floor(((endedAt ?? 0) + Number(retry?.[1])) / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    expect(Math.max(...perSecond.values())).toBeLessThan(1000);
    const late = new Answer(() => environment.clock.now());
    sources.open(late as never, { tenantId: 't', principal }, { filters: [], after: null });
    expect(late.goodbyes).toMatchObject([{ code: 1012 }]);
  });
});
