// The peer: an insert by pg, and then socket.io's `emit` to everybody, as its guide does it. Nothing keeps the event: who is away misses it.
// Reads DATABASE_URL, PORT, TABLE, TENANT and API_KEY.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';
import { insertion } from './trajectory.js';

const { TABLE: table, TENANT: tenant, API_KEY: apiKey } = process.env;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE ?? 10) });
const positionOf = (number) => String(number).padStart(32, '0');
let number = 0;

// The same members as in our events, so that both are as long.
function eventOf({ at, ...trajectory }) {
  number += 1;
  return {
    type: 'TrajectoryCreated',
    trajectory,
    tenant_id: tenant,
    meta: {
      position: positionOf(number),
      previous: positionOf(number - 1),
      event_id: randomUUID(),
      resource: 'trajectory',
      id: trajectory.trajectory_id,
      version: trajectory.version,
      at,
      mutation: 'trajectory.create',
      actor: 'key:bench',
      request_id: randomUUID(),
      traceparent: null,
    },
  };
}

const http = createServer(async (request, response) => {
  if (request.headers['x-api-key'] !== apiKey) {
    response.writeHead(401).end();
    return;
  }
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const body = JSON.parse(Buffer.concat(pieces).toString());
  const { rows } = await pool.query(insertion(table, tenant, body, ', clock_timestamp() AS at'));
  const event = eventOf(rows[0]);
  server.emit('event', event);
  response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(event.trajectory));
});
const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
http.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
