import type { Cancel, Environment } from '../environment.ts';
import type { Positions } from '../log/position.ts';
import type { TenantLog } from '../log/store.ts';
import { isEverything, matchOf } from './filter.ts';
import { Item } from './item.ts';
import type { Reader } from './reader.ts';
import type { Tail } from './tail.ts';
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

/** How readers come to the live events from where they stand: from memory, or from the log, as fast as they take it. */
export class CatchUp {
  readonly #options: CatchUpOptions;
  /** Many readers may come back at once; the database serves a few of them at a time. */
  readonly #turns: Turns;

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
    const { tail, attach } = this.#options;
    const { tenant } = reader;
    let nothingMore = complete;
    while (!reader.gone) {
      if (reader.isFull) {
        await this.#drained(reader);
        continue;
      }
      const known = tail.after(reader.tenantId, reader.number);
      if (known !== null && known.length > 0) {
        this.#give(reader, known);
        await this.#pause();
        continue;
      }
      const passed = tenant.last ?? (nothingMore ? reader.number : Number.POSITIVE_INFINITY);
      if (known !== null || passed <= reader.number) {
        attach(reader);
        return;
      }
      nothingMore = await this.#read(reader);
    }
  }

  async #now({ tenant, tenantId }: Reader): Promise<number | null> {
    if (tenant.last !== null) return tenant.last;
    // Whoever else asks meanwhile begins at the same event; only when all of them have left is it of no use.
    tenant.head ??= this.#turns
      .take(
        () => this.#options.log.span(tenantId),
        (leave) => {
          tenant.onEmpty = leave;
        },
      )
      .then((span) => span?.head ?? null)
      .finally(() => {
        tenant.head = null;
      });
    return tenant.head;
  }

  /** A client may know more than this node, since another one may be quicker. */
  async #checked(reader: Reader, number: number): Promise<number | null> {
    const { last } = reader.tenant;
    if (last !== null && number <= last) return number;
    const span = await this.#inTurn(reader, () => this.#options.log.span(reader.tenantId));
    return span === null || number > span.head ? null : number;
  }

  /** @returns whether the log held nothing more */
  async #read(reader: Reader): Promise<boolean> {
    const { log, positions, snapshots } = this.#options;
    const page = await this.#inTurn(reader, () => log.readTenant(reader.tenantId, reader.number));
    if (page === null || reader.gone) return false;
    const { events, floor } = page;
    if (floor > reader.number) {
      const oldest = positions.encode(reader.tenantId, floor);
      reader.say({ type: 'Gap', oldest, snapshots }, null);
      reader.close('gap');
      return false;
    }
    this.#give(
      reader,
      events.map((event) => new Item(event, positions)),
    );
    return events.length === 0;
  }

  /** Who leaves the line costs no question. @returns null where the reader has left it */
  #inTurn<T>(reader: Reader, work: () => Promise<T>): Promise<T | null> {
    return this.#turns.take(work, (leave) => {
      reader.onGone = leave;
    });
  }

  /** Writes what of the events is for the reader, in one piece. */
  #give(reader: Reader, items: readonly Item[]): void {
    const last = items.at(-1);
    if (last === undefined) return;
    const { encoding } = reader;
    const whole = isEverything(reader.filters);
    let { told } = reader;
    const frames: Buffer[] = [];
    for (const item of items) {
      const match = whole ? 'event' : matchOf(reader.filters, item);
      if (match === null) continue;
      frames.push(whole ? item.wholeFrame(encoding) : item.frame(encoding, match, told));
      told = item.position;
    }
    if (frames.length > 0) reader.write(Buffer.concat(frames), told);
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

  /** Lets others have a turn. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#options.environment.timers.after(0, resolve);
    });
  }
}
