import { describe, expect, it } from '@jest/globals';
import { startWorker } from '../../src/worker.ts';
import { FakeEnvironment, settle } from '../support/fake-environment.ts';
import { silentLog } from '../support/stream.ts';

function start(step: (run: number) => Promise<number>, recover: () => void = () => undefined, spacingMs = 0) {
  const environment = new FakeEnvironment();
  const runs: number[] = [];
  const worker = startWorker({
    name: 'test',
    environment,
    log: silentLog,
    step: () => step(runs.push(environment.clock.now())),
    spacingMs,
    recover() {
      recover();
      return Promise.resolve();
    },
  });
  return { environment, runs, worker };
}

describe('a worker', () => {
  it('works now and then', async () => {
    const { environment, runs } = start(() => Promise.resolve(50));
    await environment.advance(160);
    expect(runs).toEqual([0, 50, 100, 150]);
  });

  it('works at once when it is woken, and once for many calls', async () => {
    const { environment, runs, worker } = start(() => Promise.resolve(1000));
    await environment.advance(10);
    for (let n = 0; n < 5; n++) worker.wake();
    await environment.advance(10);
    // The first call begins a step, the others ask for one more.
    expect(runs).toEqual([0, 10, 10]);
  });

  it('keeps its spacing however often it is woken, and works at once after a rest', async () => {
    const { environment, runs, worker } = start(() => Promise.resolve(1000), undefined, 8);
    await environment.advance(100);
    for (let n = 0; n < 20; n++) {
      worker.wake();
      worker.wake();
      await environment.advance(1);
    }
    await environment.advance(50);
    worker.wake();
    await settle();
    expect(runs).toEqual([0, 100, 108, 116, 124, 170]);
  });

  it('keeps its spacing for a call that comes while it works, and not for more of the same work', async () => {
    const { environment, runs, worker } = start((run) => Promise.resolve(run < 3 ? 0 : 1000), undefined, 8);
    worker.wake();
    await settle();
    expect(runs).toEqual([0, 0, 0]);
    worker.wake();
    await environment.advance(7);
    expect(runs).toHaveLength(3);
    await environment.advance(1);
    expect(runs).toEqual([0, 0, 0, 8]);
  });

  it('does not lose a call that comes while it works', async () => {
    let finish: (waitMs: number) => void = () => undefined;
    const { runs, worker } = start((run) =>
      run === 1 ? new Promise<number>((resolve) => (finish = resolve)) : Promise.resolve(1000),
    );
    worker.wake();
    expect(runs).toHaveLength(1);
    finish(1000);
    await settle();
    expect(runs).toHaveLength(2);
  });

  it('goes on at once while there is more', async () => {
    const { runs } = start((run) => Promise.resolve(run < 4 ? 0 : 1000));
    await settle();
    expect(runs).toEqual([0, 0, 0, 0]);
  });

  it('pauses longer after each failure, recovers, and is not hurried by calls', async () => {
    let recovered = 0;
    const { environment, runs, worker } = start(
      (run) => (run <= 6 ? Promise.reject(new Error('no')) : Promise.resolve(1000)),
      () => (recovered += 1),
    );
    await settle();
    worker.wake();
    worker.wake();
    await environment.advance(20_000);
    const pauses = runs.slice(1, 7).map((at, index) => at - (runs[index] ?? 0));
    pauses.forEach((pause, index) => {
      expect(pause).toBeGreaterThan((50 * 2 ** index) / 2);
      expect(pause).toBeLessThanOrEqual(50 * 2 ** index);
    });
    expect(recovered).toBe(6);
    expect(worker.works()).toBe(true);
  });

  it('ends after the step that runs', async () => {
    let finish: (waitMs: number) => void = () => undefined;
    const { environment, runs, worker } = start(() => new Promise<number>((resolve) => (finish = resolve)));
    let stopped = false;
    const stopping = worker.stop().then(() => (stopped = true));
    await settle();
    expect(stopped).toBe(false);
    finish(0);
    await stopping;
    worker.wake();
    await environment.advance(10_000);
    expect(runs).toEqual([0]);
    expect(environment.pending).toBe(0);
  });
});
