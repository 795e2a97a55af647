import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Encoding } from '../../src/hub/encoding.ts';
import { everything, type Filter, type Filters } from '../../src/hub/filter.ts';
import { Hub, type HubLimits } from '../../src/hub/hub.ts';
import { createPositions } from '../../src/log/position.ts';
import { FakeEnvironment, settle } from '../support/fake-environment.ts';
import { FakeSink, lines } from '../support/fake-sink.ts';
import { MemoryLog, thing } from '../support/memory-log.ts';
import { silentLog } from '../support/stream.ts';

const positions = createPositions(1, randomBytes(32));
const limits: HubLimits = {
  backlogBytes: 1000,
  patienceMs: 30_000,
  tailBytes: 1024 * 1024,
  reading: 4,
  readersPerTurn: 256,
  heartbeatMs: 15_000,
};
const only = (given: Partial<Filter>): Filters => [
  { types: null, resources: null, ids: null, fields: new Map(), ...given },
];
const colored = (...colors: string[]): Filters => only({ fields: new Map([['color', colors]]) });

function makeHub(overrides: Partial<HubLimits> = {}) {
  const environment = new FakeEnvironment();
  const log = new MemoryLog();
  const hub = new Hub({
    log,
    positions,
    environment,
    report: silentLog,
    limits: { ...limits, ...overrides },
    ahead: () => undefined,
    snapshots: ['/api/v1/things'],
  });
  const tenantId = randomUUID();
  const position = (number: number): string => positions.encode(tenantId, number);
  /** Commits events and lets them pass. */
  const publish = (...events: Parameters<typeof thing>[1][]): void => {
    hub.publish(events.map((given) => log.append(thing(tenantId, given))));
  };
  const join = async (options: { filters?: Filters; after?: number; sink?: FakeSink } = {}) => {
    const sink = options.sink ?? new FakeSink();
    const { filters = everything, after = null } = options;
    const stream = hub.join({ tenantId, encoding: lines, sink, filters, after });
    await environment.advance(0);
    return { sink, stream };
  };
  return { hub, log, environment, tenantId, position, publish, join };
}

describe('a stream from now on', () => {
  it('greets first, and then gives what comes after the greeting, once each', async () => {
    const { hub, log, tenantId, position, publish, join } = makeHub();
    for (let n = 0; n < 5; n++) log.append(thing(tenantId));
    const { sink } = await join();
    publish({}, {});
    publish({});
    expect(sink.frames[0]).toEqual({ type: 'Connected', tenant_id: tenantId, position: position(5) });
    expect(sink.numbers(tenantId, positions)).toEqual([6, 7, 8]);
    expect(hub.size).toBe(1);
  });

  it('leaves out what the greeting counts already, when the relay is behind', async () => {
    const { hub, log, tenantId, join } = makeHub();
    const events = [1, 2, 3].map(() => log.append(thing(tenantId)));
    const { sink } = await join();
    hub.publish(events);
    hub.publish([log.append(thing(tenantId))]);
    expect(sink.numbers(tenantId, positions)).toEqual([4]);
  });

  it('writes the events of one turn at once, the same bytes to all', async () => {
    const { publish, join } = makeHub();
    const sinks = [(await join()).sink, (await join()).sink];
    const before = sinks.map(({ writes }) => writes.length);
    publish({}, {}, {});
    expect(sinks.map(({ writes }, index) => writes.length - (before[index] ?? 0))).toEqual([1, 1]);
    expect(sinks[0]?.writes.at(-1)).toBe(sinks[1]?.writes.at(-1));
  });

  it('ends where the log cannot be read', async () => {
    const { hub, log, join } = makeHub();
    log.fault = new Error('no database');
    const { sink, stream } = await join();
    expect(sink.closed?.reason).toBe('unavailable');
    expect(sink.frames).toEqual([]);
    stream.leave();
    expect(hub.size).toBe(0);
  });

  it('gives nothing to who has left, also before the greeting', async () => {
    const { hub, tenantId, publish, join } = makeHub();
    const early = new FakeSink();
    hub.join({ tenantId, encoding: lines, sink: early, filters: everything, after: null }).leave();
    const { sink: late, stream } = await join();
    stream.leave();
    stream.leave();
    publish({});
    expect(early.frames).toEqual([]);
    expect(late.numbers(tenantId, positions)).toEqual([]);
    expect(hub.size).toBe(0);
  });

  it('leaves nothing behind: neither its filter, for which no frame is made any more, nor its tenant', async () => {
    const { hub, tenantId, publish, join } = makeHub();
    const made: string[] = [];
    const counted: Encoding = {
      name: 'counted',
      encode(text) {
        made.push(text);
        return lines.encode(text);
      },
    };
    const ending = { tenantId, encoding: counted, sink: new FakeSink(), filters: colored('red'), after: null };
    const stream = hub.join(ending);
    const { stream: other } = await join();
    publish({ after: { color: 'red' } });
    expect(made.filter((text) => text.includes('"meta"'))).toHaveLength(1);
    stream.leave();
    publish({ after: { color: 'red' } });
    expect(made.filter((text) => text.includes('"meta"'))).toHaveLength(1);
    expect(hub.tenants).toBe(1);
    other.leave();
    expect(hub.tenants).toBe(0);
  });

  it('ends alone, where it would miss an event', async () => {
    const { tenantId, publish, join } = makeHub();
    const broken = new FakeSink();
    await join({ sink: broken, filters: colored('red') });
    const { sink: whole } = await join();
    broken.write = () => {
      throw new Error('no memory');
    };
    publish({ after: { color: 'red' } });
    expect(broken.closed?.reason).toBe('unavailable');
    expect(whole.numbers(tenantId, positions)).toEqual([1]);
  });
});

