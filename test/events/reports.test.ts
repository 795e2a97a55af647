import { describe, expect, it } from '@jest/globals';
import type { Seen } from '../../src/log/epoch.ts';
import { startReports } from '../../src/log/reports.ts';
import { FakeEnvironment, settle } from '../support/fake-environment.ts';
import { silentLog } from '../support/stream.ts';

const minute = 60_000;

/** A log that fails, or answers when it is told to. */
function start() {
  const environment = new FakeEnvironment();
  const reported: Seen[] = [];
  const log = { fails: false, holds: false, answer: (): void => undefined };
  const reports = startReports({
    environment,
    log: silentLog,
    report(seen) {
      if (log.fails) return Promise.reject(new Error('no database'));
      reported.push(seen);
      if (!log.holds) return Promise.resolve();
      return new Promise((resolve) => {
        log.answer = resolve;
      });
    },
  });
  return { environment, reported, log, reports };
}

describe('what clients have seen', () => {
  it('is reported until that has worked, once', async () => {
    const { environment, reported, log, reports } = start();
    log.fails = true;
    reports.add({ epoch: 1, tenantId: 't', number: 5 });
    await environment.advance(minute);
    log.fails = false;
    await environment.advance(minute);
    await environment.advance(minute);
    expect(reported).toEqual([{ epoch: 1, tenantId: 't', number: 5 }]);
  });

  it('is the furthest of those that wait, of each tenant', async () => {
    const { environment, reported, log, reports } = start();
    log.fails = true;
    reports.add({ epoch: 1, tenantId: 't', number: 105 });
    await settle();
    reports.add({ epoch: 1, tenantId: 't', number: 200 });
    reports.add({ epoch: 1, tenantId: 't', number: 150 });
    reports.add({ epoch: 1, tenantId: 'u', number: 9 });
    reports.add({ epoch: 3 });
    reports.add({ epoch: 2 });
    log.fails = false;
    await environment.advance(minute);
    expect(reported).toEqual([
      { epoch: 1, tenantId: 't', number: 200 },
      { epoch: 1, tenantId: 'u', number: 9 },
      { epoch: 3 },
    ]);
  });

  it('is not forgotten where somebody comes with more while it is being reported', async () => {
    const { environment, reported, log, reports } = start();
    await settle();
    log.holds = true;
    reports.add({ epoch: 1, tenantId: 't', number: 105 });
    await settle();
    reports.add({ epoch: 1, tenantId: 't', number: 200 });
    log.holds = false;
    log.answer();
    await environment.advance(minute);
    expect(reported.map(({ number }) => number)).toEqual([105, 200]);
  });
});
