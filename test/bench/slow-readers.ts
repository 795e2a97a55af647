/**
 * Whether readers feel those that stopped reading: 1,000 readers of one tenant, of whom 100 take nothing any more, against the same 1,000 where
 * all read. Each run first sends more than the network keeps for a socket that is not read, then takes the latency of small events, and in
 * the end reads everything.
 *
 *     node --import tsx test/bench/slow-readers.ts [--sockets 1000] [--stopped 100] [--rate 20] [--seconds 8] [--rounds 5]
 *
 * Uses the database of DATABASE_URL, or an embedded one with the settings of production. Needs a C compiler (Debian: gcc). Runs are
 * interleaved on one server, medians are compared. Nobody may miss an event or hear one twice; of those that stopped, no more than a fixed
 * number of bytes may wait in the server. A run is shorter than the time after which somebody who takes nothing is closed.
 */
import { parseArgs } from 'node:util';
import { type Build, buildServer } from './lib/build.ts';
import { type Later, withCleanup } from './lib/cleanup.ts';
import { compileListener, type Latency, Listeners } from './lib/listeners.ts';
import { residentKib } from './lib/memory.ts';
import { audienceOf, create, createAtRate, creation, type Ours, startOurs } from './lib/ours.ts';
import { newDatabase, openPostgres } from './lib/postgres.ts';
import { Samples } from './lib/samples.ts';

const { values: options } = parseArgs({
  options: {
    sockets: { type: 'string', default: '1000' },
    stopped: { type: 'string', default: '100' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '5' },
  },
});
const sockets = Number(options.sockets);
const rate = Number(options.rate);
const small = creation();
/** With these, 6 MiB to each socket: of one that is not read Linux keeps up to 4, and half of one at its other end. */
const large = creation('x'.repeat(128 * 1024));
const largeEvents = 48;
/** What the hub lets wait for one reader (256 KiB), and one turn of the largest events on top. */
const mostWaiting = 1024 * 1024;
const kinds = ['all read', `${options.stopped} stopped`] as const;

interface Sample extends Latency {
  /** MiB that are resident: while the others are measured, and once all have read everything. */
  readonly resident: number;
  readonly after: number;
  /** KiB that wait in the server for the socket for which most do, while the others are measured. */
  readonly queue: number;
  /** Seconds until those that had stopped were complete. */
  readonly complete: number;
}

interface Bench {
  readonly server: Ours;
  readonly listeners: Listeners;
  /** Events so far. */
  sent: number;
}

async function measure(bench: Bench, stopped: number, seconds: number): Promise<Sample> {
  const { server, listeners } = bench;
  await listeners.stop(stopped);
  for (let n = 0; n < largeEvents; n++) {
    // The next one when all that read have heard of this one: they keep up.
    await create(server, large);
    bench.sent += 1;
    await listeners.untilHeard(bench.sent);
  }
  await listeners.forgetLatency();
  const creates = Math.round(rate * seconds);
  await createAtRate(server, creates, rate, small);
  bench.sent += creates;
  await listeners.untilHeard(bench.sent);
  const latency = await listeners.latency();
  const queues = (await server.child.ask('queues')) as { readonly most: number };
  if (queues.most > mostWaiting) throw new Error(`${queues.most} bytes wait in the server for one socket`);
  if (stopped > 0 && queues.most === 0) throw new Error('nothing waits for those that stopped: the run shows nothing');
  const resident = residentKib(server.child.pid) / 1024;
  const began = performance.now();
  await listeners.go();
  await listeners.untilHeard(bench.sent);
  const complete = (performance.now() - began) / 1000;
  return { ...latency, resident, after: residentKib(server.child.pid) / 1024, queue: queues.most / 1024, complete };
}

async function prepare(build: Build, later: Later): Promise<Bench> {
  const program = compileListener(build.folder);
  const server = await startOurs(build, await newDatabase(await openPostgres(later), later));
  later(server.child.end);
  const listeners = await Listeners.open(program, audienceOf(server, sockets));
  later(() => listeners.end());
  return { server, listeners, sent: 0 };
}

await withCleanup(async (later) => {
  const build = buildServer();
  later(async () => build.remove());
  const bench = await prepare(build, later);
  const samples = new Samples<Sample>();
  for (let round = 0; round <= Number(options.rounds); round++) {
    for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
      const stopped = kind === 'all read' ? 0 : Number(options.stopped);
      // The first round does not count: until V8 has compiled what runs often.
      const sample = await measure(bench, stopped, round === 0 ? 1 : Number(options.seconds));
      if (round === 0) continue;
      samples.add(kind, sample);
      process.stderr.write(`round ${round}: ${kind}: p99 ${sample.p99.toFixed(1)} ms\n`);
    }
  }
  console.log(
    `\n${sockets} sockets, ${rate} events/s, ${options.rounds} rounds of ${options.seconds} s; medians; every reader complete and in order\n`,
  );
  console.log(
    '| | p50 of those that read, ms | p99 | MiB of the server | once all have read | KiB in it for the slowest | complete after, s |\n|---|---|---|---|---|---|---|',
  );
  for (const kind of kinds) {
    const cells = [
      ...(['p50', 'p99'] as const).map((of) => samples.median(kind, of).toFixed(2)),
      ...(['resident', 'after', 'queue'] as const).map((of) => samples.median(kind, of).toFixed(0)),
      samples.median(kind, 'complete').toFixed(2),
    ];
    console.log(`| ${kind} | ${cells.join(' | ')} |`);
  }
  const [all, some] = kinds;
  const ratios = (['p50', 'p99'] as const).map((of) => samples.ratio(some, all, of).toFixed(2));
  console.log(`| ratio (goal for p99: at most 1.5) | ${ratios.join(' | ')} | | | | |`);
});
