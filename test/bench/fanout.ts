/**
 * Events of 300 bytes to many sockets of one tenant, with filters on: CPU of the server per delivery, against a C server that writes frames
 * of the same size with one write a socket and batch, and against `ws` with one send a client and event, socket.io and Feathers 5.
 *
 *     node --import tsx test/bench/fanout.ts [--sockets 200,1000,5000] [--batches 1,8,32] [--rounds 3] [--only ours,c,ws,socketio,feathers]
 *       [--rows 100,1000,10000] [--deliveries 400000]
 *
 * And what an event costs when each of 100, 1,000 or 10,000 sockets listens to another row.
 *
 * Needs a C compiler (Debian: gcc). The sockets are read by a C program, so that reading takes little of the machine. Runs are
 * interleaved, medians are compared.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildServer } from './lib/build.ts';
import { type Later, withCleanup } from './lib/cleanup.ts';
import { freePort } from './lib/database.ts';
import { compileC } from './lib/listeners.ts';
import { median } from './lib/median.ts';
import { residentKib } from './lib/memory.ts';
import { installPeers, peerProgram } from './lib/peer.ts';
import { requireDescriptors, Talker } from './lib/talker.ts';

const { values: options } = parseArgs({
  options: {
    sockets: { type: 'string', default: '200,1000,5000' },
    batches: { type: 'string', default: '1,8,32' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    /** Sockets that each listen to a row of their own; '' for none. */
    rows: { type: 'string', default: '100,1000,10000' },
    /** What of a run is measured: enough for the clock of the CPU, which is one of microseconds. */
    deliveries: { type: 'string', default: '400000' },
  },
});
const numbers = (text: string): readonly number[] => text.split(',').filter(Boolean).map(Number);
const rounds = Number(options.rounds);
const eventBytes = 300;
/** Until every socket has the batch before: else batches would become larger. */
const betweenMs = (sockets: number): number => Math.ceil(5 + sockets * 0.03);
/** A bound on the pauses of one run, where there are few sockets. */
const mostBatches = 400;
/** Who builds each event's text for each socket is so slow that a part of the deliveries will do. */
const shares: Readonly<Record<string, number>> = { ours: 1, c: 1, ws: 0.25, socketio: 0.25, feathers: 0.25 };
/** Of `ours`, at 1,000 sockets and batches of 8. */
const goals: Readonly<Record<string, string>> = {
  c: ' (at most 1.5)',
  ws: ' (at least 9)',
  feathers: ' (at least 16)',
};
/** Of ours, seen in the first run. */
let frameBytes = 700;

type Start = (port: number) => Talker;

interface Reading {
  /** Of `fanout/wire.c`. */
  readonly wire: string;
  readonly sockets: number;
  readonly path: string;
  readonly protocol?: 'socketio';
}

/** A server with its sockets, all of them greeted. */
async function serve(start: Start, { wire, sockets, path, protocol }: Reading, later: Later) {
  const port = await freePort();
  const server = start(port);
  later(() => server.end());
  await server.line();
  const read = async (count: number): Promise<Talker> => {
    const reader = new Talker(wire, [
      'read',
      String(port),
      String(count),
      path,
      ...(protocol === undefined ? [] : [protocol]),
    ]);
    later(() => reader.end());
    await reader.line();
    await pause(500);
    return reader;
  };
  const reader = await read(sockets);
  return {
    /**
     * KiB of the server for each idle socket beside those that are there. What it needs once, for its code and for objects that do not live long,
     * is no part of it: a server that has worked for a while has that anyway.
     */
    async memory(more: number): Promise<number> {
      await server.ask('collect');
      const before = residentKib(server.pid);
      await read(more);
      await server.ask('collect');
      return (residentKib(server.pid) - before) / more;
    },
    /** Publishes. @returns microseconds of the server's CPU, and the bytes that came */
    async run(line: string): Promise<{ readonly us: number; readonly bytes: number }> {
      const before = await settled(reader);
      const [, us] = (await server.ask(line)).split(' ');
      return { us: Number(us), bytes: (await settled(reader)) - before };
    },
    end: () => Promise.all([reader.end(), server.end()]),
  };
}

/** Bytes that have come, once no more come. */
async function settled(reader: Talker): Promise<number> {
  for (let last = -1; ; ) {
    const bytes = Number(await reader.ask(''));
    if (bytes === last) return bytes;
    last = bytes;
    await pause(50);
  }
}

