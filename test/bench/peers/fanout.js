// The peers of the fan-out benchmark, as their guides set them up: `ws` with one send a client and event, socket.io, Feathers 5 with its
// socket.io transport. Reads PORT and PEER; on each line "SIZE BATCH COUNT MS" on stdin publishes COUNT batches, MS milliseconds apart, and prints
// "done" with its CPU time in microseconds; on "collect" collects garbage.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

let number = 0;
const event = (size) => ({
  type: 'ThingHappened',
  thing: { text: 'x'.repeat(size - 50) },
  meta: {
    position: String((number += 1)).padStart(32, '0'),
    previous: String(number - 1).padStart(32, '0'),
    event_id: randomUUID(),
    resource: 'thing',
    id: randomUUID(),
    version: 1,
    at: '2026-01-01T00:00:00.000000Z',
    mutation: 'thing.happen',
    actor: 'key:bench',
    request_id: 'bench',
    traceparent: null,
  },
});

const peers = {
  async ws(port) {
    const { WebSocketServer } = await import('ws');
    const http = createServer();
    const server = new WebSocketServer({ server: http, perMessageDeflate: false });
    http.listen(port, '127.0.0.1', () => console.log('ready'));
    return (size) => {
      const text = JSON.stringify(event(size));
      for (const client of server.clients) client.send(text);
    };
  },
  async socketio(port) {
    const { Server } = await import('socket.io');
    const http = createServer();
    const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false, pingInterval: 120_000 });
    http.listen(port, '127.0.0.1', () => console.log('ready'));
    return (size) => server.emit('thing happened', event(size));
  },
  async feathers(port) {
    const { feathers } = await import('@feathersjs/feathers');
    const { koa } = await import('@feathersjs/koa');
    const { default: socketio } = await import('@feathersjs/socketio');
    const app = koa(feathers());
    app.configure(socketio({ transports: ['websocket'], perMessageDeflate: false, pingInterval: 120_000 }));
    app.use('things', { create: async (data) => data });
    app.on('connection', (connection) => app.channel('everybody').join(connection));
    app.service('things').publish(() => app.channel('everybody'));
    const server = await app.listen(port, '127.0.0.1');
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
    console.log('ready');
    return (size) => app.service('things').create(event(size));
  },
};

const publish = await peers[process.env.PEER](Number(process.env.PORT));
for await (const line of createInterface(process.stdin)) {
  if (line === 'collect') {
    // The space for young objects grows as far as it will, so that it does not count as the sockets'.
    for (let n = 0; n < 3_000_000; n++) globalThis.last = { n };
    globalThis.gc();
    console.log('done 0');
    continue;
  }
  const [size, batch, count, ms] = line.split(' ').map(Number);
  const before = process.cpuUsage();
  for (let turn = 0; turn < count; turn += 1) {
    await Promise.all(Array.from({ length: batch }, () => publish(size)));
    await pause(ms);
  }
  const { user, system } = process.cpuUsage(before);
  console.log(`done ${user + system}`);
}
process.exit(0);
