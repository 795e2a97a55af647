/** Whoever follows the events of a tenant, by whatever transport: where it stands, what it has heard, and what it was told. */
import type { ApiError } from '../../src/errors.ts';
import { count, type Faults } from './connections.ts';
import type { Dice } from './dice.ts';
import type { Node } from './node.ts';
import type { FilterSpec, Segment } from './oracle.ts';
import type { Frame } from './pipe.ts';
import type { AnyPositions, Place } from './positions.ts';
import type { Postgres } from './postgres.ts';
import type { Scheduler } from './scheduler.ts';

export interface FollowerOptions {
  readonly name: string;
  readonly tenantId: string;
  readonly scheduler: Scheduler;
  readonly dice: Dice;
  readonly postgres: Postgres;
  readonly positions: AnyPositions;
  readonly faults: Faults;
  readonly backlogBytes: number;
  /** Of a server with a reader that takes nothing. */
  readonly patienceMs: number;
  readonly nodes: () => readonly Node[];
  readonly wrong: (what: string) => void;
  /** Told that a position ahead of the log is about to be presented; null: none may be. */
  readonly ahead: (() => void) | null;
}

/** What a client asks for by its position. `forged`: it is none that was given to it. */
export interface Presented {
  readonly after: string | null;
  readonly forged: 'invalid' | 'ahead' | null;
}

export const everything: readonly FilterSpec[] = [{}];

export abstract class Follower {
  readonly name: string;
  readonly tenantId: string;
  readonly segments: Segment[] = [];
  protected readonly options: FollowerOptions;
  /** Of the query. */
  protected readonly opening: FilterSpec | null;
  /** Where it stands, as it was told; null: it has heard nothing yet, or follows from now. */
  protected cursor: string | null = null;
  /** What comes next does not follow on what it has heard. */
  #isFresh = true;

  constructor(options: FollowerOptions) {
    this.options = options;
    this.name = options.name;
    this.tenantId = options.tenantId;
    this.opening = options.dice.chance(0.5) ? this.someFilter() : null;
    if (options.dice.chance(0.4)) this.cursor = this.encode({ epoch: options.postgres.epoch, number: 0 });
  }

  /** One thing that it may do. */
  abstract act(): void;
  /** No more whims: it is there, and reads. */
  abstract calmDown(): void;
  /** The connection is gone, without a goodbye. */
  abstract cutFrom(node: Node): void;
  /** A place is held for it there. */
  abstract isAt(node: Node): boolean;
  /** Its request or the answer is on the way, so that a place may be held for it or not yet, or no more. */
  abstract get awaits(): boolean;
  /** It hears what comes. */
  abstract get isFollowing(): boolean;
  abstract get place(): string;

  get isComplete(): boolean {
    const last = this.segments.at(-1);
    const { epoch } = this.options.postgres;
    return this.isFollowing && last?.epoch === epoch && last.to === this.options.postgres.headOf(this.tenantId);
  }

  get standing(): string {
    const last = this.segments.at(-1);
    return `${this.place}, at ${last === undefined ? 'no position' : `${last.to} of epoch ${last.epoch}`}`;
  }

  protected encode(place: Place): string {
    return this.options.positions.encode(this.tenantId, place);
  }

  protected decode(position: string): Place {
    return this.options.positions.decode(this.tenantId, position);
  }

  protected readable(text: string): string {
    return text.replace(/\b[0-9a-v]{32}\b/g, (position) => {
      try {
        const { epoch, number } = this.decode(position);
        return `${epoch}/${number}`;
      } catch {
        return 'no position of ours';
      }
    });
  }

  protected tell(what: string): void {
    if (this.options.scheduler.trace !== null) this.options.scheduler.tell(`${this.name} ${this.readable(what)}`);
  }

  protected wrong(what: string): void {
    this.options.wrong(`${this.name} (${this.standing}): ${this.readable(what)}`);
  }

  protected count(what: string): void {
    count(this.options.faults, what);
  }

  /** A node that takes requests; null: there is none. */
  protected someNode(): Node | null {
    const running = this.options.nodes().filter(({ state, events }) => state !== 'dead' && events !== null);
    return running.length === 0 ? null : this.options.dice.pick(running);
  }

  /** It begins anew from now, or has kept an older position only. */
  protected forgetSometimes(): void {
    const { dice } = this.options;
    if (dice.chance(0.03)) this.#follow(null);
    else if (dice.chance(0.1) && this.segments.length > 0) {
      const { epoch, from } = dice.pick(this.segments);
      this.#follow(this.encode({ epoch, number: from }));
    }
  }

