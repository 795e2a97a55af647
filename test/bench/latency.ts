/**
 * From an event's row to the sockets that hear it: 1,000 sockets of one tenant, 50 creates a second. Latency is the time of the event
 * (taken in the transaction, before its commit) to its arrival at each socket, so it holds the flush to the disk as well.
 *
 *     node --import tsx test/bench/latency.ts [--sockets 1000] [--rate 50] [--seconds 10]
 *
 * Uses the database of DATABASE_URL, or an embedded one with the settings of production. The sockets live in this process, which shares
 * the machine with the server: what it takes to read them counts as latency.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../../src/database/embedded.ts';
import { buildServer } from './lib/build.ts';
import { startChild } from './lib/children.ts';
import { withCleanup } from './lib/cleanup.ts';
import { cpuOfTree } from './lib/cpu.ts';
import { freePort, once, prepareDatabase, withName } from './lib/database.ts';
import { openRawSocket } from './lib/raw-socket.ts';

const { values: options } = parseArgs({
  options: {
    sockets: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
  },
});
const sockets = Number(options.sockets);
const rate = Number(options.rate);
const seconds = Number(options.seconds);
const warmUp = rate;

/** Milliseconds since 1970, finer than `Date.now`. */
const now = (): number => performance.timeOrigin + performance.now();

/** The moment that an event carries, with the microseconds that `Date` does not know. */
function momentOf(frame: string): number {
  const at = /"at":"([^"]+)"/.exec(frame.slice(frame.lastIndexOf('"meta"')))?.[1] ?? '';
  return Date.parse(at) + Number(at.slice(23, 26)) / 1000;
}

await withCleanup(async (later) => {
  const build = buildServer();
  later(async () => build.remove());
  const url = process.env['DATABASE_URL'];
  const folder = mkdtempSync(join(tmpdir(), 'resound-bench-'));
  later(async () => rmSync(folder, { recursive: true, force: true }));
  const embedded = url === undefined ? await startEmbedded({ folder }) : null;
  if (embedded !== null) later(() => embedded.stop());
  const admin = embedded?.address ?? { connectionString: url ?? '' };
  const database = `resound_bench_${randomBytes(3).toString('hex')}`;
  later(() => once(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)));
  const { key } = await prepareDatabase(admin, database);
  const port = await freePort();
  const server = await startChild('the server', build.compiled('test/bench/server.ts'), [], {
    ...process.env,
    NODE_ENV: 'production',
    SEQUENCER: 'on',
    DATABASE: JSON.stringify(withName(admin, database)),
    PORT: String(port),
  });
  later(server.end);

  const latencies: number[] = [];
  // All sockets hear the same bytes: they are read once.
  let last: { readonly frame: Buffer; readonly at: number } = { frame: Buffer.alloc(0), at: 0 };
  const heard = (frame: Buffer): void => {
    const received = now();
    if (!frame.equals(last.frame)) last = { frame, at: momentOf(frame.toString()) };
    latencies.push(received - last.at);
  };
  const open: Socket[] = [];
  later(async () => open.forEach((socket) => socket.destroy()));
  while (open.length < sockets) {
    const batch = Array.from({ length: Math.min(50, sockets - open.length) }, () =>
      openRawSocket(`http://127.0.0.1:${port}/api/v1/ws`, { 'x-api-key': key }, heard),
    );
    open.push(...(await Promise.all(batch)));
  }

  const create = async (): Promise<void> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/trajectories`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Tidy the warehouse' }),
    });
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  const run = async (creates: number): Promise<void> => {
    const began = performance.now();
    const running: Promise<void>[] = [];
    for (let n = 0; n < creates; n++) {
      await delay(Math.max(0, began + (n * 1000) / rate - performance.now()));
      running.push(create());
    }
    await Promise.all(running);
    while (latencies.length < creates * sockets) await delay(5);
  };
  await run(warmUp);
  latencies.length = 0;
  const cpu = cpuOfTree(server.pid);
  await run(rate * seconds);
  const used = (cpuOfTree(server.pid) - cpu) / latencies.length;
  const sorted = latencies.sort((a, b) => a - b);
  const quantile = (q: number): string => (sorted[Math.floor(q * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  console.log(`${sockets} sockets, ${rate} events/s, ${sorted.length} deliveries`);
  console.log(`latency in ms: p50 ${quantile(0.5)}, p90 ${quantile(0.9)}, p99 ${quantile(0.99)}, most ${quantile(1)}`);
  console.log(`CPU of the server: ${used.toFixed(1)} us per delivery, creating included`);
});
