/** A credential that expires when a test says so, and neither before its stream is open nor after some time that a slow machine needs for it. */
import { type Cancel, type Environment, realEnvironment } from '../../src/environment.ts';

/** Longer than anything else is waited for. */
const farMs = 3_600_000;

export interface HeldExpiry {
  /** Real time, but for what is as far off as the expiry. */
  readonly environment: Environment;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** The time has come. */
  readonly ring: () => void;
}

export function heldExpiry(): HeldExpiry {
  const alarms = new Set<() => void>();
  const after = (ms: number, run: () => void): Cancel => {
    if (ms < farMs) return realEnvironment.timers.after(ms, run);
    alarms.add(run);
    return () => void alarms.delete(run);
  };
  return {
    environment: { ...realEnvironment, timers: { ...realEnvironment.timers, after } },
    expiresAt: Date.now() + 2 * farMs,
    ring() {
      for (const run of alarms) run();
    },
  };
}
