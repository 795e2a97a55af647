import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { createReturns } from '../../src/http/returns.ts';
import { createWebSockets, type WebSocketEndpoint } from '../../src/http/websocket.ts';
import { vocabularyOf } from '../../src/hub/vocabulary.ts';
import { FakeEnvironment } from '../support/fake-environment.ts';
import { silentLog } from '../support/stream.ts';

/** A socket without a network, which keeps what it was told. */
class Peer extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  sent: { readonly type?: string; readonly retry_ms?: number } | null = null;
  code: number | null = null;
  readonly #at: () => number;
  toldAt: number | null = null;

  constructor(at: () => number) {
    super();
    this.#at = at;
  }
  send(text: string): void {
    this.sent = JSON.parse(text) as Peer['sent'];
    this.toldAt = this.#at();
  }
  close(code: number): void {
    this.code ??= code;
    this.readyState = 2;
  }
}

function meet(count: number): {
  readonly environment: FakeEnvironment;
  readonly sockets: WebSocketEndpoint;
  readonly peers: Peer[];
} {
  const environment = new FakeEnvironment();
  const hub = { join: () => ({ leave: () => undefined, change: () => undefined, standing: () => '' }) };
  const sockets: WebSocketEndpoint = createWebSockets({
    hub: hub,
    vocabulary: vocabularyOf({ resources: [], events: [] }),
    environment,
    log: silentLog,
    returns: createReturns(environment.random, () => sockets.size),
    limits: { pingMs: 30_000, messages: 100 },
  });
  const peers = Array.from({ length: count }, () => new Peer(() => environment.clock.now()));
  const caller = { tenantId: '', principal: { actor: 'key:1', tenants: [], roles: [], expiresAt: null } };
  for (const peer of peers)
    sockets.accept(peer as never, caller, { filters: [], after: null }, { socket: {} } as never);
  return { environment, sockets, peers };
}

describe('goodbye', () => {
  it('is said to thousands a few at a time, each with a time of its own to come back, and in time', async () => {
    const { environment, sockets, peers } = meet(5000);
    let over = false;
    const told = sockets.disconnect('the server stops', 5000).then(() => {
      over = true;
    });
    await environment.advance(0);
    const first = peers.filter(({ code }) => code !== null).length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(100);
    expect(over).toBe(false);
    await environment.advance(5000);
    await told;
    expect(new Set(peers.map(({ code }) => code))).toEqual(new Set([1012]));
    expect(new Set(peers.map(({ sent }) => sent?.type))).toEqual(new Set(['Disconnected']));
    const hints = peers.map(({ sent }) => sent?.retry_ms ?? 0);
    expect(new Set(hints).size).toBeGreaterThan(2000);
    // They come back over some seconds, and not in one of them.
    const perSecond = new Map<number, number>();
    for (const [n, peer] of peers.entries()) {
      const second = Math.floor(((peer.toldAt ?? 0) + (hints[n] as number)) / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    expect(Math.max(...perSecond.values())).toBeLessThan(1000);
  });

  it.each([0, 120, 1000])('is said to all within %i ms where there is no more time', async (withinMs) => {
    const { environment, sockets, peers } = meet(5000);
    const told = sockets.disconnect('the server stops', withinMs);
    await environment.advance(withinMs);
    await told;
    expect(peers.filter(({ code }) => code !== 1012)).toEqual([]);
  });

  it('is said at once to few, to those who come too late, and once', async () => {
    const { environment, sockets, peers } = meet(3);
    const told = sockets.disconnect('the server stops', 1000);
    await Promise.all([told, sockets.disconnect('the server stops', 0)]);
    expect(peers.map(({ code, toldAt }) => [code, toldAt])).toEqual(Array(3).fill([1012, 0]));
    const late = new Peer(() => environment.clock.now());
    const caller = { tenantId: '', principal: { actor: 'key:1', tenants: [], roles: [], expiresAt: null } };
    sockets.accept(late as never, caller, { filters: [], after: null }, { socket: {} } as never);
    expect([late.code, late.sent?.type]).toEqual([1012, 'Disconnected']);
  });

  it('hints at times that grow with the number of those who come back, up to half a minute', () => {
    const last = { fraction: () => 1 - Number.EPSILON };
    expect(createReturns({ fraction: () => 0 }, () => 1_000_000).hint()).toBe(250);
    const hints = [1, 5000, 1_000_000].map((streams) => createReturns(last, () => streams).hint());
    expect(hints).toEqual([1252, 11_250, 30_250]);
  });

  it('hints to all who are told one after another at times for as many as there were at first', () => {
    let open = 5000;
    const returns = createReturns({ fraction: () => 1 - Number.EPSILON }, () => open);
    returns.stop();
    open = 100;
    returns.stop();
    expect(returns.hint()).toBe(11_250);
  });
});
