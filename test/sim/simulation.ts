/**
 * One run by one seed: servers, readers and writers around a database, with every fault at any moment, until the faults end and everybody
 * must have what is due to them. The same seed gives the same run.
 */
import { type EventsLimits, startEvents } from '../../src/events.ts';
import { createPositions } from '../../src/log/position.ts';
import { Client } from './client.ts';
import { count, type Faults } from './connections.ts';
import { Dice } from './dice.ts';
import { Node } from './node.ts';
import { judge, judgeLog } from './oracle.ts';
import { type Flaw, type Logged, Postgres, positionKey } from './postgres.ts';
import { type Process, Scheduler } from './scheduler.ts';
import { Writers } from './writers.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly traced?: boolean;
  /** The code that is judged; the product's own unless a bug is planted. */
  readonly startEvents?: typeof startEvents;
  readonly flaw?: Flaw;
  readonly limits?: Partial<EventsLimits>;
}

export interface Outcome {
  readonly seed: number;
  /** What broke a promise; empty: nothing did. */
  readonly wrong: readonly string[];
  readonly steps: number;
  /** Events that readers were owed, over all of them. */
  readonly owed: number;
  /** What happened how often. */
  readonly happened: ReadonlyMap<string, number>;
  readonly trace: readonly string[];
}

/** How long there are faults, milliseconds. */
const unrestMs = 2000;
/** How long everybody has to come to rest then. */
const calmMs = 20_000;

/** Until every node has noticed who has left, milliseconds. */
const goodbyesMs = 200;
/** Of a node, after each of its steps: that is at any `await`. */
const crashRate = 0.001;
/** Timers that a node may have set beside one for each reader, also of those whose going it has not noticed. */
const mostAlarms = 8;
/** Of an event in the tail, by its own measure. */
const mostEventBytes = 3000;

export async function simulate(options: SimulationOptions): Promise<Outcome> {
  const simulation = new Simulation(options);
  return simulation.run();
}

const isTimers = ({ fact }: Logged): boolean => fact.type === 'ThingEnded' && fact.after !== null;

class Simulation {
  readonly #options: SimulationOptions;
  readonly #dice: Dice;
  readonly #scheduler: Scheduler;
  readonly #postgres: Postgres;
  readonly #faults: Faults;
  readonly #limits: EventsLimits;
  readonly #writers: Writers;
  readonly #clients: Client[] = [];
  #nodes: Node[] = [];
  #started = 0;
  #isCalm = false;
  #isMarked = false;
  #owed = 0;
  readonly #wrong: string[] = [];

