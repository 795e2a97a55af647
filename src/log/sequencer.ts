import type { Environment, Log } from '../environment.ts';
import { startWorker, type Worker } from '../worker.ts';
import { HoldUp } from './hold-up.ts';
import { Seen } from './seen.ts';
import type { NumberedRound, SequencerStore } from './store.ts';

export interface SequencerOptions {
  readonly store: SequencerStore;
  readonly environment: Environment;
  readonly log: Log;
  /** Told when a term has begun, before its first round. */
  readonly began: () => void;
  /** Told after each round that moved events. */
  readonly moved: (round: NumberedRound) => void;
  /** Longest pause between two rounds, milliseconds: the net under lost wake-ups. Also the beat that keeps the session alive. */
  readonly pollMs: number;
  /** How often it is looked at whether the log holds more than it keeps, milliseconds. */
  readonly retainMs: number;
  /** Most events of one round. More wait for the next one: a round must not block its successor for long. */
  readonly roundEvents: number;
}

export interface Sequencer extends Worker {
  status(): SequencerStatus;
}

export interface SequencerStatus {
  /** This process numbers the events; else another one does, or nobody yet. */
  readonly leading: boolean;
  /** Ids that were passed and may still come. */
  readonly missing: number;
}

/**
 * Shortest time between the beginnings of two rounds, milliseconds. The first event after a pause is numbered at once; under load a round
 * takes what came in the meantime. A round of one event costs Postgres 265 us, one of ten 395 us.
 */
const spacingMs = 8;
/** How long a stop waits for the others to be told. */
const resignMs = 500;
/** How often a sequencer in waiting asks for the term. */
const standbyMs = 500;

/**
 * Gives committed events their positions, one round at a time. Several may run in a cluster: one has the term, the others wait for it.
 * Whatever fails, also with an unknown outcome, ends the term; a new one begins by looking at every row.
 */
export function startSequencer(options: SequencerOptions): Sequencer {
  const { store, environment, log, began, moved, pollMs, retainMs, roundEvents: limit } = options;
  /** Positions that are kept free ahead of the head: enough for two rounds. */
  const ahead = 2 * limit;
  let seen: Seen | null = null;
  let room = 0;
  let announced = Number.NEGATIVE_INFINITY;
  let retained = Number.NEGATIVE_INFINITY;
  const holdUp = new HoldUp(environment.clock, log);

  const begin = async (): Promise<Seen | null> => {
    const term = await store.takeOver();
    if (term === null) return null;
    began();
    room = await store.extend();
    holdUp.forget();
    log.info({ worker: 'sequencer' }, 'has taken over');
    return new Seen(term);
  };

  /** Between two rounds and not beside them: what it locks, rounds need too. */
  const retain = async (): Promise<void> => {
    if (environment.clock.elapsed() - retained < retainMs) return;
    const outcome = await store.retain();
    holdUp.note(outcome);
    if (outcome === 'dropped') log.info({ worker: 'sequencer' }, 'the oldest events of the log were dropped');
    // There may be more to drop, which waits for the next round.
    else retained = environment.clock.elapsed();
  };

  const announce = async ({ moved: { length }, head }: NumberedRound): Promise<void> => {
    // A full round has its successor at once, which tells of both.
    const soonAgain = length === limit && environment.clock.elapsed() - announced < spacingMs;
    if (length === 0 || soonAgain) return;
    announced = environment.clock.elapsed();
    await store.announce(head);
  };

  /** A database that does not answer frees the lock by itself. */
  const resign = (): Promise<void> => {
    seen = null;
    return new Promise((resolve) => {
      const cancel = environment.timers.after(resignMs, resolve);
      const done = (): void => {
        cancel();
        resolve();
      };
      store.resign().then(done, done);
    });
  };

  const worker = startWorker({
    name: 'sequencer',
    environment,
    log,
    spacingMs,
    async step() {
      seen ??= await begin();
      if (seen === null) return standbyMs * (0.5 + environment.random.fraction());
      const round = await store.sequence(seen.request(limit));
      seen.remember(round, limit);
      if (round.moved.length > 0) moved(round);
      await announce(round);
      if (room - round.head < ahead) room = await store.extend();
      await retain();
      return round.moved.length === limit ? 0 : pollMs;
    },
    async recover() {
      seen = null;
      await store.release();
    },
  });
  return {
    wake: () => worker.wake(),
    works: () => worker.works(),
    status: () => ({ leading: seen !== null, missing: seen?.missing ?? 0 }),
    async stop() {
      await worker.stop();
      if (seen !== null) await resign();
      await store.release();
    },
  };
}
