/** What generated event types and the runtime agree on. */

/** What every event carries beside its payload. It is put together when the event has its position. */
export interface EventMeta {
  /** Opaque; comparable as text within one epoch. A client that resumes after it misses nothing. */
  readonly position: string;
  /** After this position the stream's filter had nothing until this event. */
  readonly previous: string;
  /** Uuid; the same at every delivery. */
  readonly event_id: string;
  /** The resource's name in the manifest. */
  readonly resource: string;
  /** The row's id. */
  readonly id: string;
  /** The row's version after the mutation; of a deleted row its last one plus 1. */
  readonly version: number;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** The mutation's name in the manifest. */
  readonly mutation: string;
  /** Who asked: `key:<id>`, `user:<sub>` or `system`. */
  readonly actor: string;
  readonly request_id: string;
  /** W3C trace context of the request; null where the client sent none. */
  readonly traceparent: string | null;
  /** `in`: the change brought the row into view of the stream's filter, which had not seen it before. */
  readonly moved?: 'in';
}
