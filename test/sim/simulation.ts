/**
 * One run by one seed: servers, readers and writers around a database, with every fault at any moment, until the faults end and everybody
 * must have what is due to them. The same seed gives the same run.
 */
import { type EventsLimits, startEvents } from '../../src/events.ts';
import { eventsRoute } from '../../src/http/events-route.ts';
import type { Seen } from '../../src/log/epoch.ts';
import { count, type Faults } from './connections.ts';
import type { Logged } from './contents.ts';
import { Dice } from './dice.ts';
import type { Follower, FollowerOptions } from './follower.ts';
import { Machine } from './machine.ts';
import { Node, type Product } from './node.ts';
import { chainsOf, judge, judgeLog, type Segment } from './oracle.ts';
import { PageClient } from './page-client.ts';
import { AnyPositions } from './positions.ts';
import { type Flaw, Postgres } from './postgres.ts';
import { Restores } from './restores.ts';
import { type Process, Scheduler } from './scheduler.ts';
import { SocketClient } from './socket-client.ts';
import { SourceClient } from './source-client.ts';
import { Writers } from './writers.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly traced?: boolean;
  /** The code that is judged; the product's own unless a bug is planted. */
  readonly product?: Product;
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
const unrestMs = 1600;
/** How long everybody has to come to rest then. */
const calmMs = 20_000;

/** Until every page that was asked for has come, milliseconds. */
const answersMs = 3000;
/** Until every node has noticed who has left, milliseconds. */
const goodbyesMs = 200;
/** Of a node, after each of its steps: that is at any `await`. */
const crashRate = 0.001;
/** Timers that a node may have set beside its readers', also of those whose going it has not noticed. */
const mostAlarms = 12;
/** Of one reader: an end that is waited for, a comment, a pause. */
const readersAlarms = 2;
/** Of an event in the tail, by its own measure. */
const mostEventBytes = 3000;

export async function simulate(options: SimulationOptions): Promise<Outcome> {
  const simulation = new Simulation(options);
  return simulation.run();
}

const isTimers = ({ fact }: Logged): boolean => fact.type === 'ThingEnded' && fact.after !== null;

const unknownEpoch = { owed: 0, wrong: 'it heard of an epoch that there never was' };

class Simulation {
  readonly #options: SimulationOptions;
  readonly #dice: Dice;
  readonly #scheduler: Scheduler;
  readonly #postgres: Postgres;
  readonly #faults: Faults;
  readonly #limits: EventsLimits;
  readonly #writers: Writers;
  readonly #clients: Follower[] = [];
  readonly #restores: Restores;
  readonly #machines: Machine[] = [];
  #nodes: Node[] = [];
  #started = 0;
  #isCalm = false;
  #isMarked = false;
  /** Bumps that readers have brought about, who came with a position from the future. */
  #forged = 0;
  #owed = 0;
  readonly #wrong: string[] = [];

