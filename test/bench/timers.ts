/**
 * Rows that fell due while the server was down: how long until 100,000 are worked off, and what a GET and a create cost meanwhile, against the
 * same server on the same rows before any was due.
 *
 *     node --import tsx test/bench/timers.ts [--rows 100000] [--rate 100] [--seconds 10] [--rounds 2]
 *
 * Uses the database of DATABASE_URL, or an embedded one with the settings of production. Each round is an idle run and then a busy one, each with
 * a server that has just started. GETs and creates come at a fixed rate each, whatever became of those before. The log must hold one event for
 * each row in the end, and no row may be left.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { type Build, buildServer } from './lib/build.ts';
import { withCleanup } from './lib/cleanup.ts';
import { cpuOfTree } from './lib/cpu.ts';
import { connected, untilNumbered } from './lib/database.ts';
import { residentKib } from './lib/memory.ts';
import { create, creation, type Ours, startOurs } from './lib/ours.ts';
import { type BenchDatabase, newDatabase, openPostgres } from './lib/postgres.ts';
import { Samples } from './lib/samples.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '2' },
  },
});
const rows = Number(options.rows);
const rate = Number(options.rate);
const body = creation();

/** Milliseconds of each answer. */
interface Answers {
  readonly get: readonly number[];
  readonly create: readonly number[];
}

interface Sample {
  readonly getP50: number;
  readonly getP99: number;
  readonly createP50: number;
  readonly createP99: number;
}

interface Worked {
  /** From the start of the server's process. */
  readonly seconds: number;
  /** Microseconds of the server's CPU per row, requests included. */
  readonly cpu: number;
  /** MiB at the end. */
  readonly resident: number;
}

/** Locks that end in an hour: written as they stand, since this is about their end. */
async function fill(owner: Client, tenant: string): Promise<void> {
  await owner.query('SET session_replication_role = replica');
  await owner.query(
    `INSERT INTO api.lock (lock_id, tenant_id, resource_type, resource_id, holder_agent_id, acquired_at, expires_at, mode, version)
     SELECT gen_random_uuid(), $1, 'file', gen_random_uuid(), gen_random_uuid(), now(), now() + interval '1 hour', 'exclusive', 1
     FROM generate_series(1, $2)`,
    [tenant, rows],
  );
  await owner.query('RESET session_replication_role');
  await owner.query('ANALYZE api.lock');
}

/** All of them are due, over the minutes that have just passed. */
async function letFallDue(owner: Client): Promise<void> {
  await owner.query('SET session_replication_role = replica');
  await owner.query("UPDATE api.lock SET expires_at = now() - random() * interval '10 minutes'");
  await owner.query('RESET session_replication_role');
  await owner.query('VACUUM ANALYZE api.lock');
}

