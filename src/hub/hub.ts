import type { Cancel, Environment, Log } from '../environment.ts';
import type { Positions } from '../log/position.ts';
import type { LoggedEvent, TenantLog } from '../log/store.ts';
import { CatchUp, type CatchUpLimits } from './catch-up.ts';
import { FanOut } from './fan-out.ts';
import { type Filters, keyOf } from './filter.ts';
import { Group } from './group.ts';
import { Item } from './item.ts';
import { type Joining, Reader, type ReaderHost, type Stream } from './reader.ts';
import { Tail } from './tail.ts';
import { Tenant } from './tenant.ts';

export interface HubOptions {
  readonly log: TenantLog;
  readonly positions: Positions;
  readonly environment: Environment;
  readonly report: Log;
  readonly limits: HubLimits;
  /** Where a client reads what a stream can no longer tell it: paths of lists. */
  readonly snapshots: readonly string[];
  /** Told of a position that this log has signed and not come to yet. */
  readonly ahead: (tenantId: string, number: number) => void;
}

export interface HubLimits extends CatchUpLimits {
  /** Bytes that may wait for one reader before it is no longer pushed to. */
  readonly backlogBytes: number;
  /** Bytes of newest events that are kept in memory. */
  readonly tailBytes: number;
  /** Readers that are given their events before everything else has its turn. */
  readonly readersPerTurn: number;
  /** How often streams without events are told where they stand, milliseconds. */
  readonly heartbeatMs: number;
}

