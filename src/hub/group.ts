import type { Positions } from '../log/position.ts';
import type { LoggedEvent } from '../log/store.ts';
import { Batch, type Frame } from './batch.ts';
import type { Encoding } from './encoding.ts';
import { eventText } from './event-text.ts';
import type { Member } from './member.ts';

/** Readers that get the same bytes: same tenant, same filter (now: none), same encoding. */
export class Group {
  readonly members = new Set<Member>();
  readonly #tenantId: string;
  readonly #encoding: Encoding;
  readonly #positions: Positions;
  #pending: Frame[] = [];
  /** The position made last: it is the next event's `previous`. */
  #last = { number: -1, position: '' };

  constructor(tenantId: string, encoding: Encoding, positions: Positions) {
    this.#tenantId = tenantId;
    this.#encoding = encoding;
    this.#positions = positions;
  }

  add(event: LoggedEvent): void {
    // The whole tenant is heard: what came before this event is the event with the number before.
    const previous = this.#positionOf(event.number - 1);
    const position = this.#positionOf(event.number);
    const bytes = this.#encoding.encode(eventText(event, position, previous), position);
    this.#pending.push({ number: event.number, position, bytes });
  }

  /** Gives what was added to every member, in one write each. */
  flush(): void {
    const [first, ...rest] = this.#pending;
    if (first === undefined) return;
    this.#pending = [];
    const batch = new Batch([first, ...rest]);
    for (const member of this.members) {
      if (!member.deliver(batch)) this.members.delete(member);
    }
  }

  /** Closes every member. */
  end(): void {
    this.#pending = [];
    for (const member of this.members) member.close('unavailable');
    this.members.clear();
  }

  #positionOf(number: number): string {
    if (number !== this.#last.number) this.#last = { number, position: this.#positions.encode(this.#tenantId, number) };
    return this.#last.position;
  }
}
