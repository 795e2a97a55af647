/**
 * From an event's row to the sockets that hear it: 1,000 sockets of one tenant, 50 creates a second; against an insert by pg and
 * socket.io's `emit` on the same table, and a C program that writes as many frames at that rate and knows no database. Latency is the time of the row (taken in its transaction, before the commit) to the event's arrival at
 * each socket, so it holds the flush to the disk as well.
 *
 *     node --import tsx test/bench/latency.ts [--sockets 1000] [--rate 50] [--seconds 10] [--rounds 5] [--only ours,socketio,c]
 *
 * Uses the database of DATABASE_URL, or an embedded one with the settings of production. The sockets of each server live in a C program
 * (Debian: gcc), which shares the machine with it: what it takes to read them counts as latency. Runs are interleaved, medians are compared.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Build, buildServer } from './lib/build.ts';
import { startChild } from './lib/children.ts';
import { type Later, withCleanup } from './lib/cleanup.ts';
import { cpuOfTree } from './lib/cpu.ts';
import { freePort, once } from './lib/database.ts';
import { compileC, compileListener, type Latency, Listeners } from './lib/listeners.ts';
import { audienceOf, createAtRate, createMany, creation, type Ours, startOurs } from './lib/ours.ts';
import { asPeer, installPeers, peerProgram, peerUrl } from './lib/peer.ts';
import { type BenchDatabase, newDatabase, openPostgres } from './lib/postgres.ts';
import { Samples } from './lib/samples.ts';
import { Talker } from './lib/talker.ts';

const { values: options } = parseArgs({
  options: {
    sockets: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'ours,socketio,c' },
  },
});
const sockets = Number(options.sockets);
const rate = Number(options.rate);
const body = creation();
/** Of our frame of it, about. */
const frameBytes = 1000;
const warmUpEvents = 2000;

interface Contestant {
  readonly name: string;
  readonly pid: number;
  readonly listeners: Listeners;
  /** Makes so many events at the rate. */
  readonly create: (count: number) => Promise<void>;
  /** As fast as it can. */
  readonly hurry: (count: number) => Promise<void>;
  /** Events so far. */
  sent: number;
}

interface Sample extends Latency {
  /** Microseconds of CPU of the server per delivery, creating included. */
  readonly cpu: number;
}

async function startSocketIo({ address, tenant, key }: BenchDatabase): Promise<Ours> {
  await once(address, asPeer);
  const port = await freePort();
  const child = await startChild('socketio', peerProgram('socketio'), [], {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: peerUrl(address),
    PORT: String(port),
    TABLE: 'api.trajectory',
    TENANT: tenant,
    API_KEY: key,
  });
  return {
    child,
    port,
    url: `http://127.0.0.1:${port}/trajectories`,
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
  };
}

/** A server, those who listen to it, and the way to make it tell them something. */
async function start(
  name: string,
  database: BenchDatabase,
  build: Build,
  program: string,
  later: Later,
): Promise<Contestant> {
  const isOurs = name === 'ours';
  const server = await (isOurs ? startOurs(build, database) : startSocketIo(database));
  later(server.child.end);
  const listeners = await Listeners.open(
    program,
    isOurs
      ? audienceOf(server, sockets)
      : { port: server.port, sockets, path: '/socket.io/?EIO=4&transport=websocket', protocol: 'socketio' },
  );
  later(() => listeners.end());
  return {
    name,
    pid: server.child.pid,
    listeners,
    create: (count) => createAtRate(server, count, rate, body),
    hurry: (count) => createMany(server, count, body),
    sent: 0,
  };
}

/** What the machine takes for the writes alone: the time counts from the first of them. */
async function startLimit(build: Build, program: string, later: Later): Promise<Contestant> {
  const port = await freePort();
  const server = new Talker(compileC('test/bench/fanout/wire.c', join(build.folder, 'wire')), ['tell', String(port)]);
  later(() => server.end());
  await server.line();
  const listeners = await Listeners.open(program, { port, sockets, path: '/' });
  later(() => listeners.end());
  const write = async (count: number, everyMs: number): Promise<void> => {
    await server.ask(`${frameBytes} 1 ${count} ${everyMs}`);
  };
  const create = (count: number): Promise<void> => write(count, Math.round(1000 / rate));
  return { name: 'c', pid: server.pid, listeners, create, hurry: (count) => write(count, 0), sent: 0 };
}

/** Does not count: until V8 has compiled what runs often, which at the rate that is measured would take it many minutes. */
async function warmUp(one: Contestant): Promise<void> {
  await one.hurry(warmUpEvents);
  one.sent += warmUpEvents;
  await one.listeners.untilHeard(one.sent);
}

async function measure(one: Contestant, seconds: number): Promise<Sample> {
  const { pid, listeners } = one;
  const creates = Math.round(rate * seconds);
  await listeners.forgetLatency();
  const cpu = cpuOfTree(pid);
  await one.create(creates);
  one.sent += creates;
  await listeners.untilHeard(one.sent);
  const latency = await listeners.latency();
  return { ...latency, cpu: (cpuOfTree(pid) - cpu) / (creates * sockets) };
}

installPeers();
await withCleanup(async (later) => {
  const build = buildServer();
  later(async () => build.remove());
  const program = compileListener(build.folder);
  const admin = await openPostgres(later);
  const contestants: Contestant[] = [];
  const only = options.only.split(',');
  for (const name of ['ours', 'socketio'].filter((one) => only.includes(one))) {
    contestants.push(await start(name, await newDatabase(admin, later), build, program, later));
  }
  if (only.includes('c')) contestants.push(await startLimit(build, program, later));
  const samples = new Samples<Sample>();
  for (const one of contestants) await warmUp(one);
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const one of contestants) samples.add(one.name, await measure(one, Number(options.seconds)));
  }
  console.log(
    `${sockets} sockets, ${rate} events/s, ${options.rounds} rounds of ${options.seconds} s; medians; every socket heard every event in order\n`,
  );
  console.log('| | p50, ms | p90 | p99 | most | CPU of the server per delivery, us |\n|---|---|---|---|---|---|');
  for (const { name } of contestants) {
    const times = (['p50', 'p90', 'p99', 'most'] as const).map((of) => samples.median(name, of).toFixed(2));
    console.log(`| ${name} | ${times.join(' | ')} | ${samples.median(name, 'cpu').toFixed(1)} |`);
  }
  for (const { name } of contestants.slice(1)) {
    const ratios = (['p50', 'p90', 'p99', 'most', 'cpu'] as const).map((of) =>
      samples.ratio('ours', name, of).toFixed(2),
    );
    console.log(`| ours to ${name}${name === 'socketio' ? ' (goal < 1)' : ''} | ${ratios.join(' | ')} |`);
  }
  console.log('\nGoals: p50 < 4 ms, p99 < 20 ms.');
});