/** GETs and creates at their rates, until told to end. */
function ask(server: Ours, one: string): { readonly end: () => Promise<Answers> } {
  const answers = { get: [] as number[], create: [] as number[] };
  let asking = true;
  const lane = async (kind: keyof Answers, call: () => Promise<void>): Promise<void> => {
    const began = performance.now();
    const running: Promise<void>[] = [];
    for (let n = 0; asking; n++) {
      const at = began + (n * 1000) / rate;
      await pause(Math.max(0, at - performance.now()));
      // From the moment at which it was to be sent: a server that does not answer must not make the questions fewer.
      const one = call().then(() => {
        answers[kind].push(performance.now() - at);
      });
      one.catch(() => undefined);
      running.push(one);
    }
    await Promise.all(running);
  };
  const get = async (): Promise<void> => {
    const response = await fetch(`${server.url}/${one}`, { headers: server.headers });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  const lanes = Promise.all([lane('get', get), lane('create', () => create(server, body))]);
  lanes.catch(() => undefined);
  return {
    async end() {
      asking = false;
      await lanes;
      return answers;
    },
  };
}

function sampleOf({ get, create: created }: Answers): Sample {
  const quantile = (values: readonly number[], q: number): number =>
    [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? Number.NaN;
  return {
    getP50: quantile(get, 0.5),
    getP99: quantile(get, 0.99),
    createP50: quantile(created, 0.5),
    createP99: quantile(created, 0.99),
  };
}

const count = async (owner: Client, query: string): Promise<number> =>
  Number((await owner.query<{ count: string }>(query)).rows[0]?.count);
const left = 'SELECT count(*) FROM (SELECT FROM api.lock LIMIT 1) AS first';
const logged = "SELECT count(*) FROM resound.log WHERE type = 'LockExpired'";
const loggedRows = "SELECT count(DISTINCT row_id) FROM resound.log WHERE type = 'LockExpired'";

interface Bench {
  readonly build: Build;
  readonly database: BenchDatabase;
  readonly owner: Client;
  /** A row to read. */
  readonly one: string;
}

async function idle({ build, database, one }: Bench): Promise<Sample> {
  const server = await startOurs(build, database);
  try {
    // Does not count: until V8 has compiled what runs often.
    const warm = ask(server, one);
    await pause(1000);
    await warm.end();
    const asked = ask(server, one);
    await pause(Number(options.seconds) * 1000);
    return sampleOf(await asked.end());
  } finally {
    await server.child.end();
  }
}

async function busy({ build, database, owner, one }: Bench): Promise<Sample & Worked> {
  const loggedBefore = await count(owner, logged);
  const began = performance.now();
  const server = await startOurs(build, database);
  try {
    const cpu = cpuOfTree(server.child.pid);
    const warm = ask(server, one);
    await pause(1000);
    await warm.end();
    if ((await count(owner, left)) === 0) throw new Error('all rows were worked off before anything was measured');
    const asked = ask(server, one);
    while ((await count(owner, left)) > 0) await pause(200);
    const seconds = (performance.now() - began) / 1000;
    const sample = sampleOf(await asked.end());
    await untilNumbered(owner);
    const events = (await count(owner, logged)) - loggedBefore;
    if (events !== rows) throw new Error(`${rows} rows fell due, and the log holds ${events} events of them`);
    if ((await count(owner, loggedRows)) !== loggedBefore + rows) throw new Error('a row has two events');
    const cpuPerRow = (cpuOfTree(server.child.pid) - cpu) / rows;
    return { ...sample, seconds, cpu: cpuPerRow, resident: residentKib(server.child.pid) / 1024 };
  } finally {
    await server.child.end();
  }
}

async function firstRow(build: Build, database: BenchDatabase): Promise<string> {
  const server = await startOurs(build, database);
  try {
    const response = await fetch(server.url, { method: 'POST', headers: server.headers, body });
    return ((await response.json()) as { readonly trajectory_id: string }).trajectory_id;
  } finally {
    await server.child.end();
  }
}

await withCleanup(async (later) => {
  const build = buildServer();
  later(async () => build.remove());
  const database = await newDatabase(await openPostgres(later), later);
  const owner = await connected(database.address, later);
  const bench: Bench = { build, database, owner, one: await firstRow(build, database) };
  const samples = new Samples<Sample>();
  const worked = new Samples<Worked>();
  for (let round = 1; round <= Number(options.rounds); round++) {
    await fill(owner, database.tenant);
    samples.add('idle', await idle(bench));
    await letFallDue(owner);
    const sample = await busy(bench);
    samples.add('busy', sample);
    worked.add('busy', sample);
    process.stderr.write(`round ${round}: ${rows} rows in ${sample.seconds.toFixed(1)} s\n`);
  }
  const of = (field: keyof Worked): number => worked.median('busy', field);
  console.log(
    `\n${rows} rows that were due at the start were worked off in ${of('seconds').toFixed(1)} s, each with one event: ${(rows / of('seconds')).toFixed(0)} a second, ` +
      `${of('cpu').toFixed(0)} us of the server's CPU each, ${of('resident').toFixed(0)} MiB; ${options.rounds} rounds, medians\n`,
  );
  console.log(
    `| ${rate} GETs and ${rate} creates a second | GET p50, ms | p99 | create p50 | p99 |\n|---|---|---|---|---|`,
  );
  const fields = ['getP50', 'getP99', 'createP50', 'createP99'] as const;
  for (const kind of ['idle', 'busy']) {
    console.log(`| ${kind} | ${fields.map((field) => samples.median(kind, field).toFixed(2)).join(' | ')} |`);
  }
  console.log(`| ratio | ${fields.map((field) => samples.ratio('busy', 'idle', field).toFixed(2)).join(' | ')} |`);
});
