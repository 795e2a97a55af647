/** A lock has one exclusive holder at a time, whoever wants it and whenever. */
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caliber, startCaliber } from '../support/caliber.ts';
import type { Reply } from '../support/client.ts';
import { faultsOfLog } from './log.ts';
import { overlaps } from './overlaps.ts';
import { crowd, rivals, tally } from './rivals.ts';

interface Lock {
  readonly lock_id: string;
  readonly expires_at: string;
}

/** Milliseconds for which a lock is asked. */
const holding = 150;
/** When the holder asks for more, against the end of its lock. */
const margins = [-60, 15, -15, 0, -30, 5, -5];

describe('an exclusive lock', () => {
  let caliber: Caliber;
  let holders: readonly string[];
  beforeAll(async () => {
    caliber = await startCaliber();
    const agents = await Promise.all(Array.from({ length: crowd }, () => caliber.make.agent()));
    holders = agents.map(({ agent_id }) => agent_id);
  }, 30_000);
  afterAll(() => caliber.stop());

  const acquire = (resource: string, rival: number, timeout: number, mode = 'exclusive'): Promise<Reply> =>
    caliber.client.post('/locks/acquire', {
      resource_type: 'file',
      resource_id: resource,
      holder_agent_id: holders[rival % crowd],
      mode,
      timeout_ms: timeout,
    });

  it('is acquired by one of fifty', async () => {
    const resource = crypto.randomUUID();
    const { result: replies, events } = await caliber.hear(() => rivals((rival) => acquire(resource, rival, 60_000)));
    expect(tally(replies)).toEqual({ '201': 1, '409 LOCK_CONFLICT': crowd - 1 });
    expect(events.map(({ type }) => type)).toEqual(['LockAcquired']);
  });

  it('is shared by all who share it, or held by one who does not', async () => {
    const resource = crypto.randomUUID();
    const replies = await rivals((rival) => acquire(resource, rival, 60_000, rival % 5 === 0 ? 'exclusive' : 'shared'));
    const { rows } = await caliber.server.pool.query<{ mode: string }>(
      'SELECT mode FROM api.lock WHERE resource_id = $1',
      [resource],
    );
    const modes = rows.map(({ mode }) => mode);
    expect(modes).toHaveLength(replies.filter(({ status }) => status === 201).length);
    expect(modes.includes('exclusive') ? modes : []).toEqual(
      modes.length === 1 && modes[0] === 'exclusive' ? modes : [],
    );
  });

  it('has never two holders around the moment of its expiry, though some extend it there', async () => {
    const resource = crypto.randomUUID();
    const seen = { acquired: 0, extended: 0, tooLate: 0 };
    const enough = (): boolean => seen.acquired >= 3 && seen.extended >= 3 && seen.tooLate >= 3;
    const at = async <T>(time: number, work: () => Promise<T>): Promise<T> => {
      await after(Math.max(time - Date.now(), 0));
      return work();
    };

    let held: Lock | null = null;
    for (let round = 0; round < 60 && !enough(); round += 1) {
      held ??= (await acquire(resource, 0, holding)).body as Lock;
      const { lock_id, expires_at } = held;
      const end = Date.parse(expires_at);
      const [extension, ...attempts] = await Promise.all([
        at(end + (margins[round % margins.length] ?? 0), () =>
          caliber.client.post(`/locks/${lock_id}/extend`, { additional_ms: holding }),
        ),
        // The others want it a little before, at, and a little after its end.
        ...holders
          .slice(1)
          .map((_, rival) => at(end - 30 + ((rival * 37) % 61), () => acquire(resource, rival + 1, holding))),
      ]);
      const won = attempts.filter(({ status }) => status === 201);
      seen.acquired += won.length;
      if (extension.status === 200) seen.extended += 1;
      else seen.tooLate += 1;
      held = ((extension.status === 200 ? extension : won.at(-1))?.body ?? null) as Lock | null;
    }

    // Where nobody extended in time and nobody came late, nothing was tried.
    expect({ ...seen, enough: enough() }).toMatchObject({ enough: true });
    await caliber.hear(() => caliber.make.trajectory());
    expect(await overlaps(caliber.server.pool, resource)).toEqual([]);
    expect(await faultsOfLog(caliber.server.pool)).toEqual({});
  }, 40_000);
});