  #follow(position: string | null): void {
    this.cursor = position;
    this.#isFresh = true;
  }

  /** The position with which it comes: its own, but for a few that try something else. */
  protected presented(): Presented {
    const { dice, postgres, ahead } = this.options;
    if (dice.chance(0.02)) {
      const { epoch } = postgres;
      const foreign = this.options.positions.encode(dice.uuid(), { epoch, number: 1 });
      const own = this.encode({ epoch, number: 1 });
      const damaged = own.slice(0, 12) + (own[12] === '0' ? '1' : '0') + own.slice(13);
      return { after: dice.pick([foreign, damaged]), forged: 'invalid' };
    }
    if (ahead !== null && dice.chance(0.01)) {
      ahead();
      const place = { epoch: postgres.epoch, number: postgres.headOf(this.tenantId) + 1000 };
      return { after: this.encode(place), forged: 'ahead' };
    }
    return { after: this.cursor, forged: null };
  }

  /** A stretch begins. */
  protected begin(specs: readonly FilterSpec[], position: string): void {
    const { epoch, number } = this.decode(position);
    const logs = this.options.postgres.logsOf(epoch, this.tenantId);
    if (!logs.some(({ length }) => number <= length)) this.wrong(`begins at ${position}, which is in the future`);
    const last = this.segments.at(-1);
    const follows = !this.#isFresh && last?.epoch === epoch && last.to === number;
    this.segments.push({ specs, follows, epoch, from: number, to: number, got: [] });
    this.#isFresh = false;
    this.cursor = position;
  }

  /** It has heard all up to there. */
  protected stand(position: string): void {
    const { epoch, number } = this.decode(position);
    const segment = this.segments.at(-1);
    if (segment === undefined) this.wrong(`goes on to ${position} and has not begun`);
    else if (segment.epoch !== epoch) this.wrong(`goes on to ${position} without a word of the new epoch`);
    else segment.to = number;
    this.cursor = position;
  }

  protected hear(type: string, meta: NonNullable<Frame['meta']>): void {
    const heard = type === 'MovedOut' ? 'moved-out' : meta.moved === 'in' ? 'moved-in' : 'event';
    const { number } = this.decode(meta.position);
    this.segments.at(-1)?.got.push({ number, heard, eventId: meta.event_id, type });
    this.stand(meta.position);
  }

  /** It cannot go on from where it stands, as it was told: it takes a snapshot and follows from there. */
  protected told(code: string, { forged }: Presented, oldest: string | null = null): void {
    this.tell(`is told ${code}`);
    if (code === 'POSITION_INVALID') {
      if (forged !== 'invalid') this.wrong(`${String(this.cursor)} was refused as none that was given out`);
      this.count('a forged position was refused');
      return;
    }
    if (code === 'POSITION_EPOCH' || code === 'POSITION_FUTURE') {
      if (!this.#isOtherLog && forged !== 'ahead') this.wrong(`${code}, and the log is what it was`);
      this.count(`a reader was told ${code}`);
      // What it had not been given need not stop it; the epoch that this brings about will.
      if (forged === null || code === 'POSITION_EPOCH') this.#snapshot();
      return;
    }
    if (code === 'POSITION_GONE') this.#gap(oldest);
    else this.wrong(`is refused: ${code}`);
  }

  /** @param error - of a request */
  protected refused(error: unknown, presented: Presented): void {
    // A planted bug comes with classes of its own.
    const { name, status, code = String(error), details } = error as Partial<ApiError>;
    if (name !== 'ApiError') this.wrong(`the server failed: ${String(error)}`);
    else if (status === 503) this.count('a request was answered by 503');
    else this.told(code, presented, (details as { readonly oldest?: string } | undefined)?.oldest ?? null);
  }

  /** A position may no longer be what it was. */
  get #isOtherLog(): boolean {
    const { postgres, faults } = this.options;
    return postgres.bumps > 0 || faults.happened.has('a copy was put back');
  }

  /** As a read of a list gives it, with its position. */
  #snapshot(): void {
    const { dice, postgres } = this.options;
    const epoch = this.someNode()?.events?.positions.epoch;
    if (epoch === undefined || dice.chance(0.5)) this.#follow(null);
    else this.#follow(this.encode({ epoch, number: postgres.headOf(this.tenantId) }));
  }

  #gap(oldest: string | null): void {
    const { postgres } = this.options;
    if (oldest === null) {
      this.wrong('a gap without the oldest position');
      return;
    }
    const { number } = this.decode(oldest);
    const stands = this.cursor === null ? 0 : this.decode(this.cursor).number;
    if (!this.#isOtherLog && (number <= stands || number > postgres.floorOf(this.tenantId))) {
      this.wrong(`a gap up to ${oldest}, and the log is whole after ${postgres.floorOf(this.tenantId)}`);
    }
    this.count('a reader met a gap');
    this.#follow(oldest);
  }

  protected someFilter(): FilterSpec {
    const { dice, postgres } = this.options;
    const own = [...postgres.rows.values()].filter(({ tenantId }) => tenantId === this.tenantId);
    const filters: (() => FilterSpec)[] = [
      () => ({}),
      () => ({ types: ['ThingEnded'] }),
      () => ({ resources: ['other'] }),
      () => ({ fields: { color: ['red'] } }),
      () => ({ fields: { color: ['blue', 'green'], size: [1] } }),
      () => ({ resources: ['thing'], fields: { size: [2, 3] } }),
      () => (own.length === 0 ? {} : { ids: [dice.pick(own).id, dice.pick(own).id] }),
    ];
    return dice.pick(filters)();
  }
}

export function queryOf(spec: FilterSpec | null, after: string | null): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, values: readonly (string | number)[] | undefined): void => {
    if (values !== undefined) query.set(name, values.join(','));
  };
  set('type', spec?.types);
  set('resource', spec?.resources);
  set('id', spec?.ids);
  set('field.color', spec?.fields?.color);
  set('field.size', spec?.fields?.size);
  if (after !== null) query.set('after', after);
  return query;
}
