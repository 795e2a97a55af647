/**
 * Two servers on one PostgreSQL, killed, frozen and cut off in the middle of bursts: what was acknowledged is in the database, in the log
 * and with every listener, once and in order.
 *
 * CRASH_ROUNDS sets how often a server is killed; 50 unless given. Where it is, each story says its figures.
 */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Cluster, type Node } from './cluster.ts';
import { Subscriber } from './subscriber.ts';
import { Writers } from './writers.ts';

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 50);
jest.setTimeout(60_000 + rounds * 10_000);

let cluster: Cluster;
let writers: Writers;
let subscribers: readonly Subscriber[];

beforeEach(async () => {
  cluster = await Cluster.make(2);
  const [first, second] = cluster.nodes as readonly [Node, Node];
  const key = await first.start();
  await second.start();
  writers = new Writers(cluster.nodes, key);
  subscribers = [0, 1, 2].map((turn) => new Subscriber(cluster.nodes, key, turn));
  await Promise.all(subscribers.map((subscriber) => subscriber.started()));
  writers.start(8);
});
afterEach(async () => {
  for (const subscriber of subscribers) subscriber.stop();
  await cluster.remove();
});

/** Past Jest, which would add where it was said to each line. */
function say(figures: string): void {
  if (process.env['CRASH_ROUNDS'] !== undefined) process.stderr.write(`${figures}\n`);
}

/**
 * Ends the load, waits until everybody has heard of a last change, and compares.
 *
 * @param story - what happened meanwhile, for the figures
 */
async function settle(story: string): Promise<void> {
  await writers.stop();
  const marks = await writers.mark(cluster.nodes[0] as Node);
  for (const id of marks) await Promise.all(subscribers.map((subscriber) => subscriber.until(id)));

  const log = await cluster.query<{ position: string; event_id: string; row_id: string; version: string }>(
    'SELECT position, event_id, row_id, version FROM resound.log ORDER BY position',
  );
  const logged = log.map(({ event_id }) => event_id);
  expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, index) => index + 1));
  expect(new Set(logged).size).toBe(logged.length);

  // Acknowledged = logged, and nothing that was refused was done.
  const known = new Set(logged);
  expect(writers.acknowledged.length).toBeGreaterThan(50);
  expect(writers.acknowledged.flatMap(({ eventIds }) => eventIds.filter((id) => !known.has(id)))).toEqual([]);
  expect(log.length).toBeLessThanOrEqual(writers.acknowledged.length + writers.unknown);
  const done = await cluster.query<{ name: string }>('SELECT name FROM api.trajectory');
  const names = new Set(done.map(({ name }) => name));
  expect(writers.refused.filter((name) => names.has(name))).toEqual([]);

  // Each version of each row has its event, once, in order, and no event is without its row.
  const versions = new Map<string, number[]>();
  for (const { row_id, version } of log) versions.set(row_id, [...(versions.get(row_id) ?? []), Number(version)]);
  const rows = await cluster.query<{ trajectory_id: string; version: string }>(
    'SELECT trajectory_id, version FROM api.trajectory',
  );
  const wanted = rows.map(
    ({ trajectory_id: id, version }) => [id, Array.from({ length: Number(version) }, (_, n) => n + 1)] as const,
  );
  expect(Object.fromEntries(versions)).toEqual(Object.fromEntries(wanted));

  // Logged = delivered, to everybody, in the log's order.
  for (const subscriber of subscribers) {
    expect(subscriber.faults).toEqual([]);
    expect(subscriber.heard).toEqual(logged.slice(logged.length - subscriber.heard.length));
    expect(subscriber.heard.length).toBeGreaterThanOrEqual(writers.acknowledged.length);
  }
  const counts = [
    `${writers.acknowledged.length} acknowledged`,
    `${writers.unknown} of unknown outcome`,
    `${logged.length} logged`,
    ...subscribers.map(({ heard, connections }) => `${heard.length} heard over ${connections} connections`),
  ];
  say(`${story}: ${counts.join(', ')}`);
}

describe('nothing is lost and nothing comes twice', () => {
  it(`when servers are killed, ${rounds} times`, async () => {
    for (let round = 0; round < rounds; round++) {
      await writers.progress(30);
      // In turn, so that the node that numbers the events is met as often as the other one, and now and then both.
      const killed = round % 10 === 9 ? cluster.nodes : [cluster.nodes[round % 2] as Node];
      await Promise.all(killed.map((node) => node.kill()));
      for (const node of killed) await node.start();
      if (round % 10 === 9) say(`${round + 1} times killed, ${writers.acknowledged.length} acknowledged`);
    }
    await settle(`servers killed ${rounds} times`);
    expect(subscribers.map(({ connections }) => connections > 0)).toEqual(subscribers.map(() => true));
  });

  it('when PostgreSQL is killed', async () => {
    // More often in so short a time, its keeper would give up.
    for (let round = 0; round < 5; round++) {
      await writers.progress(30);
      await cluster.killDatabase();
    }
    await settle('PostgreSQL killed 5 times');
  });

  it('when the servers freeze in turn, and thaw', async () => {
    const freezes = Math.max(2, Math.ceil(rounds / 12));
    for (let round = 0; round < freezes; round++) {
      await writers.progress(30);
      const [frozen, other] = [cluster.nodes[round % 2], cluster.nodes[(round + 1) % 2]] as [Node, Node];
      frozen.freeze();
      // The other one numbers what is new, once the server has ended the frozen session: whoever listens to it hears of it.
      const [eventId = ''] = await writers.mark(other);
      await Promise.any(subscribers.map((subscriber) => subscriber.until(eventId)));
      frozen.thaw();
      await Promise.all(subscribers.map((subscriber) => subscriber.until(eventId)));
    }
    await settle(`servers frozen ${freezes} times`);
  });
});
