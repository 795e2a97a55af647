/**
 * create, get and list(20) with 64 connections against Fastify 5 with pg and against Feathers 5, all on one PostgreSQL, on the same
 * table with the same keys and indexes; runs are interleaved, medians are compared. Our create is also measured in its parts.
 *
 *     node --import tsx test/bench/http.ts [--rounds 5] [--seconds 4] [--operations create,get,list] [--only resound,fastify] [--profile folder]
 *
 * Uses the database of DATABASE_URL, or an embedded one with the settings of production. Needs wrk (Debian: apt-get install wrk).
 * Our server runs compiled. Access logs are off everywhere. Each contestant first runs for a second that does not count. A create's
 * CPU holds that of numbering every event: the clock stops once the outbox is empty.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { api } from '../../generated/index.ts';
import { loadModel } from '../../generator/compile.ts';
import { emitFunctions } from '../../generator/emit/sql/functions.ts';
import type { Address } from '../../src/database/address.ts';
import { serverRole } from '../../src/database/roles.ts';
import { type Build, buildServer } from './lib/build.ts';
import { type Child, startChild } from './lib/children.ts';
import { withCleanup } from './lib/cleanup.ts';
import { cpuOfTree } from './lib/cpu.ts';
import { freePort, once, postmasterOf, untilNumbered } from './lib/database.ts';
import { median } from './lib/median.ts';
import { creation } from './lib/ours.ts';
import { asPeer, installPeers, peerProgram as peer, peerUrl } from './lib/peer.ts';
import { type BenchDatabase, newDatabase, openPostgres } from './lib/postgres.ts';
import { wrk } from './lib/wrk.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    operations: { type: 'string', default: 'create,get,list' },
    only: { type: 'string' },
    /** Folder for V8's profiles of the servers. */
    profile: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const connections = 64;
const rowsBefore = 1000;
const allOperations = ['create', 'get', 'list'] as const;
type Operation = (typeof allOperations)[number];
const operations = allOperations.filter((operation) => options.operations.split(',').includes(operation));

/** What is measured: the program, and how its database differs. */
interface Contestant {
  readonly name: string;
  readonly program: string;
  readonly operations: readonly Operation[];
  readonly prepare: (owner: Client) => Promise<void>;
  /** Its events are numbered while it runs. */
  readonly sequencer: boolean;
  /** The query for a page of 20; ours unless given. */
  readonly page?: string;
}

const withoutTrigger = async (owner: Client): Promise<void> => {
  await owner.query('ALTER TABLE api.trajectory DISABLE TRIGGER USER');
};
const withoutEvent = async (owner: Client): Promise<void> => {
  await withoutTrigger(owner);
  const silent = emitFunctions(loadModel('resources.yaml'), {
    sabotage: { mutation: 'trajectory.create', kind: 'omit' },
  });
  const schema = api.functionsSchema;
  await owner.query(`DROP SCHEMA ${schema} CASCADE`);
  await owner.query(silent.text.replaceAll(/fn_[0-9a-f]{12}/g, schema));
  await owner.query(`GRANT USAGE ON SCHEMA ${schema} TO ${serverRole};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${serverRole}`);
};
const nothing = (): Promise<void> => Promise.resolve();
const ours = 'test/bench/server.ts';
const everyone: readonly Contestant[] = [
  { name: 'resound', program: ours, operations, prepare: nothing, sequencer: true },
  { name: 'fastify', program: peer('fastify'), operations, prepare: asPeer, sequencer: false },
  {
    name: 'feathers',
    program: peer('feathers'),
    operations,
    prepare: asPeer,
    sequencer: false,
    page: '$limit=20',
  },
  { name: 'change only', program: ours, operations: ['create'], prepare: withoutEvent, sequencer: false },
  { name: '+ event', program: ours, operations: ['create'], prepare: withoutTrigger, sequencer: false },
  { name: '+ trigger', program: ours, operations: ['create'], prepare: nothing, sequencer: false },
];
const contestants = everyone.filter(({ name }) => options.only?.split(',').includes(name) ?? true);

interface Running {
  readonly contestant: Contestant;
  readonly child: Child;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The row that is read; the newest of those that are there before the load begins. */
  readonly one: string;
  readonly address: Address;
}

interface Sample {
  readonly perSecond: number;
  /** Microseconds of CPU of the Node process per request. */
  readonly node: number;
  /** The same of all processes of Postgres. */
  readonly postgres: number;
  /** Events without a position when the load ended. */
  readonly backlog: number;
}

async function start(contestant: Contestant, { address, tenant, key }: BenchDatabase, build: Build): Promise<Running> {
  await once(address, contestant.prepare);
  const port = await freePort();
  const program = contestant.program === ours ? build.compiled(ours) : contestant.program;
  const profile = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile)}`];
  const child = await startChild(contestant.name, program, profile, {
    ...process.env,
    NODE_ENV: 'production',
    SEQUENCER: contestant.sequencer ? 'on' : 'off',
    DATABASE: JSON.stringify(address),
    DATABASE_URL: peerUrl(address),
    PORT: String(port),
    TABLE: 'api.trajectory',
    TENANT: tenant,
    API_KEY: key,
  });
  const url = `http://127.0.0.1:${port}/api/v1/trajectories`;
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  let one = '';
  for (let n = 0; n < rowsBefore; n++) {
    const response = await fetch(url, { method: 'POST', headers, body });
    if (response.status !== 201) throw new Error(`${contestant.name}: ${response.status} ${await response.text()}`);
    one = ((await response.json()) as { trajectory_id: string }).trajectory_id;
  }
  await once(address, (owner) => owner.query('ANALYZE'));
  return { contestant, child, url, headers, one, address };
}

