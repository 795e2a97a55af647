/** Transactions that overlap and commit in another order than they began: no event is lost, doubled or turned round. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { Pool } from 'pg';
import { api } from '../../generated/index.ts';
import { Party } from '../support/broadcast/party.ts';
import { type Caliber, startCaliber } from '../support/caliber.ts';
import { faultsOfLog } from './log.ts';
import { crowd } from './rivals.ts';

/** A transaction that has made its change and its event, and has not committed. */
interface Held {
  readonly id: string;
  readonly eventIds: readonly string[];
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

describe('commits that cross', () => {
  let caliber: Caliber;
  let party: Party;
  let pool: Pool;
  beforeAll(async () => {
    caliber = await startCaliber();
    party = await Party.join(caliber.base, caliber.server.key, caliber.server.tenantId);
    pool = new Pool({ ...caliber.server.pool.options, max: crowd });
    // Dropping the database ends idle connections, which is no error of the test.
    pool.on('error', () => undefined);
  }, 30_000);
  afterAll(async () => {
    await pool.end();
    await party.leave();
    await caliber.stop();
  });

  /** Runs a mutation's own statement in a transaction that stays open. */
  async function hold(mutation: string, id: string, input: Readonly<Record<string, unknown>>): Promise<Held> {
    const statement = api.mutations.find(({ name }) => name === mutation);
    if (statement === undefined) throw new TypeError(`no mutation ${mutation}`);
    const client: PoolClient = await pool.connect();
    await client.query('BEGIN');
    const { rows } = await client.query<{ refusal: string | null; events: string }>(statement.sql, [
      caliber.server.tenantId,
      id,
      null,
      JSON.stringify(input),
      'key:test',
      'crossing',
      null,
    ]);
    const [row] = rows;
    if (row === undefined || row.refusal !== null) throw new Error(`${mutation} was refused: ${row?.refusal}`);
    const end = async (how: string): Promise<void> => {
      await client.query(how);
      client.release();
    };
    return {
      id,
      eventIds: row.events.split(','),
      commit: () => end('COMMIT'),
      rollback: () => end('ROLLBACK'),
    };
  }

  const holdCreate = (name: string): Promise<Held> => hold('trajectory.create', randomUUID(), { name });

  /** Everything that the log holds, once a request made now has been heard. */
  async function logged(): Promise<
    readonly { readonly event_id: string; readonly row_id: string; readonly version: string }[]
  > {
    const reply = await party.request('POST', '/trajectories', { name: 'marker' });
    for (const id of reply.eventIds) await party.hear(id);
    const { rows } = await pool.query<{ event_id: string; row_id: string; version: string }>(
      'SELECT event_id, row_id, version FROM resound.log WHERE tenant_id = $1 ORDER BY position',
      [caliber.server.tenantId],
    );
    return rows;
  }

  it('are all logged and heard once, those that were rolled back not at all', async () => {
    const held = await Promise.all(Array.from({ length: crowd }, (_, index) => holdCreate(`crossing ${index}`)));
    const kept = held.filter((_, index) => index % 5 !== 0);
    const undone = held.filter((_, index) => index % 5 === 0);
    // The last to begin commits first, requests of others go on meanwhile, and some never commit.
    const between: string[] = [];
    for (const [index, transaction] of [...kept].reverse().entries()) {
      await transaction.commit();
      if (index % 8 === 0) await undone[index / 8]?.rollback();
      if (index % 10 === 0)
        between.push(...(await party.request('POST', '/trajectories', { name: 'between' })).eventIds);
    }
    await Promise.all(undone.slice(5).map((transaction) => transaction.rollback()));

    const log = await logged();
    const ids = log.map(({ event_id }) => event_id);
    const wanted = [...kept.flatMap(({ eventIds }) => eventIds), ...between];
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
    expect(undone.flatMap(({ eventIds }) => eventIds).filter((id) => ids.includes(id))).toEqual([]);
    expect(party.history.map(({ meta }) => meta.event_id)).toEqual(ids.slice(-party.history.length));
    expect(await faultsOfLog(pool)).toEqual({});
  });

  it('stand in the log after what was committed before they began', async () => {
    const open = await Promise.all(Array.from({ length: 10 }, (_, index) => holdCreate(`open ${index}`)));
    const pairs: (readonly [cause: string, effect: string])[] = [];
    for (const cause of open) {
      await cause.commit();
      // Refers to a row that was not there for it until that moment.
      const effect = await party.request('POST', '/scopes', {
        trajectory_id: cause.id,
        name: 'effect',
        token_budget: 1,
      });
      pairs.push([cause.eventIds[0] ?? '', effect.eventIds[0] ?? '']);
    }
    const ids = (await logged()).map(({ event_id }) => event_id);
    expect(pairs.filter(([cause, effect]) => !ids.includes(cause) || !ids.includes(effect))).toEqual([]);
    expect(pairs.filter(([cause, effect]) => ids.indexOf(cause) > ids.indexOf(effect))).toEqual([]);
    expect(await faultsOfLog(pool)).toEqual({});
  });

  it("keep each row's versions in order, though its writers queue behind one that waits", async () => {
    const { trajectory_id } = await caliber.make.trajectory();
    const first = await hold('trajectory.update', trajectory_id, { name: 'held' });
    const behind = Array.from({ length: 9 }, (_, index) =>
      party.request('PATCH', `/trajectories/${trajectory_id}`, { name: `behind ${index}` }),
    );
    await waiting(9);
    // Others begin and commit while they wait, so that their events lie between.
    const others = Array.from({ length: 5 }, (_, index) => holdCreate(`other ${index}`));
    for (const other of await Promise.all(others)) await other.commit();
    await first.commit();
    const replies = await Promise.all(behind);
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 200));
    const versions = (await logged()).flatMap(({ row_id, version }) =>
      row_id === trajectory_id ? [Number(version)] : [],
    );
    expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(await faultsOfLog(pool)).toEqual({});
  });

  /** Until so many sessions of the server wait for a row. */
  async function waiting(count: number): Promise<void> {
    for (;;) {
      const { rows } = await pool.query<{ waiting: number }>(
        `SELECT count(*)::integer AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if ((rows[0]?.waiting ?? 0) >= count) return;
    }
  }
});
