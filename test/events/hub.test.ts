import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Hub } from '../../src/hub/hub.ts';
import type { CloseReason, Sink } from '../../src/hub/sink.ts';
import { createPositions } from '../../src/log/position.ts';
import type { LoggedEvent } from '../../src/log/store.ts';
import { settle } from '../support/fake-environment.ts';
import { silentLog } from '../support/stream.ts';

const lines = { name: 'lines', encode: (text: string) => Buffer.from(`${text}\n`) };
const positions = createPositions(1, randomBytes(32));

class FakeSink implements Sink {
  backlog = 0;
  readonly writes: string[][] = [];
  closed: { reason: CloseReason; position: string } | null = null;
  write(bytes: Buffer): void {
    this.writes.push(bytes.toString().trimEnd().split('\n'));
  }
  close(reason: CloseReason, position: string): void {
    this.closed = { reason, position };
  }
  /** Numbers of the events that were written. */
  get numbers(): number[] {
    return this.writes
      .flat()
      .map((line) => JSON.parse(line) as { n?: number })
      .flatMap(({ n }) => n ?? []);
  }
}

function event(tenantId: string, number: number): LoggedEvent {
  return {
    position: number,
    tenantId,
    number,
    eventId: randomUUID(),
    type: 'Counted',
    resource: 'thing',
    rowId: randomUUID(),
    version: 1,
    mutation: 'thing.count',
    actor: 'system',
    requestId: 'test',
    traceparent: null,
    at: '2026-01-01T00:00:00.000000Z',
    payload: `{"type":"Counted","n":${number}}`,
  };
}

/** A hub whose question for a tenant's newest number is answered when the test says so. */
function makeHub() {
  const answers: { resolve: (number: number) => void; reject: (error: Error) => void }[] = [];
  const hub = new Hub({
    heads: { tenantHead: () => new Promise((resolve, reject) => answers.push({ resolve, reject })) },
    positions,
    log: silentLog,
    mostBacklog: 1000,
  });
  const answer = async (number: number): Promise<void> => {
    answers.shift()?.resolve(number);
    await settle();
  };
  const fail = async (): Promise<void> => {
    answers.shift()?.reject(new Error('no database'));
    await settle();
  };
  const join = (tenantId: string, sink: Sink) => hub.join({ tenantId, encoding: lines, sink });
  return { hub, answer, fail, join };
}

