/** Ends what was started, the last first, whatever of it there is yet. */

export interface Stopper {
  /** To be ended before all that was put here earlier. */
  readonly add: (name: string, end: () => Promise<unknown>) => void;
  /** Ends everything, once; further calls join the first. One that cannot be ended does not keep the others. */
  readonly stop: () => Promise<void>;
  readonly stopping: () => boolean;
}

/** @param failed - told of each that could not be ended */
export function createStopper(failed: (name: string, error: unknown) => void): Stopper {
  const started: { readonly name: string; readonly end: () => Promise<unknown> }[] = [];
  let stopped: Promise<void> | null = null;
  async function endAll(): Promise<void> {
    for (let last = started.pop(); last !== undefined; last = started.pop()) {
      const { name, end } = last;
      await end().catch((error: unknown) => failed(name, error));
    }
  }
  return {
    add: (name, end) => {
      started.push({ name, end });
    },
    stop: () => (stopped ??= endAll()),
    stopping: () => stopped !== null,
  };
}
