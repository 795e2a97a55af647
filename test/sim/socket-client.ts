/** A reader by WebSocket: it may change its mind about what it hears. */
import { Subscriptions } from '../../src/http/subscriptions.ts';
import type { Stream } from '../../src/hub/reader.ts';
import { vocabularyOf } from '../../src/hub/vocabulary.ts';
import { count } from './connections.ts';
import { queryOf } from './follower.ts';
import { api } from './node.ts';
import type { FilterSpec } from './oracle.ts';
import type { Frame, Pipe } from './pipe.ts';
import { lines, SimulatedSink } from './sink.ts';
import { type Connection, StreamClient, type Wire } from './stream-client.ts';

class Socket implements Wire {
  readonly sink: SimulatedSink;
  readonly subscriptions = new Subscriptions(vocabulary);
  /** Filters that were asked for and not yet confirmed. */
  readonly asked: (readonly FilterSpec[])[] = [];
  stream: Stream | null = null;

  constructor(wake: () => void, pulled: () => void) {
    this.sink = new SimulatedSink(wake, pulled);
  }

  get pipe(): Pipe {
    return this.sink.pipe;
  }

  get ended(): Wire['ended'] {
    return this.sink.closed;
  }

  settle(): void {
    this.sink.settle();
  }

  leave(): void {
    this.stream?.leave();
  }
}

const vocabulary = vocabularyOf(api);

export class SocketClient extends StreamClient<Socket> {
  readonly #named = new Map<string, FilterSpec>();

  protected override wire(wake: () => void): Socket {
    return new Socket(wake, () => count(this.options.faults, 'a reader was switched to pull'));
  }

  protected override open(connection: Connection<Socket>): void {
    const { node, wire, after, forged } = connection;
    const { events } = node;
    if (events === null) return;
    try {
      const asked = events.readRequest(queryOf(this.opening, after), this.tenantId);
      if (forged === 'invalid') this.wrong('a forged position was taken');
      wire.stream = events.hub.join({ tenantId: this.tenantId, encoding: lines, sink: wire.sink, ...asked });
    } catch (error) {
      this.fail(connection, error);
      return;
    }
    for (const name of this.#named.keys()) {
      wire.asked.push([...this.#named.values()].slice(0, wire.asked.length + 1));
      this.#heard(connection, messageOf('subscribe', name, this.#named.get(name)));
    }
  }

  protected override heed({ wire }: Connection<Socket>, { type, position }: Frame): boolean {
    if (type !== 'Subscribed' && type !== 'Unsubscribed') return false;
    const specs = wire.asked.shift();
    if (specs === undefined) this.wrong(`${type} answers nothing`);
    else {
      this.stand(String(position));
      this.begin(specs, String(position));
    }
    return true;
  }

  protected override change(connection: Connection<Socket>): void {
    const { wire } = connection;
    if (wire.stream === null || wire.asked.length > 0) return;
    const { dice } = this.options;
    const names = [...this.#named.keys()];
    if (names.length > 0 && dice.chance(0.4)) {
      const name = dice.pick(names);
      this.#named.delete(name);
      this.#later(connection, 'unsubscribe', name);
    } else {
      const name = dice.pick(['a', 'b', 'c']);
      this.#named.set(name, this.someFilter());
      this.#later(connection, 'subscribe', name);
    }
  }

  #later(connection: Connection<Socket>, verb: 'subscribe' | 'unsubscribe', name: string): void {
    const { scheduler, dice } = this.options;
    connection.wire.asked.push([...this.#named.values()]);
    const message = messageOf(verb, name, this.#named.get(name));
    scheduler.after(dice.between(0.1, 5), `${this.name} says ${message}`, connection.node, () =>
      this.#heard(connection, message),
    );
  }

  #heard({ wire }: Connection<Socket>, message: string): void {
    const outcome = wire.subscriptions.take(message);
    if ('error' in outcome) this.wrong(`refused: ${JSON.stringify(outcome.error)}`);
    else wire.stream?.change(outcome.filters, outcome.announce);
  }
}

const messageOf = (verb: string, id: string, filter: FilterSpec | undefined): string =>
  JSON.stringify({ type: verb, id, ...(verb === 'subscribe' && { filter }) });
