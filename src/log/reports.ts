import type { Environment, Log } from '../environment.ts';
import { startWorker } from '../worker.ts';
import type { Seen } from './epoch.ts';

export interface ReportsOptions {
  readonly report: (seen: Seen) => Promise<void>;
  readonly environment: Environment;
  readonly log: Log;
}

export interface Reports {
  /** Reports soon what was seen, and again until that has worked: of each tenant, and of those who name none, the furthest that waits. */
  add(seen: Seen): void;
  stop(): Promise<void>;
}

const isFurther = (one: Seen, other: Seen): boolean =>
  one.epoch === other.epoch ? (one.number ?? 0) > (other.number ?? 0) : one.epoch > other.epoch;

/** Whoever adds one wakes it. */
const idleMs = 86_400_000;

/**
 * Tells the log what its clients have seen of it. Where a database is put back connections break as well, and the client that had seen the
 * most may never come again.
 */
export function startReports({ report, environment, log }: ReportsOptions): Reports {
  const waiting = new Map<string, Seen>();
  const worker = startWorker({
    name: 'reports',
    environment,
    log,
    async step() {
      for (const [tenantId, seen] of waiting) {
        await report(seen);
        // Somebody may have come meanwhile who had seen more.
        if (waiting.get(tenantId) === seen) waiting.delete(tenantId);
      }
      return idleMs;
    },
  });
  return {
    add(seen) {
      const { tenantId = '' } = seen;
      const before = waiting.get(tenantId);
      if (before === undefined || isFurther(seen, before)) waiting.set(tenantId, seen);
      worker.wake();
    },
    stop: () => worker.stop(),
  };
}
