import type { Cancel } from '../../src/environment.ts';
import type { Dice } from './dice.ts';

/** Whose steps they are: those of a frozen process wait until it thaws, those of a dead one never come. */
export interface Process {
  readonly name: string;
  state: 'running' | 'frozen' | 'dead';
}

interface Step {
  readonly at: number;
  readonly order: number;
  readonly label: string;
  readonly process: Process | null;
  readonly run: () => void;
  isCancelled: boolean;
}

/** Of steps that are due at about the same time, the first may be overtaken by so many. */
const overtaking = 3;
/** By steps that are due so much later, milliseconds. */
const latest = 20;
const mostTrace = 200_000;

/**
 * The one queue of everything that can go on: timers, packets, statements, faults. A step runs when the one before has come to its
 * next wait, never before its time, and often a little after it.
 */
export class Scheduler {
  now = 0;
  steps = 0;
  /** Told after each step, when all that it brought about has come to its next wait. */
  stepped: (process: Process | null) => void = () => undefined;
  /** What happened, one line a step; kept only where somebody wants to read it. */
  readonly trace: string[] | null;
  readonly #dice: Dice;
  readonly #queue: Step[] = [];
  readonly #held = new Map<Process, Step[]>();
  #order = 0;

  constructor(dice: Dice, traced: boolean) {
    this.#dice = dice;
    this.trace = traced ? [] : null;
  }

  /** @param process - null: what no crash of ours ends, such as the network, the database and the clients */
  after(ms: number, label: string, process: Process | null, run: () => void): Cancel {
    const step = { at: this.now + ms, order: this.#order++, label, process, run, isCancelled: false };
    this.#push(step);
    return () => {
      step.isCancelled = true;
    };
  }

  thaw(process: Process): void {
    process.state = 'running';
    for (const step of this.#held.get(process) ?? []) this.#push(step);
    this.#held.delete(process);
  }

  tell(line: string): void {
    if (this.trace !== null && this.trace.length < mostTrace)
      this.trace.push(`${this.now.toFixed(1).padStart(9)}  ${line}`);
  }

  /** @returns whether `done` came true before there was nothing to do or the time was over */
  async run(untilMs: number, done: () => boolean): Promise<boolean> {
    while (!done()) {
      const step = this.#next();
      if (step === null || step.at > untilMs) {
        if (step !== null) this.#push(step);
        this.now = Math.max(this.now, untilMs);
        return done();
      }
      this.now = Math.max(this.now, step.at);
      this.steps += 1;
      if (this.trace !== null) this.tell(`${step.process?.name ?? '-'}: ${step.label}`);
      step.run();
      // Once all microtasks are through, every promise that can go on has done so.
      await new Promise((resolve) => setImmediate(resolve));
      this.stepped(step.process);
    }
    return true;
  }

  #next(): Step | null {
    const overtaken: Step[] = [];
    let step = this.#runnable();
    while (step !== null && overtaken.length < overtaking && this.#dice.chance(0.25)) {
      const next = this.#runnable();
      if (next === null) break;
      if (next.at > step.at + latest) {
        this.#push(next);
        break;
      }
      overtaken.push(step);
      step = next;
    }
    for (const one of overtaken) this.#push(one);
    return step;
  }

  #runnable(): Step | null {
    for (;;) {
      const step = this.#pop();
      if (step === null) return null;
      if (step.isCancelled || step.process?.state === 'dead') continue;
      if (step.process?.state !== 'frozen') return step;
      const held = this.#held.get(step.process) ?? [];
      this.#held.set(step.process, held);
      held.push(step);
    }
  }

  /** A binary heap by time. */
  #push(step: Step): void {
    const queue = this.#queue;
    let at = queue.push(step) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (isBefore(queue[parent] as Step, step)) break;
      queue[at] = queue[parent] as Step;
      at = parent;
    }
    queue[at] = step;
  }

  #pop(): Step | null {
    const queue = this.#queue;
    const [first] = queue;
    const last = queue.pop();
    if (first === undefined || last === undefined) return null;
    if (queue.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= queue.length) break;
      if (child + 1 < queue.length && isBefore(queue[child + 1] as Step, queue[child] as Step)) child += 1;
      if (isBefore(last, queue[child] as Step)) break;
      queue[at] = queue[child] as Step;
      at = child;
    }
    queue[at] = last;
    return first;
  }
}

const isBefore = (one: Step, other: Step): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);
