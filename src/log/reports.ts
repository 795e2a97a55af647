import type { Environment, Log } from '../environment.ts';
import { startWorker } from '../worker.ts';
import type { Seen } from './epoch.ts';

export interface ReportsOptions {
  readonly report: (seen: Seen) => Promise<void>;
  readonly environment: Environment;
  readonly log: Log;
}

export interface Reports {
  /** Reports soon what was seen, and again until that has worked. Who comes meanwhile for the same tenant, or for none, would only ask the same. */
  add(seen: Seen): void;
  stop(): Promise<void>;
}

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
        waiting.delete(tenantId);
      }
      return idleMs;
    },
  });
  return {
    add(seen) {
      const { tenantId = '' } = seen;
      if (!waiting.has(tenantId)) waiting.set(tenantId, seen);
      worker.wake();
    },
    stop: () => worker.stop(),
  };
}
