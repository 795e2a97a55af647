/** Copies of the database that are put back, and epochs that are begun by hand. */
import type { Seen } from '../../src/log/epoch.ts';
import { count, type Faults } from './connections.ts';
import type { Contents } from './contents.ts';
import type { Dice } from './dice.ts';
import type { Postgres } from './postgres.ts';
import type { Scheduler } from './scheduler.ts';
import type { Writers } from './writers.ts';

export interface RestoresOptions {
  readonly scheduler: Scheduler;
  readonly dice: Dice;
  readonly postgres: Postgres;
  readonly faults: Faults;
  readonly writers: Writers;
  /** Servers and database go down together. */
  readonly crashAll: () => void;
  /** What servers have seen of the log, and what was kept beside them. */
  readonly witnesses: () => readonly Seen[];
  readonly wrong: (what: string) => void;
}

/**
 * What comes after a copy was put back. `told by its place`: it is elsewhere, as the database can tell. `bumped first`: nobody is let in
 * before `resound epoch bump`. `bumped later`: servers went on before. `found out`: nobody writes, and whoever has seen more must notice.
 */
type Kind = 'told by its place' | 'bumped first' | 'bumped later' | 'found out';
const kinds: readonly Kind[] = [
  'told by its place',
  'bumped first',
  'bumped later',
  'found out',
  'found out',
  'found out',
];

/** How often somebody looks, milliseconds. */
const lookMs = 20;
/** For as long as nobody has seen more, readers might come who have. */
const quietMs = 300;
/** Until which those who have seen more must have said so: longer than one is frozen, or waits for an answer. */
const noticeMs = 6000;

export class Restores {
  /** One is on the way: not all who must know of it can. */
  isUnderWay = false;
  /** The readers do nothing, and no server ends: it is left to those that run to find it out. */
  isStill = false;
  /** Epochs that may be begun for what has happened. */
  mostEpochs = 0;
  readonly #options: RestoresOptions;
  /** In which a copy may have gone on that looks like what it replaced: nobody can tell before a new one is begun. */
  readonly #doubtful = new Set<number>();
  readonly #copies: Contents[] = [];

  constructor(options: RestoresOptions) {
    this.#options = options;
  }

  /** The copy was in use elsewhere, or by servers that had not seen what it replaces: it has come as far again, with other events. */
  #goOn(length: number): void {
    const { postgres, writers, faults, dice } = this.#options;
    count(faults, 'a copy was put back: it has gone on');
    const most = length + dice.below(3);
    while (postgres.history.length + postgres.waiting < most) writers.mark();
    postgres.numberAll();
  }

  isDoubtful(epoch: number): boolean {
    return this.#doubtful.has(epoch);
  }

  /** One to three, at some moments before the time is over. */
  plan(beforeMs: number): void {
    const { scheduler, dice } = this.#options;
    for (let n = 1 + dice.below(3); n > 0; n--) {
      const at = dice.between(0.1, 0.9) * beforeMs;
      const age = dice.between(0.05, 0.5) * beforeMs;
      scheduler.after(Math.max(0, at - age), 'a backup', null, () => this.#backUp());
      scheduler.after(at, 'fate', null, () => {
        if (dice.chance(0.15)) this.#bumpForNothing();
        else this.#restore(dice.pick(kinds));
      });
    }
  }

  #backUp(): void {
    if (this.#options.postgres.isDown) return;
    this.#options.scheduler.tell('a backup is made');
    this.#copies.push(this.#options.postgres.copy());
  }

  #restore(kind: Kind): void {
    const { postgres, scheduler, dice, faults, crashAll } = this.#options;
    if (this.#copies.length === 0 || this.isUnderWay) return;
    // The oldest one may have an epoch that was in use since.
    const copy = dice.pick(dice.chance(0.5) ? this.#copies.slice(0, 1) : this.#copies);
    this.isUnderWay = true;
    scheduler.tell(`the database goes down, for a copy that ends at ${copy.history.length}, ${kind}`);
    postgres.shutDown();
    if (dice.chance(0.2)) crashAll();
    scheduler.after(dice.between(5, 300), 'the database comes up', null, () => {
      count(faults, 'a copy was put back');
      count(faults, `a copy was put back: ${kind}`);
      // It takes minutes, and no two epochs are begun in the same one.
      postgres.leapMs += 600_000;
      this.mostEpochs += kind === 'bumped later' || kind === 'found out' ? 2 : 1;
      const { length } = postgres.history;
      postgres.putBack(copy);
      this.#hide();
      if (kind === 'found out' && postgres.isAtHome && dice.chance(0.8)) this.#goOn(length);
      this.#lookAfter(kind);
    });
  }

  /** Not every connection comes about at once, so that some parts of a server know of it before others. */
  #hide(): void {
    const { faults, scheduler, dice } = this.#options;
    const { unreachable } = faults;
    faults.unreachable = Math.max(unreachable, dice.pick([0, 0.4]));
    scheduler.after(dice.between(100, 400), 'every connection comes about', null, () => {
      faults.unreachable = Math.min(unreachable, faults.unreachable);
    });
  }

  #lookAfter(kind: Kind): void {
    const { postgres, scheduler, dice, witnesses } = this.#options;
    const { epoch } = postgres;
    switch (kind) {
      case 'told by its place':
        postgres.home += 1;
        break;
      case 'bumped first':
        this.#bump();
        break;
      case 'bumped later':
        this.#doubtful.add(epoch);
        scheduler.after(dice.between(0, 300), 'fate', null, () => {
          this.#bump();
          this.isUnderWay = false;
        });
        postgres.startUp();
        return;
      case 'found out':
        this.#doubtful.add(epoch);
        this.isStill = dice.chance(0.8);
        this.#wait(epoch, scheduler.now, this.isStill ? witnesses() : []);
        postgres.startUp();
        return;
    }
    postgres.startUp();
    this.isUnderWay = false;
  }

  /**
   * Until the epoch is another, or nobody can know that it should be.
   *
   * @param known - what was seen, by servers that are there until the end
   */
  #wait(epoch: number, since: number, known: readonly Seen[]): void {
    const { postgres, scheduler, writers, faults, witnesses, wrong } = this.#options;
    const look = (): void => {
      const isFound = postgres.epoch !== epoch;
      // What had no position in the copy may have got the same again: then nothing is wrong with what was seen.
      const seen = [...known, ...witnesses()].filter((one) => postgres.refutes(one));
      const waited = scheduler.now - since;
      if (!isFound && waited <= (seen.length === 0 ? quietMs : noticeMs)) {
        this.#wait(epoch, since, known);
        return;
      }
      if (isFound) count(faults, 'a server found out that the log went back');
      else if (seen.length === 0) this.#bump();
      else wrong(`the log went back, and nobody says so: ${JSON.stringify(seen)}`);
      writers.isPaused = false;
      this.isStill = false;
      this.isUnderWay = false;
    };
    writers.isPaused = true;
    scheduler.after(lookMs, 'nobody writes', null, look);
  }

  #bumpForNothing(): void {
    if (this.#options.postgres.isDown) return;
    count(this.#options.faults, 'the epoch was bumped for nothing');
    this.mostEpochs += 1;
    this.#bump();
  }

  /** `resound epoch bump` */
  #bump(): void {
    const { postgres, scheduler, faults } = this.#options;
    count(faults, 'the epoch was bumped');
    scheduler.tell(`the epoch is bumped: ${postgres.bumpEpoch()}`);
  }
}
