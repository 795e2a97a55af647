import type { EventMeta } from '../contract/event.ts';
import type { Positions } from '../log/position.ts';
import type { LoggedEvent } from '../log/store.ts';
import type { Encoding } from './encoding.ts';
import type { Match, Row, Subject } from './filter.ts';

/** One event of the log, with what is made of it for readers: each thing once, and only when it is asked for. */
export class Item implements Subject {
  readonly event: LoggedEvent;
  readonly #positions: Positions;
  #position: string | null = null;
  #before: Row | null | undefined;
  #after: Row | null | undefined;
  /** For those who hear everything, by the encoding's name: the most frequent frame. */
  #whole: Map<string, Buffer> | null = null;

  constructor(event: LoggedEvent, positions: Positions) {
    this.event = event;
    this.#positions = positions;
  }

  get number(): number {
    return this.event.number;
  }

  get type(): string {
    return this.event.type;
  }

  get resource(): string {
    return this.event.resource;
  }

  get rowId(): string {
    return this.event.rowId;
  }

  get before(): Row | null {
    return (this.#before ??= parsed(this.event.oldFields));
  }

  get after(): Row | null {
    return (this.#after ??= parsed(this.event.newFields));
  }

  get position(): string {
    return (this.#position ??= this.#positions.encode(this.event.tenantId, this.event.number));
  }

  /** For a reader without a filter: what came before is the event with the number before. */
  wholeFrame(encoding: Encoding): Buffer {
    const known = this.#whole?.get(encoding.name);
    if (known !== undefined) return known;
    const frame = this.frame(encoding, 'event', this.#positions.encode(this.event.tenantId, this.event.number - 1));
    (this.#whole ??= new Map()).set(encoding.name, frame);
    return frame;
  }

  /** @param previous - after this position the reader's filter had nothing until this event */
  frame(encoding: Encoding, match: Match, previous: string): Buffer {
    return encoding.encode(eventText(this.event, match, this.position, previous), this.position, 'event');
  }
}

const parsed = (text: string | null): Row | null => (text === null ? null : (JSON.parse(text) as Row));

/**
 * The event as clients get it: the stored payload with `meta` as its last member. Nothing of the payload is parsed. Of a row that went out
 * of a filter's view nothing is told but that.
 */
function eventText(event: LoggedEvent, match: Match, position: string, previous: string): string {
  const meta: EventMeta = {
    position,
    previous,
    event_id: event.eventId,
    resource: event.resource,
    id: event.rowId,
    version: event.version,
    at: event.at,
    mutation: event.mutation,
    actor: event.actor,
    request_id: event.requestId,
    traceparent: event.traceparent,
    ...(match === 'moved-in' && { moved: 'in' }),
  };
  if (match === 'moved-out') {
    const { event_id, resource, id, version, at } = meta;
    const left = { position, previous, event_id, resource, id, version, at, moved: 'out' };
    return JSON.stringify({ type: 'MovedOut', tenant_id: event.tenantId, meta: left });
  }
  return `${event.payload.slice(0, event.payload.lastIndexOf('}'))},"meta":${JSON.stringify(meta)}}`;
}