describe('an event for many', () => {
  const reached = (sinks: readonly FakeSink[], tenantId: string): (readonly number[])[] =>
    sinks.map((sink) => sink.numbers(tenantId, positions));

  it('comes to a few of them in each turn, and what comes meanwhile follows it in one write', async () => {
    const { environment, tenantId, publish, join } = makeHub({ readersPerTurn: 2 });
    const sinks = [];
    for (let n = 0; n < 5; n++) sinks.push((await join()).sink);
    const writes = sinks.map((sink) => sink.writes.length);
    publish({});
    expect(reached(sinks, tenantId)).toEqual([[1], [1], [], [], []]);
    publish({}, {});
    publish({});
    expect(reached(sinks, tenantId)).toEqual([[1], [1], [], [], []]);
    await environment.advance(0);
    expect(reached(sinks, tenantId)).toEqual(Array.from({ length: 5 }, () => [1, 2, 3, 4]));
    expect(sinks.map((sink, index) => sink.writes.length - (writes[index] as number))).toEqual([2, 2, 2, 2, 2]);
  });

  it('is not heard again by who comes meanwhile, and costs who leaves nothing', async () => {
    const { hub, environment, tenantId, publish, join } = makeHub({ readersPerTurn: 1 });
    const [first, second, third] = [await join(), await join(), await join()];
    publish({});
    third.stream.leave();
    const late = new FakeSink();
    hub.join({ tenantId, encoding: lines, sink: late, filters: everything, after: 0 });
    await environment.advance(0);
    publish({});
    await environment.advance(0);
    expect(reached([first.sink, second.sink, third.sink, late], tenantId)).toEqual([[1, 2], [1, 2], [], [1, 2]]);
  });

  it('comes before the answer to a change of filters, and before a position that is asked for', async () => {
    const { environment, tenantId, position, publish, join } = makeHub({ readersPerTurn: 1 });
    const [, changing, asking, rest] = [await join(), await join(), await join(), await join()];
    publish({});
    publish({});
    changing.stream.change(colored('red'), (at) => ({ type: 'Subscribed', position: at }));
    expect(changing.sink.frames.slice(-3)).toMatchObject([
      { meta: { position: position(1) } },
      { meta: { position: position(2) } },
      { type: 'Subscribed', position: position(2) },
    ]);
    expect(asking.stream.standing()).toBe(position(2));
    expect(asking.sink.numbers(tenantId, positions)).toEqual([1, 2]);
    expect(rest.sink.numbers(tenantId, positions)).toEqual([]);
    await environment.advance(0);
    expect(reached([changing.sink, asking.sink, rest.sink], tenantId)).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
  });

  it('does not keep those of another filter waiting, however many come', async () => {
    const { environment, tenantId, publish, join } = makeHub({ readersPerTurn: 1 });
    const turns: (() => void)[] = [];
    environment.timers.soon = (run) => void turns.push(run);
    await join();
    const { sink: second } = await join();
    const { sink: other } = await join({ filters: colored('red') });
    publish({ after: { color: 'red' } });
    publish({});
    turns.shift()?.();
    expect(reached([second, other], tenantId)).toEqual([[], [1]]);
    turns.shift()?.();
    expect(reached([second, other], tenantId)).toEqual([[1], [1]]);
  });

  it('ends for all who have not got it where it cannot be made for one of them', async () => {
    const { environment, publish, join } = makeHub({ readersPerTurn: 1 });
    const [first, second, asking] = [await join(), await join(), await join()];
    publish({});
    publish({}, {});
    const concat = Buffer.concat.bind(Buffer);
    Buffer.concat = () => {
      Buffer.concat = concat;
      throw new RangeError('Array buffer allocation failed');
    };
    asking.stream.standing();
    publish({});
    await environment.advance(0);
    expect(asking.sink.closed?.reason).toBe('unavailable');
    for (const { sink } of [first, second]) expect([sink.closed, sink.faults()]).toEqual([null, []]);
  });

  it('leaves nobody with a gap where one of them can neither be written to nor be ended', async () => {
    const { environment, tenantId, publish, join } = makeHub({ readersPerTurn: 1 });
    const sinks: FakeSink[] = [];
    for (let n = 0; n < 4; n++) sinks.push((await join()).sink);
    const [whole, broken, ...others] = sinks as [FakeSink, FakeSink, ...FakeSink[]];
    broken.write = () => {
      throw new Error('no memory');
    };
    broken.close = () => {
      throw new Error('no memory either');
    };
    publish({});
    await environment.advance(0);
    publish({});
    await environment.advance(0);
    expect(others.map((sink) => [sink.closed?.reason, sink.numbers(tenantId, positions)])).toEqual([
      ['unavailable', []],
      ['unavailable', []],
    ]);
    expect(whole.closed?.reason).toBe('unavailable');
  });

  it('takes its turns, however much comes that is for nobody', async () => {
    const { hub, tenantId, publish, join } = makeHub({ readersPerTurn: 1 });
    const sinks = [(await join()).sink, (await join()).sink];
    publish({});
    for (let n = 0; n < 20; n++) hub.publish([]);
    expect(reached(sinks, tenantId)).toEqual([[1], []]);
  });

  it('is given to all at once where too many bytes would wait', async () => {
    const { tenantId, publish, join } = makeHub({ readersPerTurn: 1, backlogBytes: 16 * 1024 * 1024 });
    const sinks = [(await join()).sink, (await join()).sink];
    publish({});
    publish({ text: 'x'.repeat(3 * 1024 * 1024) });
    expect(reached(sinks, tenantId)[1]).toEqual([]);
    publish({ text: 'x'.repeat(1024 * 1024) });
    expect(reached(sinks, tenantId)).toEqual([1, 2].map(() => [1, 2, 3]));
  });

  it('is given to all at once where it has to wait too often', async () => {
    const { tenantId, publish, join } = makeHub({ readersPerTurn: 1 });
    const sinks = [(await join()).sink, (await join()).sink];
    for (let n = 0; n < 8; n++) publish({});
    expect(reached(sinks, tenantId)[1]).toEqual([]);
    publish({});
    expect(reached(sinks, tenantId)).toEqual([1, 2].map(() => [1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });
});

describe('a stream after a position', () => {
  it('catches up from the log, says so, and goes on live', async () => {
    const { log, tenantId, position, publish, join } = makeHub();
    for (let n = 0; n < 600; n++) log.append(thing(tenantId));
    const { sink } = await join({ after: 2 });
    publish({});
    expect(sink.frames[0]).toMatchObject({ type: 'Connected', position: position(2) });
    expect(sink.numbers(tenantId, positions)).toEqual(Array.from({ length: 599 }, (_, n) => n + 3));
    expect(sink.frames.filter(({ type }) => type === 'CaughtUp')).toEqual([
      { type: 'CaughtUp', position: position(600) },
    ]);
    expect(sink.faults()).toEqual([]);
  });

  it('is served from memory where that goes back far enough', async () => {
    const { log, tenantId, publish, join } = makeHub();
    await join();
    publish(...Array.from({ length: 300 }, () => ({})));
    const before = log.reads;
    const { sink } = await join({ after: 100 });
    await settle();
    expect(sink.numbers(tenantId, positions)).toEqual(Array.from({ length: 200 }, (_, n) => n + 101));
    expect(log.reads).toBe(before);
  });

  it('is told of a gap, and ends, where the log no longer has what follows', async () => {
    const { log, tenantId, position, join } = makeHub();
    for (let n = 0; n < 10; n++) log.append(thing(tenantId));
    log.drop(tenantId, 4);
    const { sink } = await join({ after: 3 });
    expect(sink.frames.slice(1)).toEqual([{ type: 'Gap', oldest: position(4), snapshots: ['/api/v1/things'] }]);
    expect(sink.closed).toEqual({ reason: 'gap', position: position(3) });
    expect((await join({ after: 4 })).sink.numbers(tenantId, positions)).toEqual([5, 6, 7, 8, 9, 10]);
  });

  it('is refused where the log has not come so far', async () => {
    const { log, tenantId, join } = makeHub();
    log.append(thing(tenantId));
    const { sink } = await join({ after: 2 });
    expect(sink.frames).toMatchObject([{ type: 'Error', code: 'POSITION_FUTURE' }]);
    expect(sink.closed?.reason).toBe('refused');
  });

  it('may be ahead of what has passed here, since another node may be quicker', async () => {
    const { hub, log, tenantId, join } = makeHub();
    const events = [1, 2, 3].map(() => log.append(thing(tenantId)));
    await join();
    hub.publish(events.slice(0, 1));
    const { sink } = await join({ after: 3 });
    hub.publish(events.slice(1));
    hub.publish([log.append(thing(tenantId))]);
    expect(sink.numbers(tenantId, positions)).toEqual([4]);
  });
});

describe('a filter', () => {
  it('lets through what it names, each event with the position before which there was nothing', async () => {
    const { tenantId, publish, join } = makeHub();
    const row = randomUUID();
    const streams = {
      type: (await join({ filters: only({ types: ['ThingEnded'] }) })).sink,
      id: (await join({ filters: only({ ids: [row] }) })).sink,
      color: (await join({ filters: colored('red', 'blue') })).sink,
      either: (await join({ filters: [...colored('red'), ...only({ ids: [row] })] })).sink,
      none: (await join({ filters: [] })).sink,
    };
    publish(
      { after: { color: 'red' } },
      { type: 'ThingEnded', before: { color: 'green' } },
      { rowId: row, after: { color: 'green' } },
      { rowId: row, after: { color: 'red' } },
    );
    publish({ after: { color: 'blue' } });
    const heard = Object.entries(streams).map(([name, sink]) => [name, sink.numbers(tenantId, positions)]);
    expect(Object.fromEntries(heard)).toEqual({ type: [2], id: [3, 4], color: [1, 4, 5], either: [1, 3, 4], none: [] });
    expect(Object.values(streams).flatMap((sink) => sink.faults())).toEqual([]);
  });

  it('tells of rows that come into view, and of those that go only that they went', async () => {
    const { position, publish, join } = makeHub();
    const { sink } = await join({ filters: colored('red') });
    const rowId = randomUUID();
    publish({ rowId, after: { color: 'blue' } });
    publish({ rowId, version: 2, before: { color: 'blue' }, after: { color: 'red' } });
    publish({ rowId, version: 3, before: { color: 'red' }, after: { color: 'red' } });
    publish({ rowId, version: 4, before: { color: 'red' }, after: { color: 'blue' } });
    publish({ rowId, version: 5, before: { color: 'blue' }, after: { color: 'blue' } });
    const [, entered, stayed, left, ...others] = sink.frames;
    expect(entered?.meta).toMatchObject({ version: 2, moved: 'in', position: position(2) });
    expect(stayed?.meta).not.toHaveProperty('moved');
    expect(Object.keys(left ?? {})).toEqual(['type', 'tenant_id', 'meta']);
    expect(left).toMatchObject({
      type: 'MovedOut',
      meta: { moved: 'out', id: rowId, version: 4, previous: position(3) },
    });
    expect(left?.meta).not.toHaveProperty('actor');
    expect(others).toEqual([]);
  });

  it('is obeyed by deletions, by the row as it was', async () => {
    const { tenantId, publish, join } = makeHub();
    const { sink } = await join({ filters: colored('red') });
    publish({ before: { color: 'red' } }, { before: { color: 'blue' } });
    expect(sink.numbers(tenantId, positions)).toEqual([1]);
    expect(sink.frames.at(-1)?.meta).not.toHaveProperty('moved');
  });

  it('changes from the position that the answer names', async () => {
    const { environment, tenantId, position, publish, join } = makeHub();
    const { sink, stream } = await join({ filters: colored('red') });
    publish({ after: { color: 'red' } }, { after: { color: 'blue' } });
    stream.change(colored('blue'), (at) => ({ type: 'Subscribed', position: at }));
    publish({ after: { color: 'red' } }, { after: { color: 'blue' } });
    await environment.advance(0);
    expect(sink.frames.map(({ type }) => type)).toEqual(['Connected', 'ThingHappened', 'Subscribed', 'ThingHappened']);
    expect(sink.frames[2]).toEqual({ type: 'Subscribed', position: position(2) });
    expect(sink.numbers(tenantId, positions)).toEqual([1, 4]);
    expect(sink.faults()).toEqual([]);
  });

  it('changes also before the stream has begun, and while it catches up', async () => {
    const { log, environment, tenantId, hub, join } = makeHub();
    for (let n = 0; n < 10; n++) log.append(thing(tenantId, { after: { color: n % 2 === 0 ? 'red' : 'blue' } }));
    const sink = new FakeSink();
    const stream = hub.join({ tenantId, encoding: lines, sink, filters: everything, after: 0 });
    stream.change(colored('blue'), (position) => ({ type: 'Subscribed', position }));
    await environment.advance(0);
    expect(sink.frames.slice(0, 2).map(({ type }) => type)).toEqual(['Connected', 'Subscribed']);
    expect(sink.numbers(tenantId, positions)).toEqual([2, 4, 6, 8, 10]);
    expect((await join({ after: 0 })).sink.numbers(tenantId, positions)).toHaveLength(10);
  });

  it('proves continuity also over what was looked at and not told, while it catches up and after', async () => {
    const { log, tenantId, position, publish, join } = makeHub();
    const blue = (count: number) => Array.from({ length: count }, () => ({ after: { color: 'blue' } }));
    for (const given of [{ after: { color: 'red' } }, ...blue(70), { after: { color: 'red' } }, ...blue(70)]) {
      log.append(thing(tenantId, given));
    }
    const { sink } = await join({ filters: colored('red'), after: 0 });
    expect(sink.numbers(tenantId, positions)).toEqual([1, 72]);
    expect(sink.frames.find(({ meta }) => meta?.position === position(72))?.meta?.previous).toBe(position(1));
    publish({ after: { color: 'red' } });
    expect(sink.numbers(tenantId, positions)).toEqual([1, 72, 143]);
    expect(sink.faults()).toEqual([]);
  });

  it('proves continuity also after a time in which its reader did not keep up', async () => {
    const { environment, tenantId, position, publish, join } = makeHub();
    const red = { after: { color: 'red' } };
    const blue = { after: { color: 'blue' } };
    const slow = (await join({ filters: colored('red') })).sink;
    await join({ filters: colored('red') });
    slow.stall();
    publish(red, red, red, red);
    publish(red, blue, blue);
    await environment.advance(limits.heartbeatMs);
    slow.resume();
    await environment.advance(0);
    expect(slow.frames.at(-1)).toEqual({ type: 'Position', position: position(7), previous: position(5) });
    publish(red);
    expect(slow.numbers(tenantId, positions)).toEqual([1, 2, 3, 4, 5, 8]);
    expect(slow.faults()).toEqual([]);
  });

  it('without events is told now and then where it stands', async () => {
    const { environment, position, publish, join } = makeHub();
    const { sink } = await join({ filters: colored('red') });
    publish({ after: { color: 'red' } }, { after: { color: 'blue' } }, { after: { color: 'blue' } });
    await environment.advance(limits.heartbeatMs);
    await environment.advance(limits.heartbeatMs);
    expect(sink.frames.slice(2)).toEqual([{ type: 'Position', position: position(3), previous: position(1) }]);
    publish({ after: { color: 'red' } });
    expect(sink.frames.at(-1)?.meta?.previous).toBe(position(3));
    expect(sink.faults()).toEqual([]);
  });
});

describe('many streams that come back at once', () => {
  /** Joins them in one turn, as after a restart: nothing is in memory yet. */
  const joinMany = async (made: ReturnType<typeof makeHub>, count: number, after: number, filters = everything) => {
    const sinks = Array.from({ length: count }, () => new FakeSink());
    for (const sink of sinks) made.hub.join({ tenantId: made.tenantId, encoding: lines, sink, filters, after });
    await made.environment.advance(0);
    return sinks;
  };

  it('share what they ask the log, and the bytes that they get', async () => {
    const made = makeHub({ backlogBytes: 1024 * 1024 });
    const { log, tenantId } = made;
    for (let n = 0; n < 120; n++) log.append(thing(tenantId));
    const sinks = await joinMany(made, 40, 10);
    const expected = Array.from({ length: 110 }, (_, n) => n + 11);
    for (const sink of sinks) expect(sink.numbers(tenantId, positions)).toEqual(expected);
    expect(sinks.flatMap((sink) => sink.faults())).toEqual([]);
    // The head; pages of 50, 50 and 10; and that nothing follows, which those ask once together who come to the end in one turn.
    expect(log.reads).toBeLessThan(12);
    const [first, second] = sinks.map(({ writes }) => writes.find((bytes) => bytes.length > 5000));
    expect(first).toBe(second);
    made.publish({});
    for (const sink of sinks) expect(sink.numbers(tenantId, positions).at(-1)).toBe(121);
  });

  it('hear by their own filters what they read together', async () => {
    const made = makeHub();
    const { log, tenantId, hub, environment } = made;
    for (let n = 0; n < 60; n++) log.append(thing(tenantId, { after: { color: n % 2 === 0 ? 'red' : 'blue' } }));
    const sinks = { red: new FakeSink(), blue: new FakeSink(), both: new FakeSink() };
    const filters = { red: colored('red'), blue: colored('blue'), both: everything };
    for (const name of ['red', 'blue', 'both'] as const) {
      hub.join({ tenantId, encoding: lines, sink: sinks[name], filters: filters[name], after: 0 });
    }
    await environment.advance(0);
    expect(sinks.red.numbers(tenantId, positions)).toEqual(Array.from({ length: 30 }, (_, n) => 2 * n + 1));
    expect(sinks.blue.numbers(tenantId, positions)).toEqual(Array.from({ length: 30 }, (_, n) => 2 * n + 2));
    expect(sinks.both.numbers(tenantId, positions)).toHaveLength(60);
    expect(Object.values(sinks).flatMap((sink) => sink.faults())).toEqual([]);
  });

  it('are not refused by an answer that was asked for before their position was given out', async () => {
    const { hub, log, environment, tenantId } = makeHub();
    log.append(thing(tenantId));
    const [early, late] = [new FakeSink(), new FakeSink()];
    hub.join({ tenantId, encoding: lines, sink: early, filters: everything, after: 1 });
    log.append(thing(tenantId));
    hub.join({ tenantId, encoding: lines, sink: late, filters: everything, after: 2 });
    await environment.advance(0);
    expect(late.closed).toBeNull();
    expect(late.frames.map(({ type }) => type)).toEqual(['Connected', 'CaughtUp']);
    expect(early.numbers(tenantId, positions)).toEqual([2]);
  });

  it('miss nothing that passes while one reads what another one asked for', async () => {
    const { hub, log, environment, tenantId, publish } = makeHub();
    log.append(thing(tenantId));
    const [early, late] = [new FakeSink(), new FakeSink()];
    hub.join({ tenantId, encoding: lines, sink: early, filters: everything, after: 1 });
    // Until the read after 1 is on its way, which finds nothing.
    while (log.reads < 2) await Promise.resolve();
    const unseen = log.append(thing(tenantId));
    hub.join({ tenantId, encoding: lines, sink: late, filters: everything, after: 1 });
    await environment.advance(0);
    hub.publish([unseen]);
    publish({});
    for (const sink of [early, late]) expect(sink.numbers(tenantId, positions)).toEqual([2, 3]);
  });

  it('go on a few at a time, so that others have their turn', async () => {
    const made = makeHub({ backlogBytes: 1024 * 1024 });
    const { environment, tenantId } = made;
    await made.join();
    made.publish(...Array.from({ length: 500 }, () => ({})));
    const written: number[] = [];
    const { after } = environment.timers;
    environment.timers.after = (ms, run) =>
      after(ms, () => {
        let writes = 0;
        counted = () => (writes += 1);
        run();
        // What a turn began goes on once its promises are kept.
        setImmediate(() => written.push(writes));
      });
    let counted = (): unknown => undefined;
    const sinks = Array.from({ length: 100 }, () => new FakeSink());
    for (const sink of sinks) {
      const write = sink.write.bind(sink);
      sink.write = (bytes) => {
        counted();
        write(bytes);
      };
      made.hub.join({ tenantId, encoding: lines, sink, filters: everything, after: 0 });
    }
    await environment.advance(0);
    for (const sink of sinks) expect(sink.numbers(tenantId, positions)).toHaveLength(500);
    expect(Math.max(...written)).toBeGreaterThan(1);
    expect(Math.max(...written)).toBeLessThan(50);
  });

  it.each(['was read', 'is being read'])('get nothing of an epoch that is over, where it %s', async (state) => {
    const made = makeHub();
    const { hub, log, tenantId } = made;
    for (let n = 0; n < 60; n++) log.append(thing(tenantId));
    const before = joinMany(made, 3, 0);
    if (state === 'was read') await before;
    else while (log.reads < 1) await Promise.resolve();
    hub.interrupt('dropped');
    const other = randomUUID();
    log.events.splice(0, 60, ...log.events.slice(0, 60).map((event) => ({ ...event, rowId: other })));
    await before;
    const [sink] = await joinMany(made, 1, 0);
    const ids = sink?.frames.flatMap(({ meta }) => (meta === undefined ? [] : [meta['id']]));
    expect(new Set(ids)).toEqual(new Set([other]));
  });
});

describe('a reader that does not keep up', () => {
  it('is no longer pushed to, and reads for itself when it can', async () => {
    const { environment, tenantId, publish, join } = makeHub();
    const [slow, quick] = [(await join()).sink, (await join()).sink];
    publish({});
    slow.stall();
    publish({}, {}, {}, {}, {});
    const stalled = slow.backlog;
    publish(...Array.from({ length: 50 }, () => ({})));
    await environment.advance(1000);
    expect(slow.backlog).toBe(stalled);
    expect(slow.numbers(tenantId, positions)).toEqual([1, 2, 3, 4, 5, 6]);
    slow.resume();
    await environment.advance(0);
    publish({});
    await environment.advance(0);
    expect(slow.numbers(tenantId, positions)).toEqual(Array.from({ length: 57 }, (_, n) => n + 1));
    expect(quick.numbers(tenantId, positions)).toEqual(slow.numbers(tenantId, positions));
    expect([...slow.faults(), ...quick.faults()]).toEqual([]);
  });

  it('is closed with its position if it stays away', async () => {
    const { environment, position, publish, join } = makeHub();
    const { sink } = await join();
    sink.stall();
    publish({}, {}, {}, {});
    publish({});
    await environment.advance(limits.patienceMs);
    expect(sink.closed).toEqual({ reason: 'stayed-away', position: position(4) });
  });

  it('is not closed because the server itself stood still for longer than that', async () => {
    const { environment, tenantId, publish, join } = makeHub();
    const { sink } = await join();
    sink.stall();
    publish({}, {}, {}, {});
    publish({});
    environment.standStill(10 * limits.patienceMs);
    await environment.advance(0);
    expect(sink.closed).toBeNull();
    sink.resume();
    await environment.advance(limits.patienceMs);
    expect([sink.closed, sink.numbers(tenantId, positions)]).toEqual([null, [1, 2, 3, 4, 5]]);
  });

  it('is not closed for as long as it takes a little', async () => {
    const { environment, publish, join } = makeHub();
    const { sink } = await join();
    sink.stall();
    publish({}, {}, {}, {});
    publish({});
    for (let n = 0; n < 10; n += 1) {
      await environment.advance(limits.patienceMs * 0.7);
      expect(sink.closed).toBeNull();
      sink.backlog -= 1;
    }
    await environment.advance(limits.patienceMs * 1.3);
    expect(sink.closed).toMatchObject({ reason: 'stayed-away' });
  });

  it('reads from the log what memory no longer holds', async () => {
    const { environment, tenantId, publish, join } = makeHub({ tailBytes: 5000 });
    const { sink } = await join();
    sink.stall();
    for (let n = 0; n < 200; n++) publish({});
    sink.resume();
    await environment.advance(10);
    expect(sink.numbers(tenantId, positions)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    expect(sink.faults()).toEqual([]);
  });
});

describe('a reader that leaves while it waits for its turn', () => {
  /** One question at a time, of which each is answered when the test says so. */
  const makeSlow = () => {
    const made = makeHub({ reading: 1 });
    const { log } = made;
    const answers: (() => void)[] = [];
    const later = <T>(ask: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        answers.push(() => void ask().then(resolve, reject));
      });
    const [span, readTenant] = [log.span.bind(log), log.readTenant.bind(log)];
    log.span = (tenantId) => later(() => span(tenantId));
    log.readTenant = (tenantId, after) => later(() => readTenant(tenantId, after));
    const answer = async (): Promise<void> => {
      answers.shift()?.();
      await settle();
    };
    const open = (tenantId: string, after: number | null = null) => {
      const sink = new FakeSink();
      return { sink, stream: made.hub.join({ tenantId, encoding: lines, sink, filters: everything, after }) };
    };
    return { ...made, open, answer };
  };

  it('costs no question, and the next one has its turn', async () => {
    const { log, tenantId, open, answer } = makeSlow();
    for (let n = 0; n < 3; n += 1) log.append(thing(tenantId));
    const first = open(randomUUID());
    const leaving = Array.from({ length: 1000 }, (_, n) => (n % 2 === 0 ? open(randomUUID()) : open(tenantId, 1)));
    const last = open(tenantId, 2);
    await settle();
    for (const { stream } of leaving) stream.leave();
    const before = log.reads;
    await answer();
    expect(first.sink.frames).toMatchObject([{ type: 'Connected' }]);
    // Where the last one begins, and what follows there.
    for (let n = 0; n < 4; n += 1) await answer();
    expect(last.sink.numbers(tenantId, positions)).toEqual([3]);
    expect(log.reads - before).toBeLessThanOrEqual(5);
    expect(leaving.every(({ sink }) => sink.writes.length === 0)).toBe(true);
  });

  it('does not take the turn from those who ask the same and stay', async () => {
    const { log, tenantId, position, open, answer } = makeSlow();
    log.append(thing(tenantId));
    open(randomUUID());
    const [leaving, staying] = [open(tenantId), open(tenantId)];
    await settle();
    leaving.stream.leave();
    await answer();
    await answer();
    expect(staying.sink.frames).toMatchObject([{ type: 'Connected', position: position(1) }]);
    expect(leaving.sink.frames).toEqual([]);
  });
});
