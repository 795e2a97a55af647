import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startSequencer } from '../../src/log/sequencer.ts';
import type { LoggedEvent, NumberedRound, Retained, SequencerStore } from '../../src/log/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { FakeEnvironment, settle } from '../support/fake-environment.ts';
import { FrameSocket } from '../support/socket.ts';
import { append, silentLog, startStream, type TestStream } from '../support/stream.ts';

/** No node reads on its own account within a test. */
const never = 3_600_000;
const tenantId = randomUUID();

describe('nodes that do not sequence', () => {
  let database: TestDatabase;
  const nodes: TestStream[] = [];
  beforeEach(async () => {
    database = await freshDatabase(null);
  });
  afterEach(async () => {
    await Promise.all(nodes.splice(0).map((node) => node.stop()));
    await database.drop();
  });

  /** The first one to be started has the term. */
  async function start(pollMs: number): Promise<TestStream> {
    let leads: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      leads = resolve;
    });
    const info = (_details: object, message: string): void => {
      if (message === 'has taken over') leads();
    };
    const node = await startStream(database, { limits: { pollMs }, log: { ...silentLog, info } });
    nodes.push(node);
    if (nodes.length === 1) await told;
    return node;
  }

  const publish = async (leader: TestStream): Promise<string> => {
    const { eventId } = await append(database.pool, { tenantId });
    leader.events.wake('thing');
    return eventId;
  };

  const heardBy = async (socket: FrameSocket, last: string): Promise<readonly string[]> =>
    (await socket.until(({ meta }) => meta?.event_id === last)).flatMap(({ meta }) => meta?.event_id ?? []);

  it('hear of events as they are numbered, and deliver the same in the same order', async () => {
    const leader = await start(never);
    const others = [await start(never), await start(never)];
    const sockets = await Promise.all([leader, ...others].map((node) => FrameSocket.open(node.url(tenantId))));
    const heard = sockets.map((): string[] => []);
    const made: string[] = [];
    for (let n = 0; n < 60; n++) {
      const eventId = await publish(leader);
      made.push(eventId);
      // Some one by one, so that no later announcement stands in for a lost one; the others in bursts.
      if (n > 10 && n % 10 !== 9) continue;
      await Promise.all(sockets.map(async (socket, at) => heard[at]?.push(...(await heardBy(socket, eventId)))));
    }
    expect(heard).toEqual(sockets.map(() => made));
  });

  it('lose nothing with the connection on which they listen', async () => {
    const leader = await start(20);
    const other = await start(20);
    const sockets = [await FrameSocket.open(leader.url(tenantId)), await FrameSocket.open(other.url(tenantId))];
    const made: string[] = [];
    const cutOne = async (): Promise<void> => {
      for (;;) {
        const { rowCount } = await database.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'resound relay' AND datname = current_database()`,
        );
        // Until one has connected again there is nothing to cut.
        if (rowCount !== 0) return;
      }
    };
    for (let n = 0; n < 60; n++) {
      made.push(await publish(leader));
      if (n % 10 === 5) await cutOne();
    }
    for (const socket of sockets) expect(await heardBy(socket, made.at(-1) as string)).toEqual(made);
  });
});

describe('the sequencer', () => {
  /** Numbers so many events a round, and then none. */
  class CountingStore implements SequencerStore {
    readonly announced: number[] = [];
    readonly #rounds: number[];
    #head = 0;
    constructor(rounds: readonly number[]) {
      this.#rounds = [...rounds];
    }
    takeOver = () => Promise.resolve({ high: 0, xact: 0 });
    sequence(): Promise<NumberedRound> {
      const moved = Array.from({ length: this.#rounds.shift() ?? 0 }, (_, index) => this.#head + index + 1);
      this.#head += moved.length;
      const events: LoggedEvent[] = [];
      return Promise.resolve({ moved, events, head: this.#head, epoch: 1, xmin: 1, xact: null });
    }
    extend = () => Promise.resolve(1_000_000);
    retain = () => Promise.resolve<Retained>('kept');
    announce(head: number): Promise<void> {
      this.announced.push(head);
      return Promise.resolve();
    }
    resign = () => Promise.resolve();
    release = () => Promise.resolve();
  }

  it('announces the last of rounds that follow one another at once, and nothing where nothing was numbered', async () => {
    const store = new CountingStore([1000, 1000, 1000, 3]);
    const environment = new FakeEnvironment();
    const sequencer = startSequencer({
      store,
      environment,
      log: silentLog,
      began: () => undefined,
      moved: () => undefined,
      pollMs: 50,
      retainMs: 10_000,
      roundEvents: 1000,
    });
    for (let turn = 0; turn < 10; turn++) await settle();
    await environment.advance(500);
    expect(store.announced).toEqual([1000, 3003]);
    await sequencer.stop();
  });
});
