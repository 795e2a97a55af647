/**
 * create, get and list(20) with 64 connections against Fastify 5 with pg and against Feathers 5, all on one PostgreSQL, on the same
 * table with the same keys and indexes; runs are interleaved, medians are compared. Our create is also measured in its parts.
 *
 *     node --import tsx test/bench/http.ts [rounds, default 5] [seconds a run, default 4]
 *
 * Uses the database of DATABASE_URL, or an embedded one with production settings. Needs wrk (Debian: apt-get install wrk).
 */
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { api } from '../../generated/index.ts';
import { loadModel } from '../../generator/compile.ts';
import { emitFunctions } from '../../generator/emit/sql/functions.ts';
import { createKey } from '../../src/console/keys.ts';
import { createTenant } from '../../src/console/tenants.ts';
import type { Address } from '../../src/database/address.ts';
import { startEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { serverRole } from '../../src/database/roles.ts';
import { cpuOfTree } from './lib/cpu.ts';
import { median } from './lib/median.ts';
import { wrk } from './lib/wrk.ts';

const here = import.meta.dirname;
const rounds = Number(process.argv[2] ?? 5);
const seconds = Number(process.argv[3] ?? 4);
const connections = 64;
const rowsBefore = 1000;
const operations = ['create', 'get', 'list'] as const;
type Operation = (typeof operations)[number];

/** What is measured: the program, and how its database differs. */
interface Contestant {
  readonly name: string;
  readonly program: string;
  readonly operations: readonly Operation[];
  readonly prepare: (owner: Client) => Promise<void>;
  readonly environment: Readonly<Record<string, string>>;
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
const ours = join(here, 'server.ts');
const contestants: readonly Contestant[] = [
  { name: 'resound', program: ours, operations, prepare: nothing, environment: { SEQUENCER: 'on' } },
  { name: 'fastify', program: join(here, 'peers/fastify.js'), operations, prepare: withoutTrigger, environment: {} },
  { name: 'feathers', program: join(here, 'peers/feathers.js'), operations, prepare: withoutTrigger, environment: {} },
  {
    name: 'change only',
    program: ours,
    operations: ['create'],
    prepare: withoutEvent,
    environment: { SEQUENCER: 'off' },
  },
  {
    name: '+ event',
    program: ours,
    operations: ['create'],
    prepare: withoutTrigger,
    environment: { SEQUENCER: 'off' },
  },
  { name: '+ trigger', program: ours, operations: ['create'], prepare: nothing, environment: { SEQUENCER: 'off' } },
];

interface Running {
  readonly contestant: Contestant;
  readonly child: ChildProcess;
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
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const urlOf = ({ connectionString, host, user, database }: Address): string =>
  connectionString ?? `postgres://${user ?? ''}@localhost/${database ?? ''}?host=${encodeURIComponent(host ?? '')}`;

async function start(contestant: Contestant, admin: Address, prefix: string): Promise<Running> {
  const database = `${prefix}${contestant.name.replaceAll(/\W+/g, '_')}`;
  await once(admin, (client) => client.query(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`));
  const address = withName(admin, database);
  await migrate({ address, role: serverRole, api });
  const { tenant, key } = await once(address, async (owner) => {
    const tenant = await createTenant(owner, 'bench');
    const { key } = await createKey(owner, { name: 'bench', tenantIds: [tenant], roles: [] });
    await contestant.prepare(owner);
    return { tenant, key };
  });
  const port = await freePort();
  const child = fork(contestant.program, [], {
    execArgv: contestant.program.endsWith('.ts') ? ['--import', 'tsx'] : [],
    env: {
      ...process.env,
      ...contestant.environment,
      DATABASE: JSON.stringify(address),
      DATABASE_URL: urlOf(address),
      PORT: String(port),
      TABLE: 'api.trajectory',
      TENANT: tenant,
      API_KEY: key,
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`${contestant.name} ended with ${String(code)}`)));
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

const body = JSON.stringify({
  name: 'Tidy the warehouse',
  description: 'Count what is there, order what is missing, and tell the others.',
  agent_id: randomUUID(),
  metadata: { origin: 'bench', tags: ['a', 'b', 'c'], depth: 2 },
});

const withName = (admin: Address, database: string): Address => {
  if (admin.connectionString === undefined) return { ...admin, database };
  const url = new URL(admin.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
};

async function once<T>(address: Address, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(address);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function measure(running: Running, operation: Operation, postmaster: number): Promise<Sample> {
  const { url, headers, one, child } = running;
  const pid = child.pid ?? 0;
  const [node, postgres] = [cpuOfTree(pid), cpuOfTree(postmaster)];
  const result = await wrk({
    url: { create: url, get: `${url}/${one}`, list: `${url}?limit=20` }[operation],
    method: operation === 'create' ? 'POST' : 'GET',
    headers,
    body: operation === 'create' ? body : null,
    connections,
    seconds,
  });
  if (result.failed > 0) throw new Error(`${running.contestant.name} ${operation}: ${result.failed} answers failed`);
  const sample = {
    perSecond: result.perSecond,
    node: (cpuOfTree(pid) - node) / result.requests,
    postgres: (cpuOfTree(postmaster) - postgres) / result.requests,
  };
  if (operation === 'create') await tidy(running);
  return sample;
}

/** Takes away what a load created, so that all contestants read tables of the same size. */
async function tidy({ address, one }: Running): Promise<void> {
  await once(address, async (owner) => {
    await owner.query('SET session_replication_role = replica');
    await owner.query('DELETE FROM api.trajectory WHERE trajectory_id > $1', [one]);
    await owner.query('VACUUM ANALYZE api.trajectory');
  });
}

function report(samples: ReadonlyMap<string, readonly Sample[]>): void {
  const middle = (name: string, operation: Operation, of: keyof Sample) =>
    median((samples.get(`${name} ${operation}`) ?? []).map((sample) => sample[of]));
  console.log(
    `\n${rounds} rounds of ${seconds} s, ${connections} connections; medians; CPU in microseconds per request`,
  );
  console.log('\n| | create/s | Node | Postgres | get/s | Node | Postgres | list/s | Node | Postgres |');
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const { name, operations: own } of contestants) {
    const cells = operations.flatMap((operation) =>
      own.includes(operation)
        ? (['perSecond', 'node', 'postgres'] as const).map((of) => middle(name, operation, of).toFixed(0))
        : ['', '', ''],
    );
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
  const ratio = (a: string, b: string, operation: Operation, of: keyof Sample = 'perSecond') =>
    (middle(a, operation, of) / middle(b, operation, of)).toFixed(2);
  console.log('\nRatios of rates (and of Node CPU per request):');
  for (const operation of operations) {
    console.log(
      `- ${operation}: ${ratio('resound', 'fastify', operation)} of Fastify (CPU ${ratio('resound', 'fastify', operation, 'node')}), ` +
        `${ratio('resound', 'feathers', operation)} of Feathers (CPU ${ratio('resound', 'feathers', operation, 'node')})`,
    );
  }
  console.log(
    `- create in its parts, of Fastify's plain create: change only ${ratio('change only', 'fastify', 'create')}, ` +
      `+ event ${ratio('+ event', 'fastify', 'create')}, + trigger ${ratio('+ trigger', 'fastify', 'create')}, ` +
      `+ sequencer ${ratio('resound', 'fastify', 'create')}`,
  );
}

if (!existsSync(join(here, 'peers/node_modules'))) {
  execFileSync('npm', ['ci'], { cwd: join(here, 'peers'), stdio: 'inherit' });
}
const url = process.env['DATABASE_URL'];
const folder = mkdtempSync(join(tmpdir(), 'resound-bench-'));
const embedded = url === undefined ? await startEmbedded({ folder }) : null;
const admin: Address = embedded?.address ?? { connectionString: url ?? '' };
const prefix = `resound_bench_${randomBytes(3).toString('hex')}_`;
const running: Running[] = [];
try {
  for (const contestant of contestants) running.push(await start(contestant, admin, prefix));
  const postmaster = await once(admin, async (client) => {
    const { rows } = await client.query<{ pid: string }>(
      "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid",
    );
    return Number(rows[0]?.pid);
  });
  const samples = new Map<string, Sample[]>();
  for (let round = 0; round < rounds; round++) {
    for (const operation of operations) {
      for (const one of running.filter(({ contestant }) => contestant.operations.includes(operation))) {
        const name = `${one.contestant.name} ${operation}`;
        const sample = await measure(one, operation, postmaster);
        samples.set(name, [...(samples.get(name) ?? []), sample]);
        process.stderr.write(`round ${round + 1}: ${name} ${sample.perSecond.toFixed(0)}/s\n`);
      }
    }
  }
  report(samples);
} finally {
  for (const { child } of running) child.kill();
  await Promise.all(
    running.map(
      ({ child }) => new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null))),
    ),
  );
  for (const { contestant } of running) {
    await once(admin, (client) =>
      client.query(`DROP DATABASE IF EXISTS ${prefix}${contestant.name.replaceAll(/\W+/g, '_')} WITH (FORCE)`),
    );
  }
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
}