installPeers();
await withCleanup(async (later) => {
  requireDescriptors(Math.max(...numbers(options.sockets), ...numbers(options.rows)));
  const build = buildServer();
  later(async () => build.remove());
  const wire = compileC('test/bench/fanout/wire.c', join(build.folder, 'wire'));
  const peer = (name: string) => (port: number) =>
    new Talker(process.execPath, ['--expose-gc', peerProgram('fanout')], { PORT: String(port), PEER: name });
  const ours: Start = (port) =>
    new Talker(process.execPath, ['--expose-gc', build.compiled('test/bench/fanout/ours.ts')], { PORT: String(port) });
  // Ours first: the C server's frames are as long as ours.
  const contestants: Readonly<Record<string, Start>> = {
    ours,
    c: (port) => new Talker(wire, ['serve', String(port)]),
    ws: peer('ws'),
    socketio: peer('socketio'),
    feathers: peer('feathers'),
  };
  const names = Object.keys(contestants).filter((name) => options.only?.split(',').includes(name) ?? true);
  const others = names.filter((name) => name !== 'ours' && names.includes('ours'));

  function readingOf(name: string, sockets: number): Reading {
    const isIo = name === 'socketio' || name === 'feathers';
    const path = isIo ? '/socket.io/?EIO=4&transport=websocket' : '/';
    return { wire, sockets, path, ...(isIo && { protocol: 'socketio' }) };
  }

  /** All batches of one contestant, on a server of its own. */
  async function measure(name: string, sockets: number, add: (what: string, value: number) => void): Promise<void> {
    const running = await serve(contestants[name] as Start, readingOf(name, sockets), later);
    const deliveries = Number(options.deliveries) * (shares[name] ?? 1);
    const batches = (batch: number, of: number): number => Math.min(mostBatches, Math.ceil(of / sockets / batch));
    // Does not count: until V8 has compiled what runs often.
    await running.run(`${eventBytes} 8 ${batches(8, deliveries / 2)} ${betweenMs(sockets)}`);
    for (const batch of numbers(options.batches)) {
      const count = batches(batch, deliveries);
      const size = name === 'c' ? frameBytes : eventBytes;
      const { us, bytes } = await running.run(`${size} ${batch} ${count} ${betweenMs(sockets)}`);
      const made = count * batch * sockets;
      if (bytes < made * eventBytes) throw new Error(`${name}: ${bytes} bytes came of ${made} events`);
      if (name === 'ours') frameBytes = Math.round(bytes / made);
      add(String(batch), us / made);
    }
    await running.end();
  }

  /** KiB of a server for each of 5,000 idle sockets: of fewer, the steps in which a heap grows would be most of it. */
  async function idleSocket(name: string): Promise<number> {
    const running = await serve(contestants[name] as Start, readingOf(name, 200), later);
    const kib = await running.memory(5000);
    await running.end();
    return kib;
  }

  const ratioTitles = others.map((name) => (name === 'c' ? `ours to c` : `${name} to ours`) + (goals[name] ?? ''));
  console.log(
    `CPU of the server, us per delivery; ${rounds} rounds, medians; goals are for 1,000 sockets and batches of 8\n`,
  );
  console.log(`| sockets, batch | ${[...names, ...ratioTitles].join(' | ')} |`);
  console.log(`|---|${[...names, ...ratioTitles].map(() => '---|').join('')}`);
  for (const sockets of numbers(options.sockets)) {
    const cost = new Map<string, number[]>();
    for (let round = 0; round < rounds; round++) {
      for (const name of names) {
        await measure(name, sockets, (what, value) => {
          const key = `${name} ${what}`;
          cost.set(key, [...(cost.get(key) ?? []), value]);
        });
      }
    }
    for (const batch of options.batches.split(',')) {
      const of = (name: string): number => median(cost.get(`${name} ${batch}`) ?? []);
      const ratios = others.map((name) => (name === 'c' ? of('ours') / of('c') : of(name) / of('ours')));
      const cells = [...names.map(of), ...ratios].map((value) => value.toFixed(2));
      console.log(`| ${sockets}, batches of ${batch} | ${cells.join(' | ')} |`);
    }
  }

  console.log('\n| | KiB per idle socket with its subscription, 5,000 of them |\n|---|---|');
  for (const name of names) {
    const kib: number[] = [];
    for (let round = 0; round < rounds; round++) kib.push(await idleSocket(name));
    console.log(`| ${name}${name === 'ours' ? ' (at most 12)' : ''} | ${median(kib).toFixed(1)} |`);
  }

  if (!names.includes('ours') || options.rows === '') return;
  const costs = new Map<number, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const sockets of numbers(options.rows)) {
      const running = await serve(ours, { wire, sockets, path: '/?id=00000000-0000-7000-8000-%012d' }, later);
      await running.run(`${eventBytes} 8 300 1 ${sockets}`);
      const events = 8 * 600;
      const { us, bytes } = await running.run(`${eventBytes} 8 600 1 ${sockets}`);
      // Each event once, to the one that listens to its row; position-only frames may come between.
      if (Math.abs(bytes / frameBytes / events - 1) > 0.005) {
        throw new Error(`${bytes} bytes came of ${events} events, ${frameBytes} each`);
      }
      costs.set(sockets, [...(costs.get(sockets) ?? []), us / events]);
      await running.end();
    }
  }
  const few = median(costs.get(numbers(options.rows)[0] ?? 0) ?? []);
  console.log('\n| sockets, each with a row of its own | us per event | to the first line |\n|---|---|---|');
  for (const [sockets, values] of costs) {
    console.log(`| ${sockets} | ${median(values).toFixed(1)} | ${(median(values) / few).toFixed(2)} |`);
  }
});
