/**
 * The whole stack against a model: several tenants change rows while subscribers with filters come, go, stall and come back. Each must have
 * heard what the model says, in order and once, and folding what it heard must give what GET answers.
 *
 * MODEL_RUNS sets how many cases are tried; 50 unless given.
 */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createTenant } from '../../src/console/tenants.ts';
import { type Caliber, startCaliber } from '../support/caliber.ts';
import { Client } from '../support/client.ts';
import { FrameSocket } from '../support/socket.ts';
import { Listener } from './listener.ts';

const runs = Number(process.env['MODEL_RUNS'] ?? 50);
jest.setTimeout(60_000 + runs * 10_000);

const statuses = ['Active', 'Suspended', 'Completed'] as const;
type Status = (typeof statuses)[number];

/** What a subscriber listens to, as a query and as the naive meaning of that. */
interface Wish {
  readonly types: readonly string[] | null;
  readonly status: Status | null;
}

type Step =
  | { readonly do: 'create'; readonly tenant: number }
  | { readonly do: 'update'; readonly tenant: number; readonly row: number; readonly status: Status }
  | { readonly do: 'delete'; readonly tenant: number; readonly row: number }
  | { readonly do: 'connect' | 'cut' | 'stall' | 'resume'; readonly listener: number };

const tenants = 2;
const wish: fc.Arbitrary<Wish> = fc.record({
  types: fc.option(fc.subarray(['TrajectoryCreated', 'TrajectoryUpdated', 'TrajectoryDeleted'], { minLength: 1 }), {
    nil: null,
  }),
  status: fc.option(fc.constantFrom(...statuses), { nil: null }),
});
const tenant = fc.nat(tenants - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('create' as const), tenant }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('update' as const),
      tenant,
      row: fc.nat(5),
      status: fc.constantFrom(...statuses),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), tenant, row: fc.nat(5) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('connect' as const, 'cut' as const, 'stall' as const, 'resume' as const),
      listener: fc.nat(3),
    }),
  },
);
/** Steps of one burst are under way at the same time. */
const story = fc.record({
  wishes: fc.array(fc.record({ tenant, wish }), { minLength: 4, maxLength: 4 }),
  bursts: fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
});

/** One change as the database keeps it: the truth by SQL. */
interface Truth {
  readonly event_id: string;
  readonly type: string;
  readonly row_id: string;
  readonly before: Status | null;
  readonly after: Status | null;
}

/** Naively, by the words of docs/protocol.md. */
function owed({ types, status }: Wish, events: readonly Truth[]): readonly string[] {
  return events.flatMap(({ event_id, type, before, after }) => {
    if (types !== null && !types.includes(type)) return [];
    if (status === null) return [event_id];
    const [was, is] = [before === status, after === status];
    if (before === null || after === null) return was || is ? [event_id] : [];
    if (was && is) return [event_id];
    return was ? [`${event_id} out`] : is ? [`${event_id} in`] : [];
  });
}

let caliber: Caliber;
beforeAll(async () => {
  caliber = await startCaliber();
}, 60_000);
afterAll(() => caliber.stop());

class World {
  readonly #clients: readonly Client[];
  readonly #rows: string[][] = Array.from({ length: tenants }, () => []);
  readonly listeners: readonly Listener[];

  constructor(clients: readonly Client[], listeners: readonly Listener[]) {
    this.#clients = clients;
    this.listeners = listeners;
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'create': {
        const { status, body } = await this.#client(step.tenant).post('/trajectories', { name: 'x' });
        expect(status).toBe(201);
        this.#rows[step.tenant]?.push((body as { trajectory_id: string }).trajectory_id);
        return;
      }
      case 'update':
      case 'delete': {
        const row = this.#rows[step.tenant]?.[step.row];
        if (row === undefined) return;
        const path = `/trajectories/${row}`;
        const client = this.#client(step.tenant);
        const { status } = await (step.do === 'delete'
          ? client.delete(path)
          : client.patch(path, { status: step.status }));
        // Deleted by another step of the same burst, perhaps; a trajectory that stands above others may not go.
        expect([200, 204, 404, 409]).toContain(status);
        return;
      }
      case 'connect':
        if (!this.#listener(step.listener).isConnected) await this.#listener(step.listener).connect();
        return;
      case 'cut':
        await this.#listener(step.listener).cut();
        return;
      case 'stall':
        this.#listener(step.listener).stall();
        return;
      case 'resume':
        this.#listener(step.listener).resume();
    }
  }

