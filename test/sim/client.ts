/** One reader: it keeps its position, comes and goes, reads slowly or not at all, and changes its mind. */

import { Subscriptions } from '../../src/http/subscriptions.ts';
import type { Stream } from '../../src/hub/reader.ts';
import type { CloseReason } from '../../src/hub/sink.ts';
import { vocabularyOf } from '../../src/hub/vocabulary.ts';
import type { Positions } from '../../src/log/position.ts';
import { Continuity } from '../support/continuity.ts';
import { count, type Faults } from './connections.ts';
import type { Dice } from './dice.ts';
import type { Node } from './node.ts';
import type { FilterSpec, Segment } from './oracle.ts';
import type { Postgres } from './postgres.ts';
import type { Scheduler } from './scheduler.ts';
import { type Frame, lines, SimulatedSink } from './sink.ts';

export interface ClientOptions {
  readonly name: string;
  readonly tenantId: string;
  readonly scheduler: Scheduler;
  readonly dice: Dice;
  readonly postgres: Postgres;
  readonly positions: Positions;
  readonly faults: Faults;
  readonly backlogBytes: number;
  readonly nodes: () => readonly Node[];
  readonly wrong: (what: string) => void;
}

interface Connection {
  readonly node: Node;
  readonly sink: SimulatedSink;
  readonly continuity: Continuity;
  readonly after: string | null;
  readonly subscriptions: Subscriptions;
  /** Filters that were asked for and not yet confirmed. */
  readonly asked: (readonly FilterSpec[])[];
  stream: Stream | null;
  isGreeted: boolean;
  isStalled: boolean;
  isTaking: boolean;
}

const everything: readonly FilterSpec[] = [{}];
const vocabulary = vocabularyOf({
  resources: ['thing', 'other'].map((name) => ({ name, filterable: ['color', 'size'] })),
  events: [{ type: 'ThingHappened' }, { type: 'ThingEnded' }],
});

