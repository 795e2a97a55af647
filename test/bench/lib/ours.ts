/** Our server in a process of its own, and who writes to it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Build } from './build.ts';
import { type Child, startChild } from './children.ts';
import { freePort } from './database.ts';
import type { Audience } from './listeners.ts';
import type { BenchDatabase } from './postgres.ts';

const program = 'test/bench/server.ts';

export interface Ours {
  readonly child: Child;
  readonly port: number;
  /** Of the resource that is written. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export async function startOurs(build: Build, { address, key }: BenchDatabase): Promise<Ours> {
  const port = await freePort();
  const child = await startChild('the server', build.compiled(program), [], {
    ...process.env,
    NODE_ENV: 'production',
    SEQUENCER: 'on',
    DATABASE: JSON.stringify(address),
    PORT: String(port),
  });
  return {
    child,
    port,
    url: `http://127.0.0.1:${port}/api/v1/trajectories`,
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
  };
}

/** @param query - with its question mark; '' for everything from now on */
export const audienceOf = (ours: Ours, sockets: number, query = ''): Audience => ({
  port: ours.port,
  sockets,
  path: `/api/v1/ws${query}`,
  headers: { 'X-API-Key': ours.headers['x-api-key'] ?? '' },
});

/** What is created, as people would; its frame has about 1,000 bytes. */
export const creation = (detail = 'Count what is there, order what is missing, and tell the others.'): string =>
  JSON.stringify({
    name: 'Tidy the warehouse',
    description: detail,
    agent_id: randomUUID(),
    metadata: { origin: 'bench', tags: ['a', 'b', 'c'], depth: 2 },
  });

type Target = Pick<Ours, 'url' | 'headers'>;

/** @throws where the answer is not 201 */
export async function create({ url, headers }: Target, body: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers, body });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

/** So many creates, each at its moment, whatever became of the one before. */
export async function createAtRate(target: Target, creates: number, perSecond: number, body: string): Promise<void> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < creates; n++) {
    await pause(Math.max(0, began + (n * 1000) / perSecond - performance.now()));
    const one = create(target, body);
    // One that fails while the others are still to be sent is told of at the end.
    one.catch(() => undefined);
    running.push(one);
  }
  await Promise.all(running);
}

/** So many creates, some at a time. */
export async function createMany(target: Target, creates: number, body: string): Promise<void> {
  let left = creates;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await create(target, body);
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}
