/** Fifty want the same transition, or the same version: one wins. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caliber, startCaliber } from '../support/caliber.ts';
import { eventsOfRow, faultsOfLog } from './log.ts';
import { crowd, rivals, tally } from './rivals.ts';

describe('of fifty rivals one wins', () => {
  let caliber: Caliber;
  beforeAll(async () => {
    caliber = await startCaliber();
  }, 30_000);
  afterAll(() => caliber.stop());

  it('accepts a delegation once', async () => {
    const { client, make, server } = caliber;
    const { delegation_id, to_agent_id } = await make.delegation();
    const { result: replies, events } = await caliber.hear(() =>
      rivals(() => client.post(`/delegations/${delegation_id}/accept`, { accepting_agent_id: to_agent_id })),
    );
    expect(tally(replies)).toEqual({ '204': 1, '409 STATE_CONFLICT': crowd - 1 });
    expect(events.map(({ type }) => type)).toEqual(['DelegationAccepted']);
    expect(await eventsOfRow(server.pool, delegation_id)).toEqual(['DelegationCreated', 'DelegationAccepted']);
  });

  it('accepts or rejects a delegation, not both', async () => {
    const { client, make, server } = caliber;
    const { delegation_id, to_agent_id } = await make.delegation();
    const replies = await rivals((rival) =>
      rival % 2 === 0
        ? client.post(`/delegations/${delegation_id}/accept`, { accepting_agent_id: to_agent_id })
        : client.post(`/delegations/${delegation_id}/reject`, { rejecting_agent_id: to_agent_id, reason: 'busy' }),
    );
    expect(replies.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(await eventsOfRow(server.pool, delegation_id)).toHaveLength(2);
  });

  it('updates the version that If-Match names once', async () => {
    const { client, make, server } = caliber;
    const { trajectory_id } = await make.trajectory();
    const replies = await rivals((rival) =>
      client.send(
        'PATCH',
        `/trajectories/${trajectory_id}`,
        { name: `rival ${rival}` },
        { headers: { 'if-match': '"1"' } },
      ),
    );
    expect(tally(replies)).toEqual({ '200': 1, '412 CONCURRENT_MODIFICATION': crowd - 1 });
    expect(await eventsOfRow(server.pool, trajectory_id)).toEqual(['TrajectoryCreated', 'TrajectoryUpdated']);
  });

  it('does every update that names no version, each with a version of its own', async () => {
    const { client, make, server } = caliber;
    const { trajectory_id } = await make.trajectory();
    const replies = await rivals((rival) => client.patch(`/trajectories/${trajectory_id}`, { name: `rival ${rival}` }));
    const versions = replies.map(({ body }) => (body as { readonly version: number }).version).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: crowd }, (_, rival) => rival + 2));
    expect(await eventsOfRow(server.pool, trajectory_id)).toHaveLength(crowd + 1);
  });

  it('creates a unique row once', async () => {
    const { client, make } = caliber;
    const body = { ...(await make.body.turn()), sequence: 7 };
    const replies = await rivals(() => client.post('/turns', body));
    expect(tally(replies)).toEqual({ '201': 1, '409 ENTITY_ALREADY_EXISTS': crowd - 1 });
  });

  it('leaves a whole log', async () => {
    await caliber.hear(() => caliber.make.trajectory());
    expect(await faultsOfLog(caliber.server.pool)).toEqual({});
  });
});
