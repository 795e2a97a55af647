/** A reader by pages: it asks again and again, waits or not, and goes on after what it got. */
import { Continuity } from '../support/continuity.ts';
import { everything, Follower, type FollowerOptions, type Presented, queryOf } from './follower.ts';
import type { Node } from './node.ts';
import type { Frame } from './pipe.ts';
import type { HttpAnswer } from './request.ts';
import { SimulatedResponse } from './response.ts';

interface Asking extends Presented {
  readonly node: Node;
  readonly limit: number;
  readonly response: SimulatedResponse;
}

interface Page {
  readonly events: readonly (Frame & { readonly meta: NonNullable<Frame['meta']> })[];
  readonly position: string;
  readonly more: boolean;
}

/** Of an answer beyond the times that the server sets itself, milliseconds: it also waits for its turn. */
const graceMs = 500;

export class PageClient extends Follower {
  #asking: Asking | null = null;
  readonly #lookMs: number;

  /** @param lookMs - how long one request looks */
  constructor(options: FollowerOptions, lookMs: number) {
    super(options);
    this.#lookMs = lookMs;
  }

  override isAt(node: Node): boolean {
    return this.#asking?.node === node;
  }

  override get awaits(): boolean {
    return this.#asking !== null;
  }

  override get isFollowing(): boolean {
    return this.cursor !== null && this.segments.length > 0;
  }

  override get place(): string {
    return this.#asking === null ? 'between two pages' : `asks ${this.#asking.node.name}`;
  }

  override act(): void {
    const { dice } = this.options;
    if (this.#asking === null) {
      if (dice.chance(0.1)) this.forgetSometimes();
      this.#ask();
    } else if (dice.chance(0.1)) this.#leave('waits no longer');
  }

  override calmDown(): void {
    if (this.#asking === null && !this.isComplete) this.#ask();
  }

  override cutFrom(node: Node): void {
    if (this.#asking?.node === node) this.#leave(`is cut off from ${node.name}`);
  }

  #leave(how: string): void {
    const asking = this.#asking;
    if (asking === null) return;
    this.tell(how);
    this.count('a reader left before its page came');
    this.#asking = null;
    const { scheduler, dice } = this.options;
    scheduler.after(dice.between(0, 30), `notices that ${this.name} has left`, asking.node, () =>
      asking.response.destroy(),
    );
  }

  #ask(): void {
    const { dice, scheduler } = this.options;
    const node = this.someNode();
    if (node === null) return;
    const limit = dice.pick([1, 3, 100]);
    const wait = dice.pick([0, 0, 1]);
    const response = new SimulatedResponse(() => undefined);
    const asking: Asking = { ...this.presented(), node, limit, response };
    this.#asking = asking;
    const query = queryOf(this.opening, asking.after);
    query.set('limit', String(limit));
    query.set('wait', String(wait));
    const label = scheduler.trace === null ? '' : this.readable(`${this.name} asks for a page, ${query.toString()}`);
    scheduler.after(dice.between(0.5, 5), label, node, () => {
      if (this.#asking !== asking || node.events === null) return;
      const request = {
        tenantId: this.tenantId,
        accept: 'application/json' as const,
        query,
        lastEventId: null,
        response,
      };
      node.ask(request).then(
        (answer) => this.#answered(asking, () => this.#receive(asking, answer)),
        (error: unknown) => this.#answered(asking, () => this.refused(error, asking)),
      );
      this.#expect(asking, this.#lookMs + wait * 1000 + graceMs);
    });
  }

  /** @param looks - a node that was frozen has all at once to do when it thaws, and is looked at again */
  #expect(asking: Asking, withinMs: number, looks = 2): void {
    const { scheduler } = this.options;
    const until = scheduler.now + withinMs;
    scheduler.after(withinMs, `${this.name} has its page`, asking.node, () => {
      if (this.#asking !== asking) return;
      if (scheduler.now > until + graceMs / 2) this.#expect(asking, withinMs);
      else if (looks > 1) this.#expect(asking, graceMs, looks - 1);
      else this.wrong('got no page in the time that the server sets itself');
    });
  }

  /** The answer is on its way; it may be lost. */
  #answered(asking: Asking, take: () => void): void {
    const { scheduler, dice, faults } = this.options;
    scheduler.after(dice.between(0.1, 3), `an answer for ${this.name}`, null, () => {
      if (this.#asking !== asking) return;
      if (dice.chance(faults.rate)) {
        this.#leave('gets no answer');
        return;
      }
      asking.response.destroy();
      this.#asking = null;
      take();
    });
  }

  #receive({ after, forged, limit }: Asking, { headers, body }: HttpAnswer): void {
    if (forged !== null) this.wrong(`a position that is ${forged} was taken`);
    const { events, position, more } = JSON.parse(String(body)) as Page;
    if (headers.get('Resound-Position') !== position) this.wrong('the header names another position than the page');
    if (events.length > limit) this.wrong(`${events.length} events on a page of ${limit}`);
    this.tell(`gets ${events.length} events up to ${position}${more ? ', and there are more' : ''}`);
    this.count('a page came');
    if (events.length > 0) this.count('a page brought events');
    // From now on: what came between the beginning and the answer may be on it already.
    const from = after ?? events[0]?.meta.previous ?? position;
    this.begin(this.opening === null ? everything : [this.opening], from);
    const continuity = new Continuity();
    continuity.cursor = from;
    for (const event of [...events, { type: 'page', position }]) {
      const fault = continuity.take(event);
      if (fault !== null) this.wrong(`no proof of continuity: ${fault}`);
      if ('meta' in event) this.hear(event.type, event.meta);
    }
    this.stand(position);
    if (more && this.options.dice.chance(0.8)) this.#ask();
  }
}
