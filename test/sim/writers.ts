/** The application's mutations: transactions that overlap, take their time, and are sometimes taken back. */
import type { Thing, Transaction } from './contents.ts';
import type { Dice } from './dice.ts';
import type { Postgres } from './postgres.ts';
import type { Scheduler } from './scheduler.ts';

export interface WritersOptions {
  readonly scheduler: Scheduler;
  readonly dice: Dice;
  readonly postgres: Postgres;
  readonly tenants: readonly string[];
  /** Told after each commit. */
  readonly committed: () => void;
}

const mostOpen = 8;
const mostRows = 8;

export class Writers {
  /** They begin nothing. */
  isPaused = false;
  readonly #transactions: Transaction[] = [];
  readonly #options: WritersOptions;

  constructor(options: WritersOptions) {
    this.#options = options;
  }

  get open(): number {
    return this.#transactions.filter(({ state }) => state === 'open').length;
  }

  /** Begins a transaction, unless there are many. It writes a few rows and ends. */
  begin(): void {
    const { postgres, dice, scheduler } = this.#options;
    if (this.isPaused || this.#options.postgres.isDown || this.open >= mostOpen) return;
    const transaction = postgres.begin();
    this.#transactions.push(transaction);
    scheduler.tell(`transaction ${transaction.xid} begins`);
    // The oldest one of the cluster may be anybody's, and it need not write.
    this.#go(transaction, dice.chance(0.1) ? 0 : 1 + dice.below(3));
  }

  /** One event that is committed at once. */
  mark(tenantId: string = this.#options.dice.pick(this.#options.tenants)): void {
    const { postgres, dice, committed } = this.#options;
    const transaction = postgres.begin();
    this.#transactions.push(transaction);
    const thing = { id: dice.uuid(), resource: 'thing', tenantId, fields: { color: 'red', size: 1 }, dueAt: null };
    postgres.write(transaction, 'ThingHappened', thing);
    postgres.commit(transaction);
    committed();
  }

  #go(transaction: Transaction, left: number): void {
    const { scheduler, dice } = this.#options;
    const ms = dice.chance(0.03) ? dice.between(300, 1500) : dice.between(0, 25);
    const { xid } = transaction;
    if (left > 0) {
      scheduler.after(ms, `transaction ${xid} writes`, null, () => {
        if (transaction.state !== 'open') return;
        this.#write(transaction);
        this.#go(transaction, left - 1);
      });
    } else if (dice.chance(0.15)) {
      scheduler.after(ms, `transaction ${xid} rolls back`, null, () => {
        if (transaction.state === 'open') this.#options.postgres.rollBack(transaction);
      });
    } else {
      scheduler.after(ms, `transaction ${xid} commits`, null, () => {
        if (transaction.state !== 'open') return;
        this.#options.postgres.commit(transaction);
        if (transaction.facts.length > 0) this.#options.committed();
      });
    }
  }

  #write(transaction: Transaction): void {
    const { postgres, dice, tenants } = this.#options;
    const tenantId = dice.pick(tenants);
    const own = [...postgres.rows.values()].filter(
      (row) =>
        row.tenantId === tenantId &&
        transaction.changes.get(row.id) !== null &&
        (!postgres.isLocked(row.id) || transaction.changes.has(row.id)),
    );
    if (own.length < mostRows && dice.chance(0.4)) {
      const resource = dice.chance(0.7) ? 'thing' : 'other';
      postgres.write(transaction, 'ThingHappened', { id: dice.uuid(), resource, tenantId, ...this.#some() });
    } else if (own.length > 0) {
      const row: Thing = dice.pick(own);
      if (dice.chance(0.15)) postgres.write(transaction, 'ThingEnded', row, true);
      else postgres.write(transaction, 'ThingHappened', { ...row, ...this.#some() });
    }
  }

  #some(): Pick<Thing, 'fields' | 'dueAt'> {
    const { dice, postgres } = this.#options;
    return {
      fields: { color: dice.pick(['red', 'blue', 'green']), size: 1 + dice.below(3) },
      dueAt: dice.chance(0.25) ? postgres.now + dice.between(-100, 2000) : null,
    };
  }
}
