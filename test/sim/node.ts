/** One server process: the production code from the database's answers to the readers' bytes, with connections of its own. */
import type { Cancel, Environment, Log } from '../../src/environment.ts';
import type { Events, EventsLimits, startEvents } from '../../src/events.ts';
import type { eventsRoute } from '../../src/http/events-route.ts';
import { count, SimulatedLink, simulatedPool, type Wiring } from './connections.ts';
import type { Machine } from './machine.ts';
import { ask, eventsPath, type HttpAnswer, type HttpRequest, openGate } from './request.ts';
import type { Process } from './scheduler.ts';

/** The code that is judged. */
export interface Product {
  readonly startEvents: typeof startEvents;
  readonly eventsRoute: typeof eventsRoute;
}

export interface NodeOptions extends Wiring {
  readonly name: string;
  readonly product: Product;
  /** Where it runs; the process that ran there before left something. */
  readonly machine: Machine;
  readonly limits: Partial<EventsLimits>;
  /** Told when it could not start, or when it has said something. */
  readonly failed: () => void;
}

/** What the simulated API has. */
export const api = {
  base: '/api/v1',
  resources: ['thing', 'other'].map((name) => ({ name, path: `/${name}s`, filterable: ['color', 'size'] })),
  events: [{ type: 'ThingHappened' }, { type: 'ThingEnded' }],
  timers: [{ name: 'thing.end', resource: 'thing', sql: '', next: '' }],
};

export class Node implements Process {
  readonly name: string;
  readonly machine: Machine;
  state: Process['state'] = 'running';
  /** Null until it has started. */
  events: Events | null = null;
  /** Timers of the code that are set. */
  alarms = 0;
  readonly #options: NodeOptions;
  readonly #links: SimulatedLink[] = [];
  #route: ReturnType<typeof eventsRoute> | null = null;

  constructor(options: NodeOptions) {
    this.#options = options;
    this.name = options.name;
    this.machine = options.machine;
    void this.#start();
  }

  async #start(): Promise<void> {
    const { product, limits, machine } = this.#options;
    try {
      const events = await product.startEvents({
        address: {},
        role: null,
        pool: simulatedPool(this.#options, this),
        api,
        log: this.#log(),
        environment: this.#environment(),
        limits,
        witness: machine.witness(this),
        link: (name, idleTimeoutMs, listening) => {
          const link = new SimulatedLink(this.#options, this, { name, idleTimeoutMs, listening });
          this.#links.push(link);
          return link.asLink();
        },
      });
      this.#route = product.eventsRoute({
        path: eventsPath,
        gate: openGate,
        readRequest: (query, tenantId, also) => events.readRequest(query, tenantId, also),
        ...events.streams,
      });
      this.events = events;
      this.#options.scheduler.tell(`${this.name} has started`);
    } catch {
      this.crash();
      this.#options.failed();
    }
  }

  /** @throws ApiError */
  async ask(request: HttpRequest): Promise<HttpAnswer> {
    if (this.#route === null) throw new Error('it has not started');
    return ask(this.#route, request);
  }

  /** Nothing of it goes on, and nobody is told. */
  crash(): void {
    this.state = 'dead';
    for (const link of this.#links) link.abandon();
  }

  #environment(): Environment {
    const { scheduler, dice } = this.#options;
    const [ahead, since] = [dice.between(-5000, 5000), scheduler.now];
    return {
      clock: { now: () => scheduler.now + ahead, elapsed: () => scheduler.now - since },
      random: { fraction: () => dice.fraction() },
      timers: {
        after: (ms, run) => this.#alarm(ms, run),
        soon: (run) => void scheduler.after(dice.between(0, 15), 'goes on', this, run),
      },
    };
  }

  #alarm(ms: number, run: () => void): Cancel {
    let isSet = true;
    const unset = (): void => {
      if (isSet) this.alarms -= 1;
      isSet = false;
    };
    this.alarms += 1;
    // No timer of a platform is finer, and one that took no time at all could come again for ever.
    const cancel = this.#options.scheduler.after(Math.max(1, ms), `timer of ${Math.round(ms)} ms`, this, () => {
      unset();
      run();
    });
    return () => {
      unset();
      cancel();
    };
  }

  #log(): Log {
    const { scheduler, faults } = this.#options;
    const tell = (details: object, message: string): void => {
      if (message === 'the log does not go on from here') count(faults, 'a relay was overtaken by retention');
      if (scheduler.trace === null) return;
      const err = 'err' in details ? `: ${(details.err as Error).message}` : '';
      const worker = 'worker' in details ? `${String(details.worker)} ` : '';
      scheduler.tell(`${this.name} logs: ${worker}${message}${err}`);
    };
    return { info: tell, warn: tell, error: tell };
  }
}
