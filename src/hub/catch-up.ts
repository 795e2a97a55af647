import type { Cancel, Environment } from '../environment.ts';
import type { Positions } from '../log/position.ts';
import type { Span, TenantLog } from '../log/store.ts';
import { isEverything, matchOf } from './filter.ts';
import { History } from './history.ts';
import { Item } from './item.ts';
import { Piece } from './piece.ts';
import { Question } from './question.ts';
import type { Reader } from './reader.ts';
import type { Tail } from './tail.ts';
import type { Stretch } from './tenant.ts';
import { Turns } from './turns.ts';

export interface CatchUpOptions {
  readonly log: TenantLog;
  readonly positions: Positions;
  readonly environment: Environment;
  readonly limits: CatchUpLimits;
  /** Where a client reads what a stream can no longer tell it: paths of lists. */
  readonly snapshots: readonly string[];
  readonly tail: Tail;
  /** Makes a reader one of those that hear live events. */
  readonly attach: (reader: Reader) => void;
}

export interface CatchUpLimits {
  /** A reader that takes nothing for so long is closed, milliseconds. */
  readonly patienceMs: number;
  /** Readers that may read from the database at a time. */
  readonly reading: number;
}

/**
 * Looks at a reader that takes nothing, before it is closed. A process that stood still finds all of its timers due before it hears of what
 * the network took meanwhile: that costs every reader one look, and none of them its stream.
 */
const patienceLooks = 4;

/** Of what readers were given, kept for those who come after them. */
const historyBytes = 16 * 1024 * 1024;
/** That go on in one turn of the event loop. */
const readersPerTurn = 16;

/** How readers come to the live events from where they stand: from memory, or from the log, as fast as they take it. */
export class CatchUp {
  readonly #options: CatchUpOptions;
  /** Many readers may come back at once; the database serves a few of them at a time. */
  readonly #turns: Turns;
  readonly #history = new History(historyBytes);
  /** Changes when what was read so far is no longer of use. */
  #era = 0;
  readonly #paused: (() => void)[] = [];

  constructor(options: CatchUpOptions) {
    this.#options = options;
    this.#turns = new Turns(options.limits.reading);
  }

  /**
   * The number of the event after which a reader begins.
   *
   * @param after - the one that it asked for; null: from now on
   * @returns null where the log has not come so far, or where the reader is gone
   */
  start(reader: Reader, after: number | null): Promise<number | null> {
    return after === null ? this.#now(reader) : this.#checked(reader, after);
  }

  /**
   * Brings a reader from where it stands to the live events, and then makes it a member of its group. Between the last look and the
   * membership nothing else runs, so that no event is missed, and none comes twice since the reader keeps its number.
   *
   * @param complete - the log held nothing after the reader's number when it was looked at, and the hub knew the tenant then
   */
  async run(reader: Reader, complete: boolean): Promise<void> {
    const { tenant } = reader;
    let nothingMore = complete;
    while (!reader.gone) {
      if (reader.isFull) {
        await this.#drained(reader);
        continue;
      }
      const known = this.#known(reader);
      if (known !== null && !known.isEmpty) {
        this.#give(reader, known);
        await this.#pause();
        continue;
      }
      const passed = tenant.last ?? (nothingMore ? reader.number : Number.POSITIVE_INFINITY);
      if (known !== null || passed <= reader.number) {
        this.#options.attach(reader);
        return;
      }
      nothingMore = await this.#read(reader);
    }
  }

  /** What was read before is not kept any longer: a moment has passed, or it is of another log. */
  forget(): void {
    this.#era += 1;
    this.#history.forget();
  }

  /** Whoever else asks meanwhile begins at the same event. */
  async #now(reader: Reader): Promise<number | null> {
    return reader.tenant.last ?? (await this.#head(reader))?.head ?? null;
  }

