// The peer: Fastify 5 and pg, written by hand for one table, with named prepared statements, schemas for validation and for
// serialisation, and no event of any kind. Reads DATABASE_URL, PORT, TABLE, TENANT and API_KEY.
import fastify from 'fastify';
import pg from 'pg';
import { columns, insertion } from './trajectory.js';

const table = process.env.TABLE;
const tenant = process.env.TENANT;
const apiKey = process.env.API_KEY;
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.POOL_SIZE ?? 10),
});
const text = { type: 'string' };
const maybe = { type: 'string', nullable: true };
const any = {};
const entity = {
  type: 'object',
  properties: {
    trajectory_id: text,
    tenant_id: text,
    name: text,
    description: maybe,
    status: text,
    parent_trajectory_id: maybe,
    root_trajectory_id: maybe,
    agent_id: maybe,
    created_at: text,
    updated_at: text,
    completed_at: maybe,
    outcome: any,
    metadata: any,
    version: { type: 'integer' },
  },
};
const app = fastify({ logger: false });
app.addHook('onRequest', async (request, reply) => {
  if (request.headers['x-api-key'] !== apiKey) await reply.code(401).send({ code: 'UNAUTHORIZED' });
});
app.post('/api/v1/trajectories', {
  schema: {
    body: {
      type: 'object',
      required: ['name'],
      additionalProperties: false,
      properties: {
        name: { type: 'string', pattern: '\\S' },
        description: maybe,
        parent_trajectory_id: { type: 'string', format: 'uuid', nullable: true },
        agent_id: { type: 'string', format: 'uuid', nullable: true },
        metadata: any,
      },
    },
    response: { 201: entity },
  },
  handler: async (request, reply) => {
    const { rows } = await pool.query(insertion(table, tenant, request.body));
    reply.code(201);
    return rows[0];
  },
});
app.get('/api/v1/trajectories/:id', {
  schema: {
    params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } },
    response: { 200: entity },
  },
  handler: async (request, reply) => {
    const { rows } = await pool.query({
      name: 'get',
      text: `SELECT ${columns} FROM ${table} WHERE tenant_id = $1 AND trajectory_id = $2`,
      values: [tenant, request.params.id],
    });
    if (rows.length === 0) return reply.code(404).send({ code: 'TRAJECTORY_NOT_FOUND' });
    return rows[0];
  },
});
app.get('/api/v1/trajectories', {
  schema: {
    querystring: {
      type: 'object',
      properties: {
        limit: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
        offset: { type: 'integer', minimum: 0, default: 0 },
      },
    },
    response: {
      200: {
        type: 'object',
        properties: { trajectories: { type: 'array', items: entity }, total: { type: 'integer' }, next_cursor: maybe },
      },
    },
  },
  handler: async (request) => {
    const { limit, offset } = request.query;
    const { rows } = await pool.query({
      name: 'list',
      text: `SELECT ${columns}, (SELECT count(*) FROM ${table} WHERE tenant_id = $1) AS total FROM ${table}
        WHERE tenant_id = $1 ORDER BY tenant_id DESC, trajectory_id DESC LIMIT $2 OFFSET $3`,
      values: [tenant, limit, offset],
    });
    const full = rows.length === limit;
    return {
      trajectories: rows,
      total: rows[0]?.total ?? 0,
      next_cursor: full ? Buffer.from(rows.at(-1).trajectory_id).toString('base64url') : null,
    };
  },
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.send?.('ready');
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