const body = creation();

async function measure(running: Running, operation: Operation, postmaster: number, duration: number): Promise<Sample> {
  const { url, headers, one, child, contestant, address } = running;
  return once(address, async (owner) => {
    const [node, postgres] = [cpuOfTree(child.pid), cpuOfTree(postmaster)];
    const result = await wrk({
      url: { create: url, get: `${url}/${one}`, list: `${url}?${contestant.page ?? 'limit=20'}` }[operation],
      method: operation === 'create' ? 'POST' : 'GET',
      headers,
      body: operation === 'create' ? body : null,
      connections,
      seconds: duration,
    });
    if (result.failed > 0) throw new Error(`${contestant.name} ${operation}: ${result.failed} answers failed`);
    const backlog = contestant.sequencer && operation === 'create' ? await untilNumbered(owner) : 0;
    const sample = {
      perSecond: result.perSecond,
      node: (cpuOfTree(child.pid) - node) / result.requests,
      postgres: (cpuOfTree(postmaster) - postgres) / result.requests,
      backlog,
    };
    if (operation === 'create') await tidy(running, owner);
    return sample;
  });
}

/** Takes away what a load created, so that all contestants read tables of the same size. */
async function tidy({ one, contestant }: Running, owner: Client): Promise<void> {
  await owner.query('SET session_replication_role = replica');
  await owner.query('DELETE FROM api.trajectory WHERE trajectory_id > $1', [one]);
  await owner.query('VACUUM ANALYZE api.trajectory');
  if (!contestant.sequencer) await owner.query('DELETE FROM resound.outbox');
}

function report(samples: ReadonlyMap<string, readonly Sample[]>): void {
  const middle = (name: string, operation: Operation, of: keyof Sample) =>
    median((samples.get(`${name} ${operation}`) ?? []).map((sample) => sample[of]));
  console.log(
    `\n${rounds} rounds of ${seconds} s, ${connections} connections; medians; CPU in microseconds per request`,
  );
  console.log(`\n| | ${operations.map((operation) => `${operation}/s | Node | Postgres`).join(' | ')} |`);
  console.log(`|---|${'---|---|---|'.repeat(operations.length)}`);
  for (const { name, operations: own } of contestants) {
    const cells = operations.flatMap((operation) =>
      own.includes(operation)
        ? (['perSecond', 'node', 'postgres'] as const).map((of) => middle(name, operation, of).toFixed(0))
        : ['', '', ''],
    );
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
  const ratio = (a: string, b: string, operation: Operation): string => {
    const of = (field: keyof Sample): number => middle(a, operation, field) / middle(b, operation, field);
    const all = (name: string): number => middle(name, operation, 'node') + middle(name, operation, 'postgres');
    return `${of('perSecond').toFixed(2)} (CPU ${of('node').toFixed(2)} in Node, ${(all(a) / all(b)).toFixed(2)} with Postgres)`;
  };
  console.log('\nRatios of rates (and of CPU per request):');
  const is = (name: string): boolean => contestants.some((contestant) => contestant.name === name);
  for (const operation of operations) {
    for (const other of ['fastify', 'feathers'].filter(is)) {
      console.log(`- ${operation}: ${ratio('resound', other, operation)} of ${other}`);
    }
  }
  if (!operations.includes('create')) return;
  for (const part of ['change only', '+ event', '+ trigger', 'resound'].filter(is)) {
    const name = part === 'resound' ? '+ sequencer' : part;
    console.log(`- create, ${name}: ${ratio(part, 'fastify', 'create')} of fastify's plain create`);
  }
  console.log(`- events without a position when a load ended: ${middle('resound', 'create', 'backlog')}`);
}

installPeers();
await withCleanup(async (later) => {
  const build = buildServer();
  later(async () => build.remove());
  const admin = await openPostgres(later);
  const running: Running[] = [];
  for (const contestant of contestants) {
    const one = await start(contestant, await newDatabase(admin, later, `_${contestant.name}`), build);
    later(() => one.child.end());
    running.push(one);
  }
  const postmaster = await postmasterOf(admin);
  const samples = new Map<string, Sample[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const operation of operations) {
      for (const one of running.filter(({ contestant }) => contestant.operations.includes(operation))) {
        const sample = await measure(one, operation, postmaster, round === 0 ? 1 : seconds);
        if (round === 0) continue;
        const name = `${one.contestant.name} ${operation}`;
        samples.set(name, [...(samples.get(name) ?? []), sample]);
        process.stderr.write(
          `round ${round}: ${name} ${sample.perSecond.toFixed(0)}/s, CPU ${sample.node.toFixed(0)} + ${sample.postgres.toFixed(0)} us\n`,
        );
      }
    }
  }
  report(samples);
});