  constructor(options: SimulationOptions) {
    this.#options = options;
    const dice = new Dice(options.seed);
    this.#dice = dice;
    this.#scheduler = new Scheduler(dice, options.traced === true);
    this.#faults = {
      rate: dice.pick([0.002, 0.01, 0.03]),
      silence: dice.pick([0, 0.001, 0.004]),
      unreachable: dice.pick([0, 0.01]),
      hints: true,
      happened: new Map(),
    };
    const round = dice.pick([2, 5, 1000]);
    this.#postgres = new Postgres({
      dice,
      now: () => this.#scheduler.now,
      page: dice.pick([3, 10, 50]),
      roundBytes: dice.pick([400, 2000, 1_000_000]),
      keep: dice.pick([5, 30, 1000]),
      round,
      flaw: options.flaw ?? null,
    });
    this.#limits = {
      pollMs: 40,
      backlogBytes: dice.pick([1500, 5000, 20_000]),
      patienceMs: dice.pick([200, 1000]),
      tailBytes: dice.pick([3000, 30_000, 1_000_000]),
      retainMs: dice.pick([30, 200]),
      reading: dice.pick([1, 3]),
      readersPerTurn: dice.pick([1, 1, 2, 256]),
      heartbeatMs: dice.pick([100, 500]),
      pingMs: 30_000,
      messages: 100,
      roundEvents: round,
      commentMs: dice.pick([50, 15_000]),
      streamMs: dice.pick([400, 600_000]),
      pageBytes: dice.pick([500, 100_000]),
      lookMs: dice.pick([60, 1000]),
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
    this.#restores = new Restores({
      scheduler: this.#scheduler,
      dice,
      postgres: this.#postgres,
      faults: this.#faults,
      writers: this.#writers,
      crashAll: () => {
        for (const node of [...this.#nodes]) this.#crash(node);
      },
      witnesses: () => this.#witnesses(),
      wrong: (what) => this.#found(what),
    });
    const positions = new AnyPositions();
    const mayBeRestored = dice.chance(0.5);
    for (let n = 4 + dice.below(6); n > 0; n--) {
      this.#clients.push(
        this.#client({
          name: `reader ${n}`,
          tenantId: dice.pick(tenants),
          scheduler: this.#scheduler,
          dice,
          postgres: this.#postgres,
          positions,
          faults: this.#faults,
          backlogBytes: this.#limits.backlogBytes,
          patienceMs: this.#limits.patienceMs,
          nodes: () => this.#nodes,
          wrong: (what) => this.#found(what),
          ahead: mayBeRestored ? () => this.#ahead() : null,
        }),
      );
    }
    if (mayBeRestored) this.#restores.plan(unrestMs);
    for (const tenantId of tenants) this.#writers.mark(tenantId);
    for (let n = 1 + dice.below(2); n > 0; n--) {
      const machine = new Machine(this.#scheduler, dice);
      this.#machines.push(machine);
      this.#startNode(machine);
    }
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
        () => {
          if (!this.#restores.isStill) client.act();
        },
      );
    this.#repeat(
      'fate',
      () => this.#dice.between(50, 300),
      () => this.#strike(),
    );
    this.#crashOnce();
    this.#scheduler.stepped = (process) => this.#crashSometimes(process);
    await this.#scheduler.run(unrestMs, isBroken);
    await this.#scheduler.run(this.#scheduler.now + unrestMs, () => isBroken() || !this.#restores.isUnderWay);
    this.#calmDown();
    const isOver = (): boolean => isBroken() || this.#isAtRest();
    if (!(await this.#scheduler.run(this.#scheduler.now + calmMs, isOver))) this.#foundUnrest();
    await this.#scheduler.run(
      this.#scheduler.now + answersMs,
      () => isBroken() || !this.#clients.some(({ awaits }) => awaits),
    );
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

  #client(options: FollowerOptions): Follower {
    const kind = this.#dice.fraction();
    if (kind < 0.6) return new SocketClient(options);
    return kind < 0.8 ? new SourceClient(options) : new PageClient(options, this.#limits.lookMs);
  }

  /** That a position is from the future shows that the log went back: what is told then is true for every reader. */
  #ahead(): void {
    this.#forged += 1;
    count(this.#faults, 'a position came from the future');
  }

  /** What servers have seen of the log, and what was kept beside them. */
  #witnesses(): readonly Seen[] {
    const kept = this.#machines.flatMap(({ seen }) => seen ?? []);
    return [...kept, ...this.#nodes.flatMap(({ events }) => events?.seen() ?? [])];
  }

  #startNode(machine: Machine): void {
    const node = new Node({
      name: `node ${++this.#started}`,
      scheduler: this.#scheduler,
      dice: this.#dice,
      postgres: this.#postgres,
      faults: this.#faults,
      product: this.#options.product ?? { startEvents, eventsRoute },
      machine,
      limits: this.#limits,
      failed: () => this.#replace(node),
    });
    this.#nodes.push(node);
  }

  #replace(node: Node): void {
    this.#nodes = this.#nodes.filter((one) => one !== node);
    for (const client of this.#clients) client.cutFrom(node);
    this.#scheduler.after(this.#dice.between(10, 300), 'a node starts', null, () => this.#startNode(node.machine));
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
      if (node === undefined || this.#restores.isStill) this.#crashOnce(10);
      else this.#crash(node);
    });
  }

  #crashSometimes(process: Process | null): void {
    const node = this.#nodes.find((one) => one === process);
    if (node !== undefined && !this.#restores.isStill && this.#dice.chance(crashRate)) this.#crash(node);
  }

  #strike(): void {
    this.#checkBounds();
    if (this.#restores.isStill) return;
    const dice = this.#dice;
    const node = this.#nodes.length === 0 ? null : dice.pick(this.#nodes);
    const what = dice.fraction();
    if (what < 0.1) {
      count(this.#faults, 'the database clock leapt');
      this.#postgres.leapMs += dice.between(10, 3000);
    } else if (what < 0.15) this.#fillDisk();
    else if (node !== null && what < 0.3) this.#crash(node);
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

  /** For new partitions; what there is holds some events more. */
  #fillDisk(): void {
    count(this.#faults, 'the disk was full');
    this.#postgres.isFull = true;
    this.#scheduler.after(this.#dice.between(50, 600), 'there is room again', null, () => {
      this.#postgres.isFull = false;
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
    this.#faults.silence = 0;
    this.#faults.unreachable = 0;
    this.#postgres.isFull = false;
    this.#faults.hints = false;
    this.#scheduler.stepped = () => undefined;
    for (const node of this.#nodes) if (node.state === 'frozen') this.#scheduler.thaw(node);
    this.#pursue();
  }

  #pursue(): void {
    if (!this.#restores.isStill) for (const client of this.#clients) client.calmDown();
    this.#scheduler.after(100, 'the readers are there', null, () => this.#pursue());
    // What comes last is heard by all, or at least passes them, so that everyone gets to the log's end.
    if (
      this.#writers.open === 0 &&
      !this.#restores.isUnderWay &&
      !this.#isMarked &&
      this.#clients.every(({ isFollowing }) => isFollowing)
    ) {
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
      const most = mostAlarms + readersAlarms * this.#clients.length;
      if (node.alarms > most) this.#found(`${node.name} has set ${node.alarms} timers, and may ${most}`);
    }
  }

  #checkLeft(): void {
    for (const node of this.#nodes) {
      const own = this.#clients.filter((client) => client.isAt(node));
      const most = own.length;
      const least = own.filter(({ awaits }) => !awaits).length;
      const held = node.events?.hub.size ?? 0;
      if (held < least || held > most)
        this.#found(`${node.name} holds ${held} readers, and ${least} to ${most} are there`);
      const known = node.events?.hub.tenants ?? 0;
      const tenants = new Set(own.map(({ tenantId }) => tenantId)).size;
      if (known > tenants)
        this.#found(`${node.name} keeps something of ${known} tenants, and readers are of ${tenants}`);
    }
  }

  #judgeAll(): void {
    this.#checkBounds();
    this.#checkLeft();
    for (const what of judgeLog(this.#postgres)) this.#found(what);
    for (const client of this.#clients) {
      for (const chain of chainsOf(client.segments)) this.#judgeChain(client, chain);
    }
    if (this.#owed === 0) this.#found('nobody was owed anything');
    if (!this.#faults.happened.has('a node crashed')) this.#found('no node crashed');
    const { bumps, roomless } = this.#postgres;
    const mayBump = this.#restores.mostEpochs + this.#forged;
    if (bumps > mayBump) this.#found(`${bumps} epochs were begun, where ${mayBump} would do`);
    if (roomless > 0) this.#found('a round found no room');
    for (const [what, times] of this.#postgres.heeded)
      count(this.#faults, `an epoch was begun for a seen ${what}`, times);
    count(this.#faults, 'the oldest events were dropped', this.#postgres.drops);
    count(this.#faults, 'another node took over', this.#postgres.takeOvers);
    count(this.#faults, 'a timer fired', this.#postgres.history.filter(isTimers).length);
  }
  #judgeChain(client: Follower, chain: readonly Segment[]): void {
    const epoch = chain[0]?.epoch ?? 0;
    const verdicts = this.#postgres.logsOf(epoch, client.tenantId).map((log) => judge(chain, log));
    const verdict = verdicts.find(({ wrong }) => wrong === null) ?? verdicts.at(-1) ?? unknownEpoch;
    this.#owed += verdict.owed;
    for (const { heard } of chain.flatMap(({ got }) => got)) {
      if (heard !== 'event')
        count(this.#faults, heard === 'moved-in' ? 'a row came into view' : 'a row went out of view');
    }
    if (verdict.wrong === null) return;
    if (this.#restores.isDoubtful(epoch)) count(this.#faults, 'a reader was misled until the epoch was begun');
    else this.#found(`${client.name}, ${verdict.wrong}`);
  }
}
