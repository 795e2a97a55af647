import { afterEach, describe, expect, it } from '@jest/globals';
import type { TimerStatement } from '../../src/contract/api.ts';
import { type Schedule, startSchedule } from '../../src/schedule/schedule.ts';
import type { TimerStore } from '../../src/schedule/store.ts';
import { FakeEnvironment } from '../support/fake-environment.ts';
import { silentLog } from '../support/stream.ts';

const timer: TimerStatement = { name: 'thing.expire', resource: 'thing', sql: '', next: '' };

/** Due times of rows, by the test's clock. */
class FakeRows implements TimerStore {
  due: number[] = [];
  /** Due times that another node works on. */
  locked: number[] = [];
  readonly fired: number[] = [];
  asked = 0;
  readonly #environment: FakeEnvironment;

  constructor(environment: FakeEnvironment) {
    this.#environment = environment;
  }

  next(): Promise<number | null> {
    this.asked += 1;
    const all = [...this.due, ...this.locked];
    return Promise.resolve(all.length === 0 ? null : Math.min(...all) - this.#environment.clock.now());
  }

  fire(_: TimerStatement, limit: number): Promise<{ fired: number; parked: number }> {
    const now = this.#environment.clock.now();
    const batch = this.due.filter((at) => at <= now).slice(0, limit);
    for (const at of batch) this.due.splice(this.due.indexOf(at), 1);
    this.fired.push(...batch.map(() => now));
    return Promise.resolve({ fired: batch.length, parked: 0 });
  }
}

describe('the schedule', () => {
  let schedule: Schedule | null = null;
  afterEach(() => schedule?.stop());

  function start(prepare: (rows: FakeRows) => void = () => undefined) {
    const environment = new FakeEnvironment();
    const rows = new FakeRows(environment);
    prepare(rows);
    const woken: string[] = [];
    const running = startSchedule({
      timers: [timer],
      store: rows,
      environment,
      log: silentLog,
      fired: (resource) => woken.push(resource),
    });
    schedule = running;
    return { environment, rows, woken, schedule: running };
  }

  it('fires a row when it is due, once, and says so', async () => {
    const { environment, rows, woken } = start((it) => it.due.push(1234.5));
    await environment.advance(1234);
    expect(rows.fired).toEqual([]);
    await environment.advance(50);
    expect(rows.fired).toEqual([1235]);
    expect(woken).toEqual(['thing']);
    await environment.advance(600_000);
    expect(rows.fired).toHaveLength(1);
  });

  it('does not spin for a row that is due in 30 days', async () => {
    const days = 24 * 3600 * 1000;
    const { environment, rows } = start((it) => it.due.push(30 * days));
    await environment.advance(3_600_000);
    expect(rows.asked).toBeLessThanOrEqual(61);
    await environment.advance(30 * days - 3_600_000 + 1);
    expect(rows.fired).toEqual([30 * days]);
  });

  it('sees a row that comes nearer when it is poked', async () => {
    const { environment, rows, schedule: running } = start((it) => it.due.push(50_000));
    await environment.advance(1000);
    rows.due.push(1100);
    running.poke('thing');
    running.poke('other');
    await environment.advance(150);
    expect(rows.fired).toEqual([1100]);
  });

  it('asks now and then however often it is poked', async () => {
    const { environment, rows, schedule: running } = start();
    for (let ms = 0; ms < 1000; ms++) {
      running.poke('thing');
      await environment.advance(1);
    }
    expect(rows.asked).toBeLessThanOrEqual(41);
  });

  it('works off what fell due while nobody was there', async () => {
    const { environment, rows } = start((it) => it.due.push(...Array.from({ length: 950 }, () => -1)));
    await environment.advance(1000);
    expect(rows.fired).toHaveLength(950);
  });

  it('does not spin on rows that another node works on', async () => {
    const { environment, rows } = start((it) => it.locked.push(0));
    await environment.advance(10_000);
    expect(rows.asked).toBeLessThan(210);
    rows.due.push(...rows.locked.splice(0));
    await environment.advance(200);
    expect(rows.fired).toHaveLength(1);
  });
});
