/**
 * Events of 300 bytes to many sockets of one tenant, with filters on: CPU of the server per delivery, against a C server that writes frames
 * of the same size with one write a socket and batch, and against `ws` with one send a client and event, socket.io and Feathers 5.
 *
 *     node --import tsx test/bench/fanout.ts [--sockets 200,1000,5000] [--batches 1,8,32] [--rounds 3] [--only ours,c,ws,socketio,feathers]
 *
 * And what an event costs when each of 100, 1,000 or 10,000 sockets listens to another row. More sockets than that need a larger
 * `ulimit -n`.
 *
 * Needs a C compiler (Debian: gcc). The sockets are read by a C program, so that reading takes little of the machine. Runs are
 * interleaved, medians are compared.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildServer } from './lib/build.ts';
import { withCleanup } from './lib/cleanup.ts';
import { freePort } from './lib/database.ts';
import { median } from './lib/median.ts';

const { values: options } = parseArgs({
  options: {
    sockets: { type: 'string', default: '200,1000,5000' },
    batches: { type: 'string', default: '1,8,32' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const numbers = (text: string): readonly number[] => text.split(',').map(Number);
const eventBytes = 300;
/** What of a run is measured: enough for the clock of the CPU, little enough for every peer. */
const deliveriesPerRun = 320_000;
const betweenMs = 10;
/** Of ours, seen in the first run. */
let frameBytes = 700;

/** A process that is spoken to by lines. */
class Talker {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(command, args, {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface(this.#child.stdout as NodeJS.ReadableStream)[Symbol.asyncIterator]();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done === true) throw new Error('a program of the benchmark has ended');
    return next.value;
  }

  ask(line: string): Promise<string> {
    this.#child.stdin?.write(`${line}\n`);
    return this.line();
  }

  end(): Promise<void> {
    this.#child.kill('SIGKILL');
    return Promise.resolve();
  }
}

const residentKib = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN);

if (!existsSync('test/bench/peers/node_modules/socket.io')) {
  execFileSync('npm', ['ci'], { cwd: 'test/bench/peers', stdio: 'inherit' });
}
await withCleanup(async (later) => {
  const build = buildServer();
  later(async () => build.remove());
  const wire = join(build.folder, 'wire');
  execFileSync('cc', ['-O2', '-o', wire, 'test/bench/fanout/wire.c'], { stdio: 'inherit' });
  const peer = (name: string) => (port: number) =>
    new Talker(process.execPath, ['test/bench/peers/fanout.js'], { PORT: String(port), PEER: name });
  const contestants: Readonly<Record<string, (port: number) => Talker>> = {
    ours: (port) => new Talker(process.execPath, [build.compiled('test/bench/fanout/ours.ts')], { PORT: String(port) }),
    c: (port) => new Talker(wire, ['serve', String(port)]),
    ws: peer('ws'),
    socketio: peer('socketio'),
    feathers: peer('feathers'),
  };
  const names = Object.keys(contestants).filter((name) => options.only?.split(',').includes(name) ?? true);
  console.log(
    `| sockets, batch | ${names.map((name) => `${name}, us`).join(' | ')} | ours to ${names.filter((name) => name !== 'ours').join(', ')} |`,
  );
  console.log(`|---|${names.map(() => '---|').join('')}---|`);
  for (const sockets of numbers(options.sockets)) {
    const cost = new Map<string, number[]>();
    for (let round = 0; round < Number(options.rounds); round++) {
      for (const name of names) {
        const port = await freePort();
        const server = (contestants[name] as (port: number) => Talker)(port);
        later(() => server.end());
        await server.line();
        const idle = residentKib(server.pid);
        const path = name === 'socketio' || name === 'feathers' ? '/socket.io/?EIO=4&transport=websocket' : '/';
        const io = path === '/' ? [] : ['socketio'];
        const reader = new Talker(wire, ['read', String(port), String(sockets), path, ...io]);
        later(() => reader.end());
        await reader.line();
        await pause(500);
        cost.set(`${name} memory`, [...(cost.get(`${name} memory`) ?? []), (residentKib(server.pid) - idle) / sockets]);
        // Does not count: until V8 has compiled what runs often.
        await server.ask(`${eventBytes} 8 ${Math.ceil(100_000 / sockets / 8)} ${betweenMs}`);
        for (const batch of numbers(options.batches)) {
          const count = Math.max(3, Math.ceil(deliveriesPerRun / sockets / batch));
          // A C server's frames are as long as ours: payload, `meta` and head.
          const size = name === 'c' ? frameBytes : eventBytes;
          const before = await settled(reader);
          const [, us] = (await server.ask(`${size} ${batch} ${count} ${betweenMs}`)).split(' ');
          const bytes = (await settled(reader)) - before;
          const deliveries = count * batch * sockets;
          if (bytes < deliveries * eventBytes) throw new Error(`${name}: ${bytes} bytes came of ${deliveries} events`);
          if (name === 'ours') frameBytes = Math.round(bytes / deliveries);
          cost.set(`${name} ${batch}`, [...(cost.get(`${name} ${batch}`) ?? []), Number(us) / deliveries]);
        }
        await Promise.all([reader.end(), server.end()]);
      }
    }
    for (const batch of [...numbers(options.batches), 'memory'] as const) {
      const of = (name: string): number => median(cost.get(`${name} ${batch}`) ?? []);
      const others = names.filter((name) => name !== 'ours').map((name) => (of('ours') / of(name)).toFixed(2));
      const what = batch === 'memory' ? 'KiB per idle socket' : `batches of ${batch}`;
      console.log(
        `| ${sockets}, ${what} | ${names.map((name) => of(name).toFixed(2)).join(' | ')} | ${others.join(', ')} |`,
      );
    }
  }
  if (!names.includes('ours')) return;
  console.log('\n| sockets, each with a row of its own | us per event |\n|---|---|');
  for (const sockets of [100, 1000, 10_000]) {
    const costs: number[] = [];
    for (let round = 0; round < Number(options.rounds); round++) {
      const port = await freePort();
      const server = (contestants['ours'] as (port: number) => Talker)(port);
      later(() => server.end());
      await server.line();
      const reader = new Talker(wire, ['read', String(port), String(sockets), '/?id=00000000-0000-7000-8000-%012d']);
      later(() => reader.end());
      await reader.line();
      await server.ask(`${eventBytes} 8 500 1 ${sockets}`);
      const before = await settled(reader);
      const events = 8 * 1000;
      const [, us] = (await server.ask(`${eventBytes} 8 1000 1 ${sockets}`)).split(' ');
      const bytes = (await settled(reader)) - before;
      // Each event once, to the one that listens to its row.
      if (Math.round(bytes / frameBytes) !== events) throw new Error(`${bytes} bytes came of ${events} events`);
      costs.push(Number(us) / events);
      await Promise.all([reader.end(), server.end()]);
    }
    console.log(`| ${sockets} | ${median(costs).toFixed(1)} |`);
  }
});

/** Bytes that have come, once no more come. */
async function settled(reader: Talker): Promise<number> {
  for (let last = -1; ; ) {
    const bytes = Number(await reader.ask(''));
    if (bytes === last) return bytes;
    last = bytes;
    await pause(100);
  }
}
