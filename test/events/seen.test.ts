import { describe, expect, it } from '@jest/globals';
import { Seen } from '../../src/log/seen.ts';
import type { Round, RoundRequest } from '../../src/log/store.ts';
import { FakeEnvironment } from '../support/fake-environment.ts';

interface Transaction {
  readonly xact: number;
  readonly ids: number[];
  state: 'open' | 'committed' | 'rolled back';
}

/** What Postgres does with ids and transactions, in memory. The flaws are those that lost events when they were tried. */
class Outbox {
  #nextXact = 100;
  #nextId = 1;
  readonly #transactions: Transaction[] = [];
  readonly moved: number[] = [];

  begin(): Transaction {
    const transaction: Transaction = { xact: this.#nextXact++, ids: [], state: 'open' };
    this.#transactions.push(transaction);
    return transaction;
  }

  /** The transaction has its own id before it takes the event's. */
  append(transaction: Transaction): void {
    transaction.ids.push(this.#nextId++);
  }

  get open(): Transaction[] {
    return this.#transactions.filter(({ state }) => state === 'open');
  }

  get committed(): number[] {
    return this.#transactions.flatMap(({ state, ids }) => (state === 'committed' ? ids : []));
  }

  get xmin(): number {
    return Math.min(this.#nextXact, ...this.open.map(({ xact }) => xact));
  }

  takeOver(): { high: number; xact: number } {
    return { high: this.#nextId - 1, xact: this.#nextXact++ };
  }

  /** @param look - runs between the round's beginning and its looking, where another flaw would take the transaction's id */
  sequence({ high, missing, full, limit }: RoundRequest, flaw: Flaw, look: () => void): Round {
    const early = flaw === 'takes its transaction id before it looks' ? this.#nextXact++ : null;
    look();
    const gone = new Set(this.moved);
    const asked = (id: number): boolean => full || id > high || missing.includes(id);
    const moved = this.committed
      .filter((id) => !gone.has(id) && asked(id))
      .sort((a, b) => a - b)
      .slice(0, limit);
    const { xmin } = this;
    this.moved.push(...moved);
    const xact = moved.length === 0 ? null : (early ?? this.#nextXact++);
    if (flaw === 'forgets a missing id at once') return { moved, head: 0, xmin, xact: xact === null ? null : 0 };
    return { moved, head: 0, xmin: flaw === 'reads xmin after it looked' ? this.#nextXact : xmin, xact };
  }
}

type Flaw =
  | 'none'
  | 'takes its transaction id before it looks'
  | 'forgets a missing id at once'
  | 'reads xmin after it looked'
  | 'takes no account of what was open before its term';

/** Random writers and rounds by one seed, and take-overs in between. @returns the events that never came */
function lostBy(seed: number, flaw: Flaw): number[] {
  const random = new FakeEnvironment(seed).random.fraction;
  const pick = (size: number): number => Math.floor(random() * size);
  const outbox = new Outbox();
  const limit = 1 + pick(6);
  const act = (): void => {
    const transactions = outbox.open;
    const one = transactions[pick(transactions.length)];
    const dice = random();
    if (one === undefined || (dice < 0.25 && transactions.length < 8)) {
      const begun = outbox.begin();
      if (random() < 0.8) outbox.append(begun);
    } else if (dice < 0.5) outbox.append(one);
    else one.state = random() < 0.8 ? 'committed' : 'rolled back';
  };
  const meanwhile = (): void => {
    for (let n = pick(12); n > 0; n--) act();
  };
  const begin = (): Seen => {
    const term = outbox.takeOver();
    return new Seen(flaw === 'takes no account of what was open before its term' ? { ...term, xact: 0 } : term);
  };
  for (let n = pick(5); n > 0; n--) act();
  let seen = begin();
  for (let turn = 0; turn < 120; turn++) {
    if (random() < 0.5) act();
    if (random() < 0.02) seen = begin();
    if (random() < 0.6) seen.remember(outbox.sequence(seen.request(limit), flaw, meanwhile), limit);
  }
  for (const transaction of outbox.open) transaction.state = 'committed';
  let quiet = false;
  for (let turn = 0; turn < 400 && !quiet; turn++) {
    const round = outbox.sequence(seen.request(limit), flaw, () => undefined);
    seen.remember(round, limit);
    quiet = round.moved.length === 0 && seen.missing === 0 && !seen.request(limit).full;
  }
  return outbox.committed.filter((id) => !outbox.moved.includes(id));
}

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

describe('what a sequencer remembers', () => {
  it('is enough to lose nothing, under 200 seeds', () => {
    for (const seed of seeds) expect({ seed, lost: lostBy(seed, 'none') }).toEqual({ seed, lost: [] });
  });

  it.each<Flaw>([
    'takes its transaction id before it looks',
    'forgets a missing id at once',
    'reads xmin after it looked',
    'takes no account of what was open before its term',
  ])('would not be enough if a round %s', (flaw) => {
    expect(seeds.some((seed) => lostBy(seed, flaw).length > 0)).toBe(true);
  });

  it('stays small when a sequence jumps', () => {
    const seen = new Seen({ high: 0, xact: 1 });
    seen.remember({ moved: [], head: 0, xmin: 2, xact: null }, 10);
    expect(seen.request(10).full).toBe(false);
    seen.remember({ moved: [1_000_000_000], head: 1, xmin: 5, xact: 9 }, 10);
    expect(seen.missing).toBe(0);
    expect(seen.request(10).full).toBe(true);
    seen.remember({ moved: [], head: 1, xmin: 9, xact: null }, 10);
    expect(seen.request(10).full).toBe(true);
    seen.remember({ moved: [], head: 1, xmin: 10, xact: null }, 10);
    expect(seen.request(10)).toEqual({ high: 1_000_000_000, missing: [], full: false, limit: 10 });
  });
});