export class Client {
  readonly name: string;
  readonly tenantId: string;
  readonly segments: Segment[] = [];
  readonly #options: ClientOptions;
  /** Of the query. */
  readonly #opening: FilterSpec | null;
  readonly #named = new Map<string, FilterSpec>();
  /** How soon it reads again. */
  readonly #zeal: number;
  #connection: Connection | null = null;
  /** Where it stands, as it was told; null: it has heard nothing yet, or follows from now. */
  #cursor: string | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.name = options.name;
    this.tenantId = options.tenantId;
    this.#opening = options.dice.chance(0.5) ? this.#someFilter() : null;
    this.#zeal = options.dice.pick([0.05, 0.3]);
    if (options.dice.chance(0.4)) this.#cursor = options.positions.encode(this.tenantId, 0);
  }

  isAt(node: Node): boolean {
    return this.#connection?.node === node;
  }

  get isConnected(): boolean {
    return this.#connection?.isGreeted === true;
  }

  get isComplete(): boolean {
    const last = this.segments.at(-1);
    return this.isConnected && last?.to === this.#options.postgres.headOf(this.tenantId);
  }

  get standing(): string {
    const connection = this.#connection;
    return `${connection === null ? 'away' : connection.node.name}, at ${this.segments.at(-1)?.to ?? 'no position'}`;
  }

  /** One thing that a client may do. */
  act(): void {
    const { dice } = this.#options;
    const connection = this.#connection;
    if (connection === null) {
      this.#forgetSometimes();
      this.connect();
      return;
    }
    const what = dice.fraction();
    if (connection.isStalled) {
      if (what < this.#zeal) this.#resume(connection);
      else if (what < this.#zeal + 0.03) this.#disconnect('leaves');
    } else if (what < 0.15) {
      connection.isStalled = true;
      this.#tell('stops reading');
      count(this.#options.faults, 'a reader stopped reading');
    } else if (what < 0.25) this.#disconnect('leaves');
    else if (what < 0.4 && connection.stream !== null && connection.asked.length === 0) this.#change(connection);
  }

  /** No more whims: it is there, and reads. */
  calmDown(): void {
    if (this.#connection === null) this.connect();
    else if (this.#connection.isStalled) this.#resume(this.#connection);
  }

  /** It begins anew from now, or has kept an older position only. */
  #forgetSometimes(): void {
    const { dice, positions } = this.#options;
    if (dice.chance(0.03)) this.#cursor = null;
    else if (dice.chance(0.1) && this.segments.length > 0) {
      this.#cursor = positions.encode(this.tenantId, dice.pick(this.segments).from);
    }
  }

  connect(): void {
    const { dice, scheduler, nodes, faults } = this.#options;
    const running = nodes().filter(({ state, events }) => state !== 'dead' && events !== null);
    if (running.length === 0) return;
    const node = dice.pick(running);
    const after = this.#cursor;
    const connection: Connection = {
      node,
      sink: new SimulatedSink(
        () => this.#take(connection),
        () => count(faults, 'a reader was switched to pull'),
      ),
      continuity: new Continuity(),
      after,
      subscriptions: new Subscriptions(vocabulary),
      asked: [],
      stream: null,
      isGreeted: false,
      isStalled: false,
      isTaking: false,
    };
    connection.continuity.cursor = after ?? '';
    this.#connection = connection;
    const again = this.#named.size > 0;
    scheduler.after(dice.between(0.5, 5), `${this.name} joins after ${this.#numberOf(after)}`, node, () => {
      const { events } = node;
      if (this.#connection !== connection || events === null) return;
      const query = queryOf(this.#opening);
      if (after !== null) query.set('after', after);
      const { filters, after: number } = events.readRequest(query, this.tenantId);
      const { tenantId } = this;
      connection.stream = events.hub.join({ tenantId, encoding: lines, sink: connection.sink, filters, after: number });
      if (again) for (const name of this.#named.keys()) this.#send(connection, 'subscribe', name);
    });
  }

  /** The connection is gone, without a goodbye. */
  cutFrom(node: Node): void {
    if (this.#connection?.node === node) this.#disconnect(`is cut off from ${node.name}`);
  }

  #numberOf(position: string | null): string {
    return position === null ? 'now' : String(this.#options.positions.decode(this.tenantId, position));
  }

  #tell(what: string): void {
    this.#options.scheduler.tell(`${this.name} ${what}`);
  }

  #wrong(what: string): void {
    this.#options.wrong(`${this.name} (${this.standing}): ${what}`);
  }

  #disconnect(how: string): void {
    const connection = this.#connection;
    if (connection === null) return;
    const { scheduler, dice, faults, backlogBytes } = this.#options;
    this.#tell(how);
    count(faults, 'a reader left');
    if (connection.sink.closed !== null) count(faults, `a reader was closed: ${connection.sink.closed.reason}`);
    this.#connection = null;
    if (connection.sink.mostBefore > backlogBytes)
      this.#wrong(`${connection.sink.mostBefore} bytes waited, and more was written`);
    scheduler.after(dice.between(0, 30), `notices that ${this.name} has left`, connection.node, () =>
      connection.stream?.leave(),
    );
  }

  #resume(connection: Connection): void {
    connection.isStalled = false;
    this.#tell('reads again');
    this.#take(connection);
  }

  /** The network brings what waits, a part at a time. */
  #take(connection: Connection): void {
    const { scheduler, dice } = this.#options;
    if (connection.isTaking || connection.isStalled || this.#connection !== connection) return;
    connection.isTaking = true;
    scheduler.after(dice.between(0.1, 3), `${this.name} reads`, null, () => {
      connection.isTaking = false;
      if (this.#connection !== connection || connection.isStalled) return;
      const { sink } = connection;
      const bytes = dice.chance(0.8) ? sink.backlog : 1 + dice.below(sink.backlog);
      for (const frame of sink.take(bytes)) this.#receive(connection, frame);
      if (this.#connection !== connection) return;
      if (sink.backlog > 0) this.#take(connection);
      else if (sink.closed !== null) this.#closed(sink.closed);
      else scheduler.after(0, `${this.name} has taken all`, connection.node, () => sink.settle());
    });
  }

  #closed({ reason, position }: { readonly reason: CloseReason; readonly position: string }): void {
    const { positions } = this.#options;
    // The goodbye comes after everything that was written: the stream stands there.
    if (position !== '' && reason !== 'gap' && reason !== 'refused' && this.#connection?.isGreeted === true) {
      this.#stand(position, positions.decode(this.tenantId, position));
    }
    this.#disconnect(`is closed: ${reason}`);
  }

  #receive(connection: Connection, frame: Frame): void {
    const { positions, scheduler } = this.#options;
    const fault = connection.continuity.take(frame);
    if (fault !== null) this.#wrong(`no proof of continuity: ${this.#readable(fault)}`);
    const position = frame.meta?.position ?? (frame.position as string | undefined);
    const number = position === undefined ? null : positions.decode(this.tenantId, position);
    if (scheduler.trace !== null) this.#tell(`hears ${frame.type}${number === null ? '' : ` ${number}`}`);
    if (frame.meta !== undefined) {
      const heard = frame.type === 'MovedOut' ? 'moved-out' : frame.meta.moved === 'in' ? 'moved-in' : 'event';
      const at = number ?? 0;
      this.segments.at(-1)?.got.push({ number: at, heard, eventId: frame.meta.event_id, type: frame.type });
      this.#stand(frame.meta.position, at);
      return;
    }
    switch (frame.type) {
      case 'Connected':
        if (connection.after !== null && connection.after !== frame.position)
          this.#wrong('does not begin where it was asked to');
        connection.isGreeted = true;
        this.#begin(this.#opening === null ? everything : [this.#opening], String(frame.position), number ?? 0);
        return;
      case 'Subscribed':
      case 'Unsubscribed': {
        const specs = connection.asked.shift();
        if (specs === undefined) this.#wrong(`${frame.type} answers nothing`);
        else {
          this.#stand(String(frame.position), number ?? 0);
          this.#begin(specs, String(frame.position), number ?? 0);
        }
        return;
      }
      case 'CaughtUp':
      case 'Position':
        this.#stand(String(frame.position), number ?? 0);
        return;
      case 'Gap':
        this.#gap(String(frame.oldest));
        return;
      default:
        this.#wrong(`unexpected ${JSON.stringify(frame)}`);
    }
  }

  #begin(specs: readonly FilterSpec[], position: string, number: number): void {
    if (number > this.#options.postgres.headOf(this.tenantId))
      this.#wrong(`begins at ${number}, which is in the future`);
    this.segments.push({ specs, from: number, to: number, got: [] });
    this.#cursor = position;
  }

  #stand(position: string, number: number): void {
    const segment = this.segments.at(-1);
    if (segment !== undefined) segment.to = number;
    this.#cursor = position;
  }

  /** Takes a snapshot, and follows from there. */
  #gap(oldest: string): void {
    const { postgres, positions, faults } = this.#options;
    const number = positions.decode(this.tenantId, oldest);
    const stands = this.segments.at(-1)?.to ?? 0;
    if (number <= stands || number > postgres.floorOf(this.tenantId)) {
      this.#wrong(`a gap up to ${number}, and the log is whole after ${postgres.floorOf(this.tenantId)}`);
    }
    count(faults, 'a reader met a gap');
    this.#cursor = oldest;
  }

  #change(connection: Connection): void {
    const { dice } = this.#options;
    const names = [...this.#named.keys()];
    if (names.length > 0 && dice.chance(0.4)) {
      const name = dice.pick(names);
      this.#named.delete(name);
      this.#later(connection, 'unsubscribe', name);
    } else {
      const name = dice.pick(['a', 'b', 'c']);
      this.#named.set(name, this.#someFilter());
      this.#later(connection, 'subscribe', name);
    }
  }

  #later(connection: Connection, verb: 'subscribe' | 'unsubscribe', name: string): void {
    const { scheduler, dice } = this.#options;
    connection.asked.push([...this.#named.values()]);
    const message = messageOf(verb, name, this.#named.get(name));
    scheduler.after(dice.between(0.1, 5), `${this.name} says ${message}`, connection.node, () =>
      this.#heard(connection, message),
    );
  }

  /** Together with the beginning. */
  #send(connection: Connection, verb: 'subscribe', name: string): void {
    const before = connection.asked.length;
    connection.asked.push([...this.#named.values()].slice(0, before + 1));
    this.#heard(connection, messageOf(verb, name, this.#named.get(name)));
  }

  #heard(connection: Connection, message: string): void {
    const outcome = connection.subscriptions.take(message);
    if ('error' in outcome) this.#wrong(`refused: ${JSON.stringify(outcome.error)}`);
    else connection.stream?.change(outcome.filters, outcome.announce);
  }

  #someFilter(): FilterSpec {
    const { dice, postgres } = this.#options;
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

  #readable(text: string): string {
    return text.replace(/\b[0-9a-v]{32}\b/g, (position) => this.#numberOf(position));
  }
}

const messageOf = (verb: string, id: string, filter: FilterSpec | undefined): string =>
  JSON.stringify({ type: verb, id, ...(verb === 'subscribe' && { filter }) });

function queryOf(spec: FilterSpec | null): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, values: readonly (string | number)[] | undefined): void => {
    if (values !== undefined) query.set(name, values.join(','));
  };
  set('type', spec?.types);
  set('resource', spec?.resources);
  set('id', spec?.ids);
  set('field.color', spec?.fields?.color);
  set('field.size', spec?.fields?.size);
  return query;
}
