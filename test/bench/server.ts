/**
 * Our server as the HTTP benchmark starts it, in a process of its own. Reads from the environment: DATABASE (address as JSON), PORT,
 * SEQUENCER (`on`: with the event stream; `off`: without, to tell its cost), POOL_SIZE. Asked for `queues`, it answers how many bytes
 * wait in this process for the socket for which most do, and for all sockets together.
 */
import type { Socket } from 'node:net';
import { api } from '../../generated/index.ts';
import type { Address } from '../../src/database/address.ts';
import { openPool } from '../../src/database/pool.ts';
import { serverRole } from '../../src/database/roles.ts';
import { startEvents } from '../../src/events.ts';
import { hooks } from '../../src/hooks/index.ts';
import { createLogger } from '../../src/logger.ts';
import { listen } from '../../src/program/listen.ts';
import { createServer } from '../../src/server.ts';
import { deafStream } from '../support/deaf-stream.ts';

const address = JSON.parse(process.env['DATABASE'] ?? '') as Address;
const logger = createLogger('warn');
const role = serverRole;
const pool = openPool({
  address,
  role,
  name: 'resound bench',
  size: Number(process.env['POOL_SIZE'] ?? 10),
  onError: (error) => logger.warn(error),
});
const events =
  process.env['SEQUENCER'] === 'on' ? await startEvents({ address, role, pool, api, log: logger }) : deafStream;
const server = createServer({
  api,
  hooks,
  pool,
  events,
  logger,
  settings: {
    bodyLimit: 1024 * 1024,
    shutdownTimeoutMs: 1000,
    jwtSecret: null,
    jwtPublicKey: null,
    jwtJwks: null,
    jwtAlgorithms: null,
    jwtIssuer: null,
    jwtAudience: null,
  },
});
const open = new Set<Socket>();
server.http.on('connection', (socket: Socket) => {
  open.add(socket);
  socket.once('close', () => open.delete(socket));
});
process.on('message', (question) => {
  if (question !== 'queues') return;
  const waiting = Array.from(open, ({ writableLength }) => writableLength);
  process.send?.({ most: Math.max(0, ...waiting), sum: waiting.reduce((sum, bytes) => sum + bytes, 0) });
});
await listen(server.http, { host: '127.0.0.1', port: Number(process.env['PORT']) });
process.send?.('ready');
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