  constructor(options: SimulationOptions) {
    this.#options = options;
    const dice = new Dice(options.seed);
    this.#dice = dice;
    this.#scheduler = new Scheduler(dice, options.traced === true);
    this.#faults = { rate: dice.pick([0.002, 0.01, 0.03]), hints: true, happened: new Map() };
    this.#postgres = new Postgres({
      dice,
      now: () => this.#scheduler.now,
      page: dice.pick([3, 10, 50]),
      roundBytes: dice.pick([400, 2000, 1_000_000]),
      keep: dice.pick([5, 30, 1000]),
      flaw: options.flaw ?? null,
    });
    this.#limits = {
      pollMs: 40,
      backlogBytes: dice.pick([1500, 5000, 20_000]),
      patienceMs: dice.pick([200, 1000]),
      tailBytes: dice.pick([3000, 30_000, 1_000_000]),
      retainMs: dice.pick([30, 200]),
      reading: dice.pick([1, 3]),
      heartbeatMs: dice.pick([100, 500]),
      pingMs: 30_000,
      messages: 100,
      commentMs: 15_000,
      streamMs: 600_000,
      pageBytes: 100_000,
      lookMs: 5000,
      ...options.limits,
    };
    const tenants = Array.from({ length: 1 + dice.below(3) }, () => dice.uuid());
    this.#writers = new Writers({
      scheduler: this.#scheduler,
      dice,
      postgres: this.#postgres,
      tenants,
      committed: () => this.#wake(),
    });
    const positions = createPositions(1, positionKey);
    for (let n = 4 + dice.below(6); n > 0; n--) {
      this.#clients.push(
        new Client({
          name: `reader ${n}`,
          tenantId: dice.pick(tenants),
          scheduler: this.#scheduler,
          dice,
          postgres: this.#postgres,
          positions,
          faults: this.#faults,
          backlogBytes: this.#limits.backlogBytes,
          nodes: () => this.#nodes,
          wrong: (what) => this.#found(what),
        }),
      );
    }
    for (const tenantId of tenants) this.#writers.mark(tenantId);
    for (let n = 1 + dice.below(2); n > 0; n--) this.#startNode();
  }

  async run(): Promise<Outcome> {
    const isBroken = (): boolean => this.#wrong.length > 0;
    this.#repeat(
      'writers',
      () => this.#dice.between(2, 30),
      () => this.#write(),
    );
    for (const client of this.#clients)
      this.#repeat(
        client.name,
        () => this.#dice.between(5, 150),
        () => client.act(),
      );
    this.#repeat(
      'fate',
      () => this.#dice.between(50, 300),
      () => this.#strike(),
    );
    this.#crashOnce();
    this.#scheduler.stepped = (process) => this.#crashSometimes(process);
    await this.#scheduler.run(unrestMs, isBroken);
    this.#calmDown();
    const isOver = (): boolean => isBroken() || this.#isAtRest();
    if (!(await this.#scheduler.run(this.#scheduler.now + calmMs, isOver))) this.#foundUnrest();
    await this.#scheduler.run(this.#scheduler.now + goodbyesMs, isBroken);
    return this.#judge();
  }

  #found(what: string): void {
    this.#scheduler.tell(`WRONG: ${what}`);
    this.#wrong.push(what);
  }

  #repeat(label: string, pause: () => number, act: () => void): void {
    this.#scheduler.after(pause(), label, null, () => {
      if (this.#isCalm) return;
      act();
      this.#repeat(label, pause, act);
    });
  }

  #startNode(): void {
    const node = new Node({
      name: `node ${++this.#started}`,
      scheduler: this.#scheduler,
      dice: this.#dice,
      postgres: this.#postgres,
      faults: this.#faults,
      startEvents: this.#options.startEvents ?? startEvents,
      limits: this.#limits,
      failed: () => this.#replace(node),
    });
    this.#nodes.push(node);
  }

  #replace(node: Node): void {
    this.#nodes = this.#nodes.filter((one) => one !== node);
    for (const client of this.#clients) client.cutFrom(node);
    this.#scheduler.after(this.#dice.between(10, 300), 'a node starts', null, () => this.#startNode());
  }

  /** A wake-up goes to whichever process made the change; it may be lost, and it may come twice. */
  #wake(): void {
    const running = this.#nodes.filter(({ state }) => state !== 'dead');
    if (running.length === 0) return;
    const node = this.#dice.pick(running);
    const times = this.#faults.hints ? this.#dice.pick([0, 1, 1, 2]) : 0;
    if (times !== 1) count(this.#faults, times === 0 ? 'a wake-up was lost' : 'a wake-up came twice');
    for (let n = 0; n < times; n++) {
      this.#scheduler.after(this.#dice.between(0, 10), 'is woken', node, () => node.events?.wake('thing'));
    }
  }

  #write(): void {
    for (let n = this.#dice.chance(0.03) ? 8 : 1; n > 0; n--) this.#writers.begin();
  }

  /** In every run, at some moment. */
  #crashOnce(ms = this.#dice.between(300, unrestMs / 2)): void {
    this.#scheduler.after(ms, 'fate', null, () => {
      const [node] = this.#nodes;
      if (node === undefined) this.#crashOnce(10);
      else this.#crash(node);
    });
  }

  #crashSometimes(process: Process | null): void {
    const node = this.#nodes.find((one) => one === process);
    if (node !== undefined && this.#dice.chance(crashRate)) this.#crash(node);
  }

  #strike(): void {
    this.#checkBounds();
    const dice = this.#dice;
    const node = this.#nodes.length === 0 ? null : dice.pick(this.#nodes);
    const what = dice.fraction();
    if (what < 0.1) {
      count(this.#faults, 'the database clock leapt');
      this.#postgres.leapMs += dice.between(10, 3000);
    } else if (node !== null && what < 0.3) this.#crash(node);
    else if (node?.state === 'running' && what < 0.6) this.#freeze(node);
    else if (node?.state === 'running' && node.events !== null && what < 0.8) this.#stop(node);
    else if (what > 0.95) this.#takeDatabaseAway();
  }

  #crash(node: Node): void {
    count(this.#faults, 'a node crashed');
    this.#scheduler.tell(`${node.name} crashes`);
    node.crash();
    this.#replace(node);
  }

  #freeze(node: Node): void {
    count(this.#faults, 'a node froze');
    this.#scheduler.tell(`${node.name} freezes`);
    node.state = 'frozen';
    const ms = this.#dice.pick([50, 500, 2600]);
    this.#scheduler.after(ms, `${node.name} thaws`, null, () => {
      if (node.state === 'frozen') this.#scheduler.thaw(node);
    });
  }

  /** Nothing that is asked of it comes through, and what is under way fails. */
  #takeDatabaseAway(): void {
    const { rate } = this.#faults;
    if (rate === 1) return;
    count(this.#faults, 'the database was away');
    this.#scheduler.tell('the database is away');
    this.#faults.rate = 1;
    this.#scheduler.after(this.#dice.between(50, 600), 'the database is back', null, () => {
      if (!this.#isCalm) this.#faults.rate = rate;
    });
  }

  #stop(node: Node): void {
    count(this.#faults, 'a node was stopped');
    const stop = async (): Promise<void> => {
      // A deploy resigns first, and ends the rest when requests have had their time.
      if (this.#dice.chance(0.5)) await node.events?.disconnect(0);
      await node.events?.stop();
      if (!this.#nodes.includes(node)) return;
      node.crash();
      this.#replace(node);
    };
    this.#scheduler.after(0, 'stops', node, () => void stop());
  }

  /** No more faults, and no more hints: the poll is the net under them. */
  #calmDown(): void {
    this.#scheduler.tell('the faults end');
    this.#isCalm = true;
    this.#faults.rate = 0;
    this.#faults.hints = false;
    this.#scheduler.stepped = () => undefined;
    for (const node of this.#nodes) if (node.state === 'frozen') this.#scheduler.thaw(node);
    this.#pursue();
  }

  #pursue(): void {
    for (const client of this.#clients) client.calmDown();
    this.#scheduler.after(100, 'the readers are there', null, () => this.#pursue());
    // What comes last is heard by all, or at least passes them, so that everyone gets to the log's end.
    if (this.#writers.open === 0 && !this.#isMarked && this.#clients.every(({ isConnected }) => isConnected)) {
      this.#isMarked = true;
      for (const tenantId of new Set(this.#clients.map((client) => client.tenantId))) this.#writers.mark(tenantId);
    }
  }

  #isAtRest(): boolean {
    return (
      this.#isMarked &&
      this.#postgres.waiting === 0 &&
      !this.#postgres.isDue &&
      this.#clients.every(({ isComplete }) => isComplete)
    );
  }

  #foundUnrest(): void {
    const { waiting, isDue, history } = this.#postgres;
    if (!this.#isMarked)
      this.#found(`no rest: ${this.#writers.open} transactions are open, or a reader cannot connect`);
    if (waiting > 0) this.#found(`${waiting} committed events got no position`);
    if (isDue) this.#found('a timer is due and was not fired');
    for (const client of this.#clients) {
      if (!client.isComplete) {
        this.#found(
          `${client.name} (${client.standing}) does not come to the end, ${this.#postgres.headOf(client.tenantId)}`,
        );
      }
    }
    this.#scheduler.tell(`${history.length} events in the log`);
  }

  #judge(): Outcome {
    // What is still under way cannot be judged.
    if (this.#isAtRest()) this.#judgeAll();
    const { happened } = this.#faults;
    const { steps, trace } = this.#scheduler;
    return { seed: this.#options.seed, wrong: this.#wrong, steps, owed: this.#owed, happened, trace: trace ?? [] };
  }

  /** Nothing that a node holds grows with what has passed. */
  #checkBounds(): void {
    const { tailBytes } = this.#limits;
    for (const node of this.#nodes) {
      const held = node.events?.hub.tailBytes ?? 0;
      if (held > tailBytes + mostEventBytes)
        this.#found(`${node.name} keeps ${held} bytes of events, and may ${tailBytes}`);
      const most = mostAlarms + this.#clients.length;
      if (node.alarms > most) this.#found(`${node.name} has set ${node.alarms} timers, and may ${most}`);
    }
  }

  #checkLeft(): void {
    for (const node of this.#nodes) {
      const own = this.#clients.filter((client) => client.isAt(node)).length;
      const held = node.events?.hub.size ?? 0;
      if (held !== own) this.#found(`${node.name} holds ${held} readers, and ${own} are there`);
    }
  }

  #judgeAll(): void {
    this.#checkBounds();
    this.#checkLeft();
    for (const what of judgeLog(this.#postgres, this.#writers.transactions)) this.#found(what);
    for (const client of this.#clients) {
      for (const segment of client.segments) {
        const verdict = judge(segment, this.#postgres.tenants.get(client.tenantId) ?? []);
        this.#owed += verdict.owed;
        for (const { heard } of segment.got) {
          if (heard !== 'event')
            count(this.#faults, heard === 'moved-in' ? 'a row came into view' : 'a row went out of view');
        }
        if (verdict.wrong !== null) this.#found(`${client.name}, ${verdict.wrong}`);
      }
    }
    if (this.#owed === 0) this.#found('nobody was owed anything');
    if (!this.#faults.happened.has('a node crashed')) this.#found('no node crashed');
    if (this.#postgres.reports > 0) this.#found('a node believes that the log has gone back');
    count(this.#faults, 'the oldest events were dropped', this.#postgres.drops);
    count(this.#faults, 'another node took over', this.#postgres.takeOvers);
    count(this.#faults, 'a timer fired', this.#postgres.history.filter(isTimers).length);
  }
}
