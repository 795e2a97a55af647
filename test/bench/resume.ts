/**
 * 1,000 clients that each missed 1,000 events come back at once, to the server that they had left (it still has the events in memory) or to one
 * that has just started (and reads the log); until the last of them has caught up. Beside it a C server that takes as many sockets
 * and writes as many bytes to each, 128 events at a time.
 *
 *     node --import tsx test/bench/resume.ts [--sockets 1000] [--events 1000] [--rounds 5]
 *
 * Uses the database of DATABASE_URL, or an embedded one with the settings of production. Needs a C compiler (Debian: gcc). Runs are
 * interleaved, medians are compared. Every client must have heard what it had missed, in order, and stand where the log ends.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { type Build, buildServer } from './lib/build.ts';
import { type Later, withCleanup } from './lib/cleanup.ts';
import { cpuOfTree } from './lib/cpu.ts';
import { connected, freePort, settledHeadOf } from './lib/database.ts';
import { compileC, compileListener, Listeners } from './lib/listeners.ts';
import { forgetPeak, peakKib, residentKib } from './lib/memory.ts';
import { audienceOf, createMany, creation, type Ours, startOurs } from './lib/ours.ts';
import { type BenchDatabase, newDatabase, openPostgres } from './lib/postgres.ts';
import { Samples } from './lib/samples.ts';
import { Talker } from './lib/talker.ts';

const { values: options } = parseArgs({
  options: {
    sockets: { type: 'string', default: '1000' },
    events: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
  },
});
const sockets = Number(options.sockets);
const events = Number(options.events);
const body = creation();
const kinds = ['the same server', 'a new server', 'C'] as const;
type Kind = (typeof kinds)[number];

interface Sample {
  readonly seconds: number;
  /** Seconds of CPU of the server. */
  readonly cpu: number;
  /** MiB that are resident before, and the most while they come back. */
  readonly idle: number;
  readonly peak: number;
}

/** From here to `stop`, of one server. */
function watch(pid: number): { readonly stop: () => Sample } {
  forgetPeak(pid);
  const [began, cpu, idle] = [performance.now(), cpuOfTree(pid), residentKib(pid)];
  return {
    stop: () => ({
      seconds: (performance.now() - began) / 1000,
      cpu: (cpuOfTree(pid) - cpu) / 1e6,
      idle: idle / 1024,
      peak: peakKib(pid) / 1024,
    }),
  };
}

/** Where a list of now stands. */
async function positionOf({ url, headers }: Ours): Promise<string> {
  const response = await fetch(`${url}?limit=1`, { headers });
  await response.arrayBuffer();
  const position = response.headers.get('resound-position');
  if (position === null) throw new Error(`${response.status}: a read without a position`);
  return position;
}

/** @returns how it went, and the bytes of one event as the clients got it */
async function resume(server: Ours, after: string, program: string): Promise<Sample> {
  const head = await positionOf(server);
  const watched = watch(server.child.pid);
  const listeners = await Listeners.open(program, audienceOf(server, sockets, `?after=${after}`));
  try {
    await listeners.until('all caught up', ({ caughtUp, least }) => caughtUp === sockets && least >= events);
    const sample = watched.stop();
    const { last } = await listeners.untilHeard(events);
    if (last !== head) throw new Error(`the clients stand at ${last}, and the log ends at ${head}`);
    return sample;
  } finally {
    await listeners.end();
  }
}

/** As many sockets, and as many bytes to each of them, by the program that costs the least. */
async function limit(wire: string, bytesPerEvent: number): Promise<Sample> {
  const port = await freePort();
  const server = new Talker(wire, ['serve', String(port)]);
  try {
    await server.line();
    const watched = watch(server.pid);
    const reader = new Talker(wire, ['read', String(port), String(sockets), '/']);
    try {
      await reader.line();
      const batch = Math.min(events, 128);
      const count = Math.ceil(events / batch);
      await server.ask(`${bytesPerEvent} ${batch} ${count} 0`);
      while (Number(await reader.ask('')) < bytesPerEvent * batch * count * sockets);
      return watched.stop();
    } finally {
      await reader.end();
    }
  } finally {
    await server.end();
  }
}

/** Of a frame of the last event, roughly: what a page says of it. */
async function frameBytes({ port, headers }: Ours, after: string): Promise<number> {
  const page = await fetch(`http://127.0.0.1:${port}/api/v1/events?limit=1&after=${after}`, { headers });
  const { events: found } = (await page.json()) as { events: readonly object[] };
  return Buffer.byteLength(JSON.stringify(found[0])) + 4;
}

interface Bench {
  readonly build: Build;
  readonly database: BenchDatabase;
  readonly owner: Client;
  readonly listen: string;
  readonly wire: string;
}

/** One round: everybody misses the same number of events before each return. */
async function round(
  bench: Bench,
  server: Ours,
  later: Later,
  add: (kind: Kind, sample: Sample) => void,
): Promise<Ours> {
  const { build, database, owner, listen, wire } = bench;
  const miss = async (from: Ours): Promise<string> => {
    await settledHeadOf(owner, database.tenant);
    const after = await positionOf(from);
    await createMany(from, events, body);
    await settledHeadOf(owner, database.tenant);
    return after;
  };
  add('the same server', await resume(server, await miss(server), listen));
  const after = await miss(server);
  await server.child.end();
  const next = await startOurs(build, database);
  later(next.child.end);
  add('a new server', await resume(next, after, listen));
  add('C', await limit(wire, await frameBytes(next, after)));
  return next;
}

await withCleanup(async (later) => {
  const build = buildServer();
  later(async () => build.remove());
  const database = await newDatabase(await openPostgres(later), later);
  const bench: Bench = {
    build,
    database,
    owner: await connected(database.address, later),
    listen: compileListener(build.folder),
    wire: compileC('test/bench/fanout/wire.c', join(build.folder, 'wire')),
  };
  let server = await startOurs(build, database);
  later(() => server.child.end());
  const samples = new Samples<Sample>();
  for (let n = 0; n < Number(options.rounds); n++) {
    server = await round(bench, server, later, (kind, sample) => {
      samples.add(kind, sample);
      process.stderr.write(`round ${n + 1}: ${kind}: ${sample.seconds.toFixed(2)} s\n`);
    });
  }
  console.log(
    `\n${sockets} clients, each ${events} events behind; ${options.rounds} rounds, medians; all of them complete and in order\n`,
  );
  console.log(
    '| they come back to | seconds | to C | CPU of the server, us per delivery | to C | MiB before | peak | KiB more per client |\n|---|---|---|---|---|---|---|---|',
  );
  for (const kind of kinds) {
    const ratio = (of: keyof Sample): string => samples.ratio(kind, 'C', of).toFixed(1);
    const [idle, peak] = [samples.median(kind, 'idle'), samples.median(kind, 'peak')];
    const each = ((samples.median(kind, 'cpu') / sockets / events) * 1e6).toFixed(2);
    console.log(
      `| ${kind} | ${samples.median(kind, 'seconds').toFixed(2)} | ${ratio('seconds')} | ${each} | ${ratio('cpu')} | ${idle.toFixed(0)} | ${peak.toFixed(0)} | ${(((peak - idle) * 1024) / sockets).toFixed(0)} |`,
    );
  }
});