/**
 * Gives each event to the readers whose filters let it through. An event's cost is that of its matches: tenants without readers cost
 * nothing, filters are found by an index, and what is equal for several readers is built once. A reader that does not keep up is no
 * longer pushed to; it reads for itself, from memory or from the log, until it has caught up.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #tail: Tail;
  readonly #catchUp: CatchUp;
  readonly #fanOut: FanOut;
  readonly #readers = new Set<Reader>();
  readonly #tenants = new Map<string, Tenant>();
  readonly #host: ReaderHost;
  #cancelBeat: Cancel = () => undefined;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#tail = new Tail(options.limits.tailBytes);
    this.#catchUp = new CatchUp({ ...options, tail: this.#tail, attach: (reader) => this.#attach(reader) });
    const { environment, limits } = options;
    this.#fanOut = new FanOut({
      timers: environment.timers,
      readersPerTurn: limits.readersPerTurn,
      failed: (group, error) => this.#abandon(group, error),
    });
    this.#host = {
      mostBacklog: options.limits.backlogBytes,
      overflowed: (reader) => {
        this.#detach(reader);
        this.#catchUp.run(reader, true).catch((error: unknown) => this.#fail(reader, error));
      },
      left: (reader) => this.#left(reader),
      settle: (reader) => this.#settle(reader),
      change: (reader, filters, announce) => {
        const change = (): void => this.#change(reader, filters, announce);
        if (reader.early === null) change();
        else reader.early.push(change);
      },
    };
    this.#armBeat();
  }

  /** Readers in the hub. */
  get size(): number {
    return this.#readers.size;
  }

  /** Tenants of which anything is kept: those with readers. */
  get tenants(): number {
    return this.#tenants.size;
  }

  /** Bytes of newest events in memory, roughly. */
  get tailBytes(): number {
    return this.#tail.bytes;
  }

  /** Takes the log's events, in order, each once. */
  publish(events: readonly LoggedEvent[]): void {
    const touched = new Set<Group>();
    let bytes = 0;
    for (const event of events) {
      const item = new Item(event, this.#options.positions);
      this.#tail.push(item);
      const tenant = this.#tenants.get(event.tenantId);
      if (tenant === undefined) continue;
      tenant.pass(item);
      for (const group of tenant.index.candidates(item)) {
        if (!this.#add(group, () => group.add(item, tenant.first as number))) continue;
        touched.add(group);
        bytes += event.payload.length;
      }
    }
    this.#fanOut.begin([...touched], bytes);
  }

  /**
   * Lets a reader hear its tenant. Its first frame is `Connected` with a position; every event after that position that its filters let
   * through follows, and none before it. What was committed and has no number yet comes after "now": a write's answer may be there
   * before its event, so that whoever connects right after it may hear of it.
   */
  join(joining: Joining): Stream {
    const { tenantId, after } = joining;
    const tenant = this.#tenants.get(tenantId) ?? new Tenant();
    this.#tenants.set(tenantId, tenant);
    tenant.readers += 1;
    const reader = new Reader(this.#host, tenant, joining);
    reader.early = [];
    this.#readers.add(reader);
    void this.#begin(reader, after);
    return reader;
  }

  /**
   * Forgets all events and ends every stream, since what is published next does not follow on what was before.
   *
   * @param reason - `epoch`: the log has a new epoch, which every stream is told; `dropped`: readers may come back with their positions
   */
  interrupt(reason: 'epoch' | 'dropped'): void {
    this.#tail.clear();
    this.#tenants.clear();
    this.#catchUp.forget();
    for (const reader of this.#readers) {
      this.#end(reader, () => {
        if (reason === 'epoch') reader.say(epochError, null);
        reader.close(reason === 'epoch' ? 'refused' : 'unavailable');
      });
    }
  }

  stop(): void {
    this.#cancelBeat();
  }

  #left(reader: Reader): void {
    const { tenant, tenantId } = reader;
    this.#detach(reader);
    this.#readers.delete(reader);
    tenant.readers -= 1;
    if (tenant.readers === 0 && this.#tenants.get(tenantId) === tenant) this.#tenants.delete(tenantId);
  }

  async #begin(reader: Reader, after: number | null): Promise<void> {
    try {
      const number = await this.#catchUp.start(reader, after);
      if (reader.gone) return;
      if (number === null) {
        reader.say({ type: 'Error', code: 'POSITION_FUTURE', message: futureMessage }, null);
        reader.close('refused');
        if (after !== null) this.#options.ahead(reader.tenantId, after);
        return;
      }
      const position = this.#positionOf(reader, number);
      reader.advance(number, position);
      reader.say({ type: 'Connected', tenant_id: reader.tenantId, position });
      reader.caughtUp = after === null;
      const { early } = reader;
      reader.early = null;
      for (const change of early ?? []) change();
      await this.#catchUp.run(reader, after === null);
    } catch (error) {
      this.#fail(reader, error);
    }
  }

  #attach(reader: Reader): void {
    const { tenant } = reader;
    const key = `${reader.encoding.name} ${keyOf(reader.filters)}`;
    let group = tenant.groups.get(key);
    if (group === undefined) {
      const { tenantId, filters, encoding } = reader;
      group = new Group(key, tenantId, filters, encoding, this.#options.positions, tenant.last);
      tenant.groups.set(key, group);
      tenant.index.add(group, filters);
    }
    group.members.add(reader);
    reader.group = group;
    // Equal filters need not be kept once for each reader.
    reader.filters = group.filters;
    const { position, told } = reader;
    if (!reader.caughtUp) reader.say({ type: 'CaughtUp', position });
    // Live frames say what came before them in the group, and this reader must stand there by what it was told.
    else if (told !== position) reader.say({ type: 'Position', position, previous: told });
    reader.caughtUp = true;
  }

  #detach(reader: Reader): void {
    const { group, tenant } = reader;
    if (group === null) return;
    reader.group = null;
    group.members.delete(reader);
    if (group.members.size > 0) return;
    tenant.groups.delete(group.key);
    tenant.index.delete(group);
  }

  #change(reader: Reader, filters: Filters, announce: (position: string) => object): void {
    this.#settle(reader);
    if (reader.gone) return;
    const isLive = reader.group !== null;
    this.#detach(reader);
    reader.filters = filters;
    try {
      reader.say(announce(reader.position));
      if (isLive) this.#attach(reader);
    } catch (error) {
      this.#fail(reader, error);
    }
  }

  /** A live stream stands after what has passed, once it has what of that was for it: all was looked at with its filters. */
  #settle(reader: Reader): void {
    try {
      reader.group?.settle(reader);
    } catch (error) {
      this.#fail(reader, error);
    }
    const { last } = reader.tenant;
    if (reader.group !== null && last !== null && last > reader.number) {
      reader.advance(last, this.#positionOf(reader, last));
    }
  }

  #positionOf({ tenantId }: Reader, number: number): string {
    return this.#options.positions.encode(tenantId, number);
  }

  #fail(reader: Reader, error: unknown): void {
    if (reader.gone) return;
    this.#options.report.warn({ err: error }, 'a stream ends: what follows in it cannot be read');
    this.#end(reader, () => reader.close('unavailable'));
  }

  #add(group: Group, add: () => boolean): boolean {
    try {
      return add();
    } catch (error) {
      this.#abandon(group, error);
      return false;
    }
  }

  /** A stream that would miss an event ends instead: its readers come back and the others feel nothing. */
  #abandon(group: Group, error: unknown): void {
    this.#options.report.error({ err: error }, 'events could not be written');
    group.abandon();
    for (const member of group.members) {
      this.#detach(member);
      this.#end(member, () => member.close('unavailable'));
    }
  }

  /** One that cannot be ended in order must not keep the others from it. */
  #end(reader: Reader, end: () => void): void {
    try {
      end();
    } catch (error) {
      reader.leave();
      this.#options.report.error({ err: error }, 'a stream could not be ended in order');
    }
  }

  #beat(): void {
    const touched: Group[] = [];
    for (const tenant of this.#tenants.values()) {
      const { first, last } = tenant;
      if (first === null || last === null) continue;
      for (const group of tenant.groups.values()) {
        if (this.#add(group, () => group.addPosition(last, first))) touched.push(group);
      }
    }
    this.#fanOut.begin(touched, 0);
  }

  #armBeat(): void {
    const { environment, limits } = this.#options;
    this.#cancelBeat = environment.timers.after(limits.heartbeatMs, () => {
      this.#catchUp.forget();
      this.#beat();
      this.#armBeat();
    });
  }
}

const epochError = {
  type: 'Error',
  code: 'POSITION_EPOCH',
  message:
    'the log has a new epoch, as after it was restored: no position from before is valid; take a snapshot and follow from its position',
};
const futureMessage =
  'the position is ahead of the log: it is from a log that was replaced; take a snapshot and follow from its position';