  /** A client may know more than this node, since another one may be quicker. */
  async #checked(reader: Reader, number: number): Promise<number | null> {
    const { tenant } = reader;
    const isKnown = (): boolean => number <= Math.max(tenant.last ?? 0, tenant.reached);
    // What others are asking may be enough. If not, they have perhaps asked before this position was given out.
    if (!isKnown() && tenant.head !== null) await tenant.head.for(reader);
    if (!isKnown() && !reader.gone) await this.#head(reader);
    return isKnown() ? number : null;
  }

  /** The tenant's newest event in the log. */
  #head(reader: Reader): Promise<Span | null> {
    const { tenant, tenantId } = reader;
    const ask = async (): Promise<Span> => {
      const span = await this.#options.log.span(tenantId);
      tenant.reached = Math.max(tenant.reached, span.head);
      return span;
    };
    tenant.head ??= new Question(this.#turns, ask, () => {
      if (tenant.head === question) tenant.head = null;
    });
    const question = tenant.head;
    return question.for(reader);
  }

  /** What is in memory of what follows for the reader; null: the log must be asked. */
  #known({ tenantId, number }: Reader): Piece | null {
    const kept = this.#history.after(tenantId, number);
    if (kept !== null) return kept;
    const piece = this.#options.tail.after(tenantId, number);
    if (piece !== null) this.#history.keep(tenantId, number, piece);
    return piece;
  }

  /** @returns whether the log held nothing more */
  async #read(reader: Reader): Promise<boolean> {
    const { positions, snapshots } = this.#options;
    const open = reader.tenant.reads.get(reader.number);
    const stretch = await (open ?? this.#beginRead(reader)).for(reader);
    // As many as stand at one place have waited for the same answer.
    if (open !== undefined) await this.#pause();
    if (stretch === null || reader.gone) return false;
    const { piece, floor } = stretch;
    if (floor > reader.number) {
      const oldest = positions.encode(reader.tenantId, floor);
      reader.say({ type: 'Gap', oldest, snapshots }, null);
      reader.close('gap');
      return false;
    }
    this.#give(reader, piece);
    return piece.isEmpty;
  }

  /**
   * A read that all readers of the tenant share who come to stand at this number before it ends. That it began before one of them came is
   * no harm: what has become known since then has passed the hub, which knew the tenant, or is still to pass it.
   */
  #beginRead({ tenant, tenantId, number }: Reader): Question<Stretch> {
    const { log, positions } = this.#options;
    const ask = async (): Promise<Stretch> => {
      const era = this.#era;
      const { events, floor } = await log.readTenant(tenantId, number);
      const piece = new Piece(events.map((event) => new Item(event, positions)));
      if (floor <= number && era === this.#era) this.#history.keep(tenantId, number, piece);
      return { piece, floor };
    };
    const question = new Question(this.#turns, ask, () => {
      if (tenant.reads.get(number) === question) tenant.reads.delete(number);
    });
    tenant.reads.set(number, question);
    return question;
  }

  /** Writes what of the events is for the reader, at once. */
  #give(reader: Reader, piece: Piece): void {
    const last = piece.items.at(-1);
    if (last === undefined) return;
    const { encoding } = reader;
    const whole = isEverything(reader.filters);
    if (whole) {
      reader.write(piece.whole(encoding), last.position);
    } else {
      let { told } = reader;
      const frames: Buffer[] = [];
      for (const item of piece.items) {
        const match = matchOf(reader.filters, item);
        if (match === null) continue;
        frames.push(item.frame(encoding, match, told));
        told = item.position;
      }
      if (frames.length > 0) reader.write(Buffer.concat(frames), told);
    }
    reader.advance(last.number, last.position);
  }

  /** Resolves when the reader has taken what waits for it, or is gone: also since it took nothing for too long. */
  #drained(reader: Reader): Promise<void> {
    const { environment, limits } = this.#options;
    const { sink } = reader;
    return new Promise((resolve) => {
      let cancel: Cancel = () => undefined;
      const wait = (backlog: number, looks: number): void => {
        cancel = environment.timers.after(limits.patienceMs / patienceLooks, () => {
          if (sink.backlog < backlog) wait(sink.backlog, patienceLooks);
          else if (looks > 1) wait(backlog, looks - 1);
          else reader.close('stayed-away');
        });
      };
      const done = (): void => {
        cancel();
        resolve();
      };
      wait(sink.backlog, patienceLooks);
      sink.drained(done);
      reader.onGone = done;
    });
  }

  /** Lets others have a turn. Of those that catch up a few go on in each: a thousand that came back at once must not hold up everybody else. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#paused.push(resolve);
      if (this.#paused.length === 1) this.#armTurn();
    });
  }

  #armTurn(): void {
    this.#options.environment.timers.after(0, () => {
      for (const goOn of this.#paused.splice(0, readersPerTurn)) goOn();
      if (this.#paused.length > 0) this.#armTurn();
    });
  }
}