describe('the hub', () => {
  it('greets first and then gives what comes after the greeting, once each', async () => {
    const tenantId = randomUUID();
    const { hub, answer, join } = makeHub();
    const sink = new FakeSink();
    join(tenantId, sink);
    // 4 and 5 pass before the newest number is known to be 5; 6 passes before the answer arrives.
    hub.publish([event(tenantId, 4), event(tenantId, 5)]);
    hub.publish([event(tenantId, 6)]);
    expect(sink.writes).toEqual([]);
    await answer(5);
    hub.publish([event(tenantId, 7)]);
    expect(JSON.parse(sink.writes[0]?.[0] ?? '')).toEqual({
      type: 'Connected',
      tenant_id: tenantId,
      position: positions.encode(tenantId, 5),
    });
    expect(sink.numbers).toEqual([6, 7]);
  });

  it('leaves out what the greeting already counted when the relay is behind', async () => {
    const tenantId = randomUUID();
    const { hub, answer, join } = makeHub();
    const sink = new FakeSink();
    join(tenantId, sink);
    await answer(5);
    hub.publish([event(tenantId, 4)]);
    hub.publish([event(tenantId, 5), event(tenantId, 6)]);
    expect(sink.numbers).toEqual([6]);
  });

  it('writes the events of one turn at once, the same bytes to all', async () => {
    const tenantId = randomUUID();
    const { hub, answer, join } = makeHub();
    const sinks = [new FakeSink(), new FakeSink()];
    for (const sink of sinks) {
      join(tenantId, sink);
      await answer(0);
    }
    hub.publish([event(tenantId, 1), event(randomUUID(), 1), event(tenantId, 2)]);
    for (const sink of sinks) {
      expect(sink.writes).toHaveLength(2);
      expect(sink.numbers).toEqual([1, 2]);
    }
  });

  it('closes a reader whose backlog is over the bound, with the position of what was written last', async () => {
    const tenantId = randomUUID();
    const { hub, answer, join } = makeHub();
    const [slow, quick] = [new FakeSink(), new FakeSink()];
    join(tenantId, slow);
    await answer(0);
    join(tenantId, quick);
    await answer(0);
    hub.publish([event(tenantId, 1)]);
    slow.backlog = 1001;
    hub.publish([event(tenantId, 2)]);
    slow.backlog = 0;
    hub.publish([event(tenantId, 3)]);
    expect(slow.numbers).toEqual([1]);
    expect(slow.closed).toEqual({ reason: 'stayed-away', position: positions.encode(tenantId, 1) });
    expect(quick.numbers).toEqual([1, 2, 3]);
    expect(hub.size).toBe(1);
  });

  it('keeps a bounded number of batches for a reader whose beginning is not known', () => {
    const tenantId = randomUUID();
    const { hub, join } = makeHub();
    const sink = new FakeSink();
    join(tenantId, sink);
    for (let n = 1; n <= 100; n++) hub.publish([event(tenantId, n)]);
    expect(sink.closed?.reason).toBe('unavailable');
    expect(hub.size).toBe(0);
  });

  it('closes a reader when the database does not answer', async () => {
    const { hub, fail, join } = makeHub();
    const sink = new FakeSink();
    join(randomUUID(), sink);
    await fail();
    expect(sink.closed?.reason).toBe('unavailable');
    expect(sink.writes).toEqual([]);
    expect(hub.size).toBe(0);
  });

  it('gives nothing to who has left, also before the greeting', async () => {
    const tenantId = randomUUID();
    const { hub, answer, join } = makeHub();
    const [early, late] = [new FakeSink(), new FakeSink()];
    join(tenantId, early)();
    await answer(0);
    const leave = join(tenantId, late);
    await answer(0);
    leave();
    leave();
    hub.publish([event(tenantId, 1)]);
    expect(early.writes).toEqual([]);
    expect(late.numbers).toEqual([]);
    expect(hub.size).toBe(0);
  });

  it('ends the streams that would miss an event, and no others', async () => {
    const [broken, whole] = [randomUUID(), randomUUID()];
    const { hub, answer, join } = makeHub();
    const sinks = [new FakeSink(), new FakeSink()] as const;
    join(broken, sinks[0]);
    await answer(0);
    join(whole, sinks[1]);
    await answer(0);
    sinks[0].write = () => {
      throw new Error('no memory');
    };
    hub.publish([event(broken, 1), event(whole, 1)]);
    expect(sinks[0].closed?.reason).toBe('unavailable');
    expect(sinks[1].numbers).toEqual([1]);
    expect(hub.size).toBe(1);
  });

  it('builds each position once, and each event names the one before it', async () => {
    const tenantId = randomUUID();
    const { hub, answer, join } = makeHub();
    const sink = new FakeSink();
    join(tenantId, sink);
    await answer(7);
    hub.publish([event(tenantId, 8), event(tenantId, 9)]);
    hub.publish([event(tenantId, 10)]);
    const metas = sink.writes
      .flat()
      .map((line) => (JSON.parse(line) as { meta?: { position: string; previous: string } }).meta);
    expect(metas.slice(1).map((meta) => [meta?.previous, meta?.position])).toEqual([
      [positions.encode(tenantId, 7), positions.encode(tenantId, 8)],
      [positions.encode(tenantId, 8), positions.encode(tenantId, 9)],
      [positions.encode(tenantId, 9), positions.encode(tenantId, 10)],
    ]);
  });
});
