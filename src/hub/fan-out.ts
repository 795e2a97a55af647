import type { Timers } from '../environment.ts';
import type { Group } from './group.ts';

export interface FanOutOptions {
  readonly timers: Timers;
  /** Readers that are written to before everything else has its turn. */
  readonly readersPerTurn: number;
  /** Told of a group in which something could not be written. */
  readonly failed: (group: Group, error: unknown) => void;
}

/**
 * How often, and with how many bytes, groups may be begun anew while not all readers have what came before. What waits is kept once for each
 * group, and a reader that comes late gets it in one piece; beyond this, readers are written to until all of them have everything.
 */
const mostBehind = { times: 8, bytes: 4 * 1024 * 1024 };

/**
 * Gives groups' events to their readers, some in each turn of the event loop: an event for thousands must not keep requests, and the
 * events that come next, waiting until the last one has it. Each reader gets all of its events in order; who leaves the group takes what
 * it is owed (`Group.settle`).
 */
export class FanOut {
  readonly #options: FanOutOptions;
  readonly #waiting = new Set<Group>();
  #isArmed = false;
  #behind = { times: 0, bytes: 0 };

  constructor(options: FanOutOptions) {
    this.#options = options;
  }

  /**
   * These groups have something for their readers. The first of these get it before this returns.
   *
   * @param bytes - of all that was added to the groups, roughly
   */
  begin(groups: readonly Group[], bytes: number): void {
    if (groups.length === 0) return;
    for (const group of groups) this.#waiting.add(group);
    const behind = this.#behind;
    behind.bytes += bytes;
    if (!this.#isArmed) {
      this.#turn(this.#options.readersPerTurn);
      return;
    }
    behind.times += 1;
    if (behind.times >= mostBehind.times || behind.bytes >= mostBehind.bytes) this.#turn(Number.POSITIVE_INFINITY);
  }

  #turn(most: number): void {
    let left = most;
    for (const group of this.#waiting) {
      try {
        left = group.deliver(left);
      } catch (error) {
        this.#options.failed(group, error);
      }
      this.#waiting.delete(group);
      if (left > 0) continue;
      // Behind the others: they must not wait for one whose events never end.
      this.#waiting.add(group);
      break;
    }
    if (this.#waiting.size === 0) this.#behind = { times: 0, bytes: 0 };
    else this.#arm();
  }

  #arm(): void {
    if (this.#isArmed) return;
    this.#isArmed = true;
    this.#options.timers.soon(() => {
      this.#isArmed = false;
      this.#turn(this.#options.readersPerTurn);
    });
  }
}
