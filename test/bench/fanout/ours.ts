/**
 * Our hub and WebSockets without a database: events go in where the relay puts them. Reads PORT; on each line `SIZE BATCH COUNT MS [IDS]` on
 * stdin publishes COUNT batches, MS milliseconds apart, and prints `done` with its CPU time in microseconds; on `collect` it collects garbage.
 * With IDS, events are of one of so many rows, whose ids end with their numbers.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import { realEnvironment } from '../../../src/environment.ts';
import { createReturns } from '../../../src/http/returns.ts';
import { createWebSockets, type WebSocketEndpoint } from '../../../src/http/websocket.ts';
import { Hub } from '../../../src/hub/hub.ts';
import { createPositions } from '../../../src/log/position.ts';
import type { LoggedEvent } from '../../../src/log/store.ts';

const tenantId = randomUUID();
const log = { info: () => undefined, warn: console.error, error: console.error };
const positions = createPositions(1, randomBytes(32));
const hub = new Hub({
  log: {
    span: () => Promise.resolve({ floor: 0, head: 0 }),
    readTenant: () => Promise.resolve({ events: [], floor: 0 }),
  },
  positions,
  environment: realEnvironment,
  report: log,
  limits: {
    backlogBytes: 64 * 1024 * 1024,
    patienceMs: 30_000,
    tailBytes: 1024 * 1024,
    reading: 4,
    readersPerTurn: 64,
    heartbeatMs: 60_000,
  },
  snapshots: [],
  ahead: () => undefined,
});
const vocabulary = { types: new Set(['ThingHappened']), resources: new Map([['thing', new Set(['color'])]]) };
const sockets: WebSocketEndpoint = createWebSockets({
  hub,
  vocabulary,
  environment: realEnvironment,
  log,
  returns: createReturns(realEnvironment.random, () => sockets.size),
  limits: { pingMs: 60_000, messages: 100 },
});
const principal = { actor: 'key:bench', tenants: [tenantId], roles: [], expiresAt: null };
const http = createServer();
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket, request) => {
  const { searchParams } = new URL(request.url ?? '', 'http://localhost');
  const id = searchParams.get('id');
  const filters = [
    {
      types: null,
      resources: ['thing'],
      ids: id === null ? null : [id],
      fields: id === null ? new Map([['color', ['red']]]) : new Map<string, string[]>(),
    },
  ];
  sockets.accept(socket, { principal, tenantId }, { filters, after: null }, request);
});

let number = 0;
let young: object = {};
function event(size: number, ids: number): LoggedEvent {
  number += 1;
  return {
    position: number,
    tenantId,
    number,
    eventId: randomUUID(),
    type: 'ThingHappened',
    resource: 'thing',
    rowId: ids === 0 ? randomUUID() : `00000000-0000-7000-8000-${String(number % ids).padStart(12, '0')}`,
    version: 1,
    mutation: 'thing.happen',
    actor: 'key:bench',
    requestId: 'bench',
    traceparent: null,
    at: '2026-01-01T00:00:00.000000Z',
    payload: `{"type":"ThingHappened","thing":{"text":"${'x'.repeat(size - 50)}"}}`,
    oldFields: null,
    newFields: '{"color":"red"}',
  };
}

for await (const line of (http.listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('ready')),
createInterface(process.stdin))) {
  if (line === 'collect') {
    // The space for young objects grows as far as it will, so that it does not count as the sockets'.
    for (let n = 0; n < 3_000_000; n++) young = { n };
    globalThis.gc?.();
    console.log('done 0', Object.keys(young).length);
    continue;
  }
  const [size = 0, batch = 0, count = 0, ms = 0, ids = 0] = line.split(' ').map(Number);
  const before = process.cpuUsage();
  for (let turn = 0; turn < count; turn++) {
    hub.publish(Array.from({ length: batch }, () => event(size, ids)));
    await pause(ms);
  }
  const { user, system } = process.cpuUsage(before);
  console.log(`done ${user + system}`);
}
process.exit(0);
