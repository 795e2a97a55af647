import type { Log } from '../environment.ts';
import type { Positions } from '../log/position.ts';
import type { LoggedEvent, TenantHeads } from '../log/store.ts';
import type { Encoding } from './encoding.ts';
import { Group } from './group.ts';
import { Member } from './member.ts';
import type { Sink } from './sink.ts';

export interface HubOptions {
  readonly heads: TenantHeads;
  readonly positions: Positions;
  readonly log: Log;
  /** Bytes that may wait for one reader before it is closed. */
  readonly mostBacklog: number;
}

export interface Joining {
  readonly tenantId: string;
  readonly encoding: Encoding;
  readonly sink: Sink;
}

/** Takes the reader out of the hub; it gets nothing any more. */
export type Leave = () => void;

/**
 * Gives each event to the readers of its tenant. An event's cost is that of its readers: tenants without any cost nothing, and what is
 * equal for several readers is built once.
 */
export class Hub {
  readonly #heads: TenantHeads;
  readonly #positions: Positions;
  readonly #log: Log;
  readonly #mostBacklog: number;
  /** By tenant, then by what else the readers of a group share. */
  readonly #tenants = new Map<string, Map<string, Group>>();

  constructor({ heads, positions, log, mostBacklog }: HubOptions) {
    this.#heads = heads;
    this.#positions = positions;
    this.#log = log;
    this.#mostBacklog = mostBacklog;
  }

  /** Takes the log's events, in order, each once. */
  publish(events: readonly LoggedEvent[]): void {
    const touched = new Set<Group>();
    for (const event of events) {
      for (const group of this.#tenants.get(event.tenantId)?.values() ?? []) {
        if (this.#guard(group, () => group.add(event))) touched.add(group);
      }
    }
    for (const group of touched) this.#guard(group, () => group.flush());
  }

  /** A stream that would miss an event ends instead: its readers come back and the others feel nothing. */
  #guard(group: Group, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#log.error({ err: error }, 'events could not be written');
      group.end();
      return false;
    }
  }

  /**
   * Lets a reader hear its tenant from now on. Its first frame is `Connected` with a position; every event after that position follows,
   * and none before it: the reader is in the hub before the tenant's newest number is read, so that an event is either counted by that
   * number or comes by here, or both, and then it is left out. What was committed and has no number yet comes after that position: a
   * write's answer may be there before its event, so that whoever connects right after it may hear of it. Waiting here for those numbers
   * would let a slow log keep readers out, and save them an event that says what they know.
   */
  join({ tenantId, encoding, sink }: Joining): Leave {
    const groups = this.#groupsOf(tenantId);
    let group = groups.get(encoding.name);
    if (group === undefined) groups.set(encoding.name, (group = new Group(tenantId, encoding, this.#positions)));
    const { members } = group;
    const member = new Member(sink, this.#mostBacklog);
    members.add(member);
    const leave = (): void => {
      members.delete(member);
      if (members.size > 0 || groups.get(encoding.name) !== group) return;
      groups.delete(encoding.name);
      if (groups.size === 0) this.#tenants.delete(tenantId);
    };
    this.#heads.tenantHead(tenantId).then(
      (number) => {
        if (!members.has(member)) return; // it left, or was closed, in the meantime
        const position = this.#positions.encode(tenantId, number);
        const greeting = JSON.stringify({ type: 'Connected', tenant_id: tenantId, position });
        if (!member.begin(number, position, encoding.encode(greeting, position))) leave();
      },
      (error: unknown) => {
        if (!members.has(member)) return;
        this.#log.warn({ err: error }, 'cannot begin a stream');
        leave();
        member.close('unavailable');
      },
    );
    return leave;
  }

  /** Readers in the hub. */
  get size(): number {
    let size = 0;
    for (const groups of this.#tenants.values()) for (const { members } of groups.values()) size += members.size;
    return size;
  }

  #groupsOf(tenantId: string): Map<string, Group> {
    let groups = this.#tenants.get(tenantId);
    if (groups === undefined) this.#tenants.set(tenantId, (groups = new Map<string, Group>()));
    return groups;
  }
}