  #client(index: number): Client {
    return this.#clients[index] as Client;
  }

  #listener(index: number): Listener {
    return this.listeners[index] as Listener;
  }
}

it(`everybody hears what the model says, in ${runs} stories`, async () => {
  const { server, base } = caliber;
  let told = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ wishes, bursts }) => {
      const ids = await Promise.all(Array.from({ length: tenants }, () => createTenant(server.pool, 'model')));
      const keys = await Promise.all(ids.map((id) => server.makeKey([id])));
      const ears = await Promise.all(keys.map((key) => FrameSocket.open(`${base}/ws`, { 'x-api-key': key })));
      const listeners = wishes.map(({ tenant: of, wish: { types, status } }) => {
        const query = new URLSearchParams();
        for (const type of types ?? []) query.append('type', type);
        if (status !== null) query.append('field.status', status);
        return new Listener(base, keys[of] ?? '', query.toString(), ears[of]?.cursor ?? '');
      });
      const world = new World(
        keys.map((key) => new Client(base, { 'x-api-key': key })),
        listeners,
      );
      for (const burst of bursts) await Promise.all(burst.map((one) => world.take(one)));

      // A last change of each tenant, heard by an ear without a filter: by then all the others have their numbers.
      for (const [index, key] of keys.entries()) {
        const last = await new Client(base, { 'x-api-key': key }).post('/trajectories', { name: 'last' });
        const [eventId] = (last.headers.get('resound-events') ?? '').split(',');
        await ears[index]?.until(({ meta }) => meta?.event_id === eventId);
      }
      await Promise.all(listeners.map((listener) => listener.catchUp()));

      for (const [index, { tenant: of, wish: wanted }] of wishes.entries()) {
        const { rows } = await server.pool.query<Truth>(
          `SELECT event_id, type, row_id, old_fields ->> 'status' AS before, new_fields ->> 'status' AS after
           FROM resound.log WHERE tenant_id = $1 ORDER BY tenant_position`,
          [ids[of]],
        );
        const listener = listeners[index] as Listener;
        const heard = listener.heard.map(({ meta }) => [meta?.event_id, meta?.moved].filter(Boolean).join(' '));
        expect(listener.faults).toEqual([]);
        expect(heard).toEqual(owed(wanted, rows));
        told += heard.length;
        if (wanted.types === null)
          expect(folded(listener)).toEqual(
            await stored(new Client(base, { 'x-api-key': keys[of] ?? '' }), wanted.status),
          );
      }
      await Promise.all([...listeners.map((listener) => listener.cut()), ...ears.map((ear) => ear.close())]);
    }),
    { numRuns: runs },
  );
  expect(told).toBeGreaterThan(runs);
});

/** What the rows are, to somebody who has only listened. */
function folded({ heard }: Listener): Readonly<Record<string, unknown>> {
  const rows = new Map<string, unknown>();
  for (const { trajectory, meta } of heard) {
    const id = meta?.id ?? '';
    if (trajectory === undefined) rows.delete(id);
    else rows.set(id, trajectory);
  }
  return Object.fromEntries(rows);
}

async function stored(client: Client, status: Status | null): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await client.get('/trajectories', { limit: 1000, ...(status !== null && { status }) });
  const { trajectories } = body as { trajectories: { trajectory_id: string }[] };
  return Object.fromEntries(trajectories.map((row) => [row.trajectory_id, row]));
}
