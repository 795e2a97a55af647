/**
 * What it costs writers to be followed: creates with 64 connections beside 0 and 1,000 listeners of the same tenant, who hear everything, or
 * whose filters name an id that nothing happens to (as is usual). Each listener must hear each event, once and in order.
 *
 *     node --import tsx test/bench/followers.ts [--sockets 1000] [--seconds 4] [--rounds 6] [--connections 64]
 *
 * Uses the database of DATABASE_URL, or an embedded one with the settings of production. Needs wrk and a C compiler (Debian: wrk, gcc).
 * Writers, listeners, server and PostgreSQL share the machine. Runs are interleaved, in another order each round; medians are compared.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { type Build, buildServer } from './lib/build.ts';
import { type Later, withCleanup } from './lib/cleanup.ts';
import { cpuOfTree } from './lib/cpu.ts';
import { connected, headOf, settledHeadOf, untilNumbered } from './lib/database.ts';
import { compileListener, Listeners } from './lib/listeners.ts';
import { residentKib } from './lib/memory.ts';
import { audienceOf, creation, type Ours, startOurs } from './lib/ours.ts';
import { newDatabase, openPostgres } from './lib/postgres.ts';
import { Samples } from './lib/samples.ts';
import { wrk } from './lib/wrk.ts';

const { values: options } = parseArgs({
  options: {
    sockets: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '6' },
    connections: { type: 'string', default: '64' },
  },
});
const sockets = Number(options.sockets);
const body = creation();

/** Queries of the streams; null: nobody listens. */
const kinds: readonly { readonly name: string; readonly query: string | null; readonly hears: boolean }[] = [
  { name: 'nobody listens', query: null, hears: false },
  { name: `${sockets} listen to other rows`, query: `?id=${randomUUID()}`, hears: false },
  { name: `${sockets} hear everything`, query: '', hears: true },
];
type Kind = (typeof kinds)[number];

interface Sample {
  readonly perSecond: number;
  /** Microseconds of CPU of the server per create, delivering included. */
  readonly cpu: number;
  /** Milliseconds from the last answer until the last listener had heard of it. */
  readonly behind: number;
  /** MiB that are resident at the end. */
  readonly resident: number;
}

interface Bench {
  readonly server: Ours;
  readonly owner: Client;
  readonly program: string;
  readonly tenant: string;
}

async function measure({ server, owner, program, tenant }: Bench, kind: Kind, seconds: number): Promise<Sample> {
  const listeners = kind.query === null ? null : await Listeners.open(program, audienceOf(server, sockets, kind.query));
  try {
    const [before, cpu] = [await headOf(owner, tenant), cpuOfTree(server.child.pid)];
    const { url, headers } = server;
    const connections = Number(options.connections);
    const load = await wrk({ url, method: 'POST', headers, body, connections, seconds });
    if (load.failed > 0) throw new Error(`${load.failed} answers failed`);
    const ended = performance.now();
    await untilNumbered(owner);
    const expected = async (head: Promise<number>): Promise<number> => (kind.hears ? (await head) - before : 0);
    const answered = await expected(headOf(owner, tenant));
    await listeners?.until(`${answered} events for each`, ({ least }) => least >= answered);
    const behind = performance.now() - ended;
    const head = settledHeadOf(owner, tenant);
    await listeners?.untilHeard(await expected(head));
    return {
      perSecond: load.perSecond,
      cpu: (cpuOfTree(server.child.pid) - cpu) / ((await head) - before),
      behind,
      resident: residentKib(server.child.pid) / 1024,
    };
  } finally {
    await listeners?.end();
  }
}

async function prepare(build: Build, later: Later): Promise<Bench> {
  const program = compileListener(build.folder);
  const database = await newDatabase(await openPostgres(later), later);
  const server = await startOurs(build, database);
  later(server.child.end);
  return { server, program, tenant: database.tenant, owner: await connected(database.address, later) };
}

await withCleanup(async (later) => {
  const build = buildServer();
  later(async () => build.remove());
  const bench = await prepare(build, later);
  const samples = new Samples<Sample>();
  for (let round = 0; round <= Number(options.rounds); round++) {
    // The table grows from run to run: each kind has each place as often as it can.
    const order = kinds.map((_, at) => kinds[(at + round) % kinds.length] as Kind);
    for (const kind of order) {
      // The first round does not count: until V8 has compiled what runs often.
      const sample = await measure(bench, kind, round === 0 ? 1 : Number(options.seconds));
      if (round === 0) continue;
      samples.add(kind.name, sample);
      process.stderr.write(`round ${round}: ${kind.name}: ${sample.perSecond.toFixed(0)}/s\n`);
    }
  }
  console.log(
    `\n${options.connections} connections, ${options.rounds} rounds of ${options.seconds} s; medians; every listener heard what it had to, in order\n`,
  );
  console.log(
    '| | create/s | to nobody (goal 0.9) | CPU of the server per create, us | to nobody | heard by all after, ms | MiB |\n|---|---|---|---|---|---|---|',
  );
  const [nobody] = kinds as readonly [Kind, ...Kind[]];
  for (const kind of kinds) {
    const ratio = (of: keyof Sample): string => samples.ratio(kind.name, nobody.name, of).toFixed(2);
    const [rate, cpu, behind, resident] = (['perSecond', 'cpu', 'behind', 'resident'] as const).map((of) =>
      samples.median(kind.name, of).toFixed(0),
    );
    console.log(
      `| ${kind.name} | ${rate} | ${ratio('perSecond')} | ${cpu} | ${ratio('cpu')} | ${behind} | ${resident} |`,
    );
  }
});
