import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Link } from '../../src/database/link.ts';
import { type Log, realEnvironment } from '../../src/environment.ts';
import { postgresSequencer } from '../../src/log/postgres-sequencer.ts';
import { startSequencer } from '../../src/log/sequencer.ts';
import { Wire } from '../http/fixture/wire.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { FakeEnvironment } from '../support/fake-environment.ts';
import { endWithUs } from '../support/leash.ts';
import { append, silentLog, startStream } from '../support/stream.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
const tenantId = randomUUID();
const running: { end(): Promise<void> }[] = [];
beforeEach(async () => {
  database = await freshDatabase(null);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.end()));
  await database.drop();
});

/** What a process has said, and what waits to be heard from it. */
class SequencingProcess {
  readonly #child: ChildProcess;
  readonly #lines: { readonly said?: string; readonly moved?: readonly string[] }[] = [];
  readonly #waiting = new Set<() => void>();

  constructor() {
    const file = fileURLToPath(new URL('./sequencing-process.ts', import.meta.url));
    const { address, role } = database;
    this.#child = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify({ address, role })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    endWithUs(this.#child);
    createInterface({ input: this.#child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      this.#lines.push(JSON.parse(line) as { said?: string });
      for (const look of this.#waiting) look();
    });
    running.push(this);
  }

  get moved(): readonly string[] {
    return this.#lines.flatMap(({ moved = [] }) => moved);
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
      });
    }
  }

  says(words: string): Promise<void> {
    return this.#until(() => this.#lines.some(({ said }) => said === words));
  }

  moves(eventId: string): Promise<void> {
    return this.#until(() => this.moved.includes(eventId));
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }
}

/** One that has the term, and one that waits for it. */
async function pair(): Promise<readonly [SequencingProcess, SequencingProcess]> {
  const leader = new SequencingProcess();
  await leader.says('has taken over');
  return [leader, new SequencingProcess()];
}

const appendNow = async (): Promise<string> => (await append(database.pool, { tenantId })).eventId;

/** Ids of the events in the log, in the order of their positions, which must be gapless. */
async function logged(): Promise<string[]> {
  const { rows } = await database.pool.query<{ event_id: string; position: string; tenant_position: string }>(
    'SELECT event_id, position, tenant_position FROM resound.log ORDER BY position',
  );
  expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_, index) => index + 1));
  expect(rows.map(({ tenant_position }) => Number(tenant_position))).toEqual(rows.map((_, index) => index + 1));
  return rows.map(({ event_id }) => event_id);
}

/** A node has asked for the term and did not get it. */
async function hasAsked(): Promise<void> {
  for (;;) {
    const { rowCount } = await database.pool.query(
      `SELECT FROM pg_stat_activity WHERE application_name = 'resound sequencer' AND datname = current_database()
         AND state = 'idle' AND query LIKE '%take_over%'`,
    );
    if (rowCount === 1) return;
  }
}

describe('another node takes over', () => {
  it('from a process that was killed', async () => {
    const [leader, successor] = await pair();
    const before = await appendNow();
    await leader.moves(before);
    leader.signal('SIGKILL');
    const after = await appendNow();
    await successor.moves(after);
    expect(await logged()).toEqual([before, after]);
  });

  it('from a process that is frozen, which writes nothing when it thaws', async () => {
    const [leader, successor] = await pair();
    const made = [await appendNow()];
    await leader.moves(made[0] as string);
    leader.signal('SIGSTOP');
    for (let n = 0; n < 3; n++) {
      made.push(await appendNow());
      await successor.moves(made.at(-1) as string);
    }
    leader.signal('SIGCONT');
    // Its session is gone, and it has found that out.
    await leader.says('failed and will try again');
    for (let n = 0; n < 3; n++) {
      made.push(await appendNow());
      await successor.moves(made.at(-1) as string);
    }
    expect(await logged()).toEqual(made);
    expect(leader.moved).toEqual(made.slice(0, 1));
    expect(successor.moved).toEqual(made.slice(1));
  });

  it('from a node that is cut off: its last round may be done, and nobody has told it', async () => {
    const wire = new Wire();
    const address = await wire.through(database.address);
    const link = new Link({ address, role: database.role, name: 'resound test cut off', idleTimeoutMs: 2000 });
    const told: string[] = [];
    let moved: () => void = () => undefined;
    const sequencer = startSequencer({
      store: postgresSequencer(link),
      environment: realEnvironment,
      log: silentLog,
      began: () => undefined,
      moved: ({ events }) => {
        told.push(...events.map(({ eventId }) => eventId));
        moved();
      },
      pollMs: 50,
      retainMs: 10_000,
      roundEvents: 1000,
    });
    running.push({
      end: async () => {
        const stopped = sequencer.stop();
        await wire.cut();
        await stopped;
      },
    });
    const first = new Promise<void>((resolve) => {
      moved = resolve;
    });
    const made = [await appendNow()];
    await first;
    const successor = new SequencingProcess();
    wire.freeze();
    for (let n = 0; n < 5; n++) made.push(await appendNow());
    const last = await appendNow();
    made.push(last);
    // Whoever numbers the others, the last one is numbered by the successor or stands behind what it has numbered.
    await successor.says('has taken over');
    const marker = await appendNow();
    await successor.moves(marker);
    expect(await logged()).toEqual([...made, marker]);
    expect(told).toEqual(made.slice(0, 1));
  });

  it('from one that stops, at once: it is told', async () => {
    const leads = (): { readonly log: Log; readonly told: Promise<void> } => {
      let resolve: () => void = () => undefined;
      const told = new Promise<void>((call) => {
        resolve = call;
      });
      const info = (_details: object, message: string): void => {
        if (message === 'has taken over') resolve();
      };
      return { log: { ...silentLog, info }, told };
    };
    const [one, other] = [leads(), leads()];
    const first = await startStream(database, { log: one.log });
    await one.told;
    const environment = new FakeEnvironment();
    // Its time stands still: it asks for the term when it starts, and then only when it is told to.
    const second = await startStream(database, { log: other.log, environment });
    running.push({ end: () => second.stop() }, { end: () => first.stop() });
    await hasAsked();
    // Past the shortest pause between two questions, and not to where it would ask by itself.
    await environment.advance(10);
    // The first one says goodbye to its sockets, and still waits for requests that are under way.
    await first.events.disconnect(0);
    await other.told;
    expect(await first.events.check()).toMatchObject({ sequencing: false });
    expect(await second.events.check()).toMatchObject({ sequencing: true });
  });
});
