// The peer: Feathers 5 on Koa with its Knex adapter, as its guide sets a service up, with its events switched on (they stay in the
// process and are lost with it). Reads DATABASE_URL, PORT, TABLE, TENANT and API_KEY.
import { once } from 'node:events';
import { feathers } from '@feathersjs/feathers';
import { KnexService } from '@feathersjs/knex';
import { bodyParser, errorHandler, koa, rest } from '@feathersjs/koa';
import knex from 'knex';

const [schema, name] = process.env.TABLE.split('.');
const tenant = process.env.TENANT;
const apiKey = process.env.API_KEY;
const Model = knex({
  client: 'pg',
  connection: process.env.DATABASE_URL,
  pool: { min: 0, max: Number(process.env.POOL_SIZE ?? 10) },
});

class Trajectories extends KnexService {
  create(data, params) {
    const id = crypto.randomUUID();
    const now = new Date();
    return super.create(
      {
        ...data,
        trajectory_id: id,
        root_trajectory_id: id,
        tenant_id: tenant,
        status: 'Active',
        created_at: now,
        updated_at: now,
        version: 1,
      },
      params,
    );
  }
  find(params) {
    return super.find({ ...params, query: { ...params.query, tenant_id: tenant, $sort: { trajectory_id: -1 } } });
  }
}

const app = koa(feathers());
app.use(errorHandler());
app.use(async (ctx, next) => {
  if (ctx.get('x-api-key') !== apiKey) {
    ctx.status = 401;
    return;
  }
  await next();
});
app.use(bodyParser());
app.configure(rest());
app.use(
  'api/v1/trajectories',
  new Trajectories({ Model, name, schema, id: 'trajectory_id', paginate: { default: 100, max: 1000 } }),
);
// `listen` resolves with a server that does not listen yet.
const server = await app.listen(Number(process.env.PORT), '127.0.0.1');
if (!server.listening) await once(server, 'listening');
process.send?.('ready');
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
