import type { EventMeta } from '../contract/event.ts';
import type { LoggedEvent } from '../log/store.ts';

/** The event as clients get it: the stored payload with `meta` as its last member. Nothing of the payload is parsed. */
export function eventText(event: LoggedEvent, position: string, previous: string): string {
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
  };
  return `${event.payload.slice(0, event.payload.lastIndexOf('}'))},"meta":${JSON.stringify(meta)}}`;
}
