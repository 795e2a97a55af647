import type { Seen } from '../../src/log/epoch.ts';
import type { WitnessStore } from '../../src/log/witness.ts';
import type { Dice } from './dice.ts';
import type { Process, Scheduler } from './scheduler.ts';

/** What one server process leaves to the next in the same place: a disk that is no part of the database. */
export class Machine {
  readonly #scheduler: Scheduler;
  readonly #dice: Dice;
  readonly #kept = new Map<string, Seen>();

  constructor(scheduler: Scheduler, dice: Dice) {
    this.#scheduler = scheduler;
    this.#dice = dice;
  }

  /** How far the log has come, as a process there has seen it. */
  get seen(): Seen | null {
    return [...this.#kept.values()].at(-1) ?? null;
  }

  witness(process: Process): WitnessStore {
    const later = (label: string, run: () => void): Promise<void> =>
      new Promise((resolve) => {
        this.#scheduler.after(this.#dice.between(0.1, 3), label, process, () => {
          run();
          resolve();
        });
      });
    return {
      read: async (place) => {
        await later('reads what was seen', () => undefined);
        return this.#kept.get(place) ?? null;
      },
      write: (place, seen) => later('keeps what was seen', () => void this.#kept.set(place, seen)),
    };
  }
}
