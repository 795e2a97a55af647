/** What generated code and runtime agree on about mutations. Types alone: nothing here exists at run time. */

declare const announced: unique symbol;

/**
 * What one mutation gave: the answer as JSON text made by Postgres, and the ids of the very events that it appended.
 * Only {@link MutationPort.run} makes one (the brand exists in types alone), so a handler that compiles has announced `Event`.
 */
export interface Announced<Event> {
  /** The response body: JSON text, or '' where the manifest answers with none. */
  readonly text: string;
  /** The row's id; of a singleton it means nothing. */
  readonly id: string;
  /** The row's version after the mutation, the `ETag`. A deleted row's is its last one plus 1. */
  readonly version: number;
  /** Uuids, in the order in which the events were appended; at least one. */
  readonly eventIds: readonly string[];
  readonly [announced]: Event;
}

/** Who asks, and what the event row keeps about the request. */
export interface CallContext {
  /** Uuid. Every statement is bound to it. */
  readonly tenantId: string;
  /** All tenants that the credential may use, `tenantId` among them: what the tenants' own routes show. */
  readonly tenants: readonly string[];
  /** The principal's name: `key:<id>`, `user:<sub>` or `system`. */
  readonly actor: string;
  readonly roles: readonly string[];
  readonly requestId: string;
  /** W3C trace context, null where the client sent none. */
  readonly traceparent: string | null;
}

export interface MutationRequest<Input> extends CallContext {
  /** The row's id; null at create, where the runtime makes a UUID version 7. */
  readonly id: string | null;
  /** Version from `If-Match`; null: any. */
  readonly ifMatch: number | null;
  readonly input: Input;
}

/** Why the database refused; the status says which kind of guard spoke. */
export interface RefusalSpec {
  readonly status: 400 | 404 | 403 | 409 | 412;
  readonly code: string;
  readonly message: string;
}

/**
 * One generated plpgsql function, called by a named prepared statement.
 * `sql` takes `$1 tenant uuid, $2 id uuid, $3 if_match bigint, $4 input jsonb, $5 actor text, $6 request_id text,
 * $7 traceparent text` and gives one row `refusal text (JSON of RefusalSpec) or null, answer text, version bigint,
 * events text (uuids joined by commas)`.
 */
export interface MutationStatement<Input, Event> {
  /** `lock.acquire`; also the name of the prepared statement. */
  readonly name: string;
  readonly resource: string;
  readonly sql: string;
  readonly events: readonly string[];
  /** What a violated constraint (unique index, foreign key) means, by its name in the database. */
  readonly constraints: Readonly<Record<string, RefusalSpec>>;
  /** It waits for none of its kind, so that it may be committed together with others. */
  readonly together: boolean;
  /** Carries the types; never set. */
  readonly types?: (input: Input) => Event;
}

/** Runs mutations; made by the runtime (`src/mutation/`). */
export interface MutationPort {
  /** @throws ApiError with the refusal's own status and code; a mutation whose outcome is unknown is never called failed. */
  run<Input, Event>(
    statement: MutationStatement<Input, Event>,
    request: MutationRequest<Input>,
  ): Promise<Announced<Event>>;
}

export type MutationHandler<Input, Event> = (request: MutationRequest<Input>) => Promise<Announced<Event>>;

/** A guard of the application's own: may read and refuse (by throwing ApiError) or give another input; never writes resource tables. */
export type MutationHook<Input> = (request: MutationRequest<Input>) => Promise<Input> | Input;

/** The input of a mutation whose request has no body. */
export type NoInput = Readonly<Record<string, never>>;

/** A computation of the application's own; its answer goes out as JSON. */
export type CallHook<Input, Answer> = (input: Input, context: CallContext) => Promise<Answer> | Answer;
