/** The routes that generated code hands to the runtime. */
import type { Announced, CallContext, MutationHandler, MutationRequest } from './mutation.ts';
import type { Answered, QueryRequest } from './query.ts';
import type { QueryValidator, Validator } from './validation.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface RouteBase {
  /** `lock.acquire` */
  readonly name: string;
  readonly method: Method;
  /** Under the API's base: `/locks/:id/release`. The only parameter is `id`, a uuid. */
  readonly path: string;
  readonly requires: readonly string[];
}

export interface MutationRoute<Input, Event> extends RouteBase {
  readonly kind: 'mutation';
  readonly status: number;
  readonly events: readonly string[];
  /** null: the route takes no body (one that is sent must be empty or an empty object). */
  readonly body: Validator<Input> | null;
  readonly handle: MutationHandler<Input, Event>;
}

export interface QueryRoute<Params> extends RouteBase {
  readonly kind: 'query';
  /** GET: of the query string. */
  readonly query: QueryValidator<Params>;
  readonly handle: (request: QueryRequest<Params>) => Promise<Answered>;
}

/** A computation by POST: search, dry run, or the application's own. */
export interface CallRoute<Input> extends RouteBase {
  readonly kind: 'call';
  readonly body: Validator<Input>;
  readonly handle: (input: Input, context: CallContext) => Promise<Answered>;
}

/**
 * The three kinds with their inputs hidden, which is what a router needs. Made by the helpers below, so that each route was
 * checked with its own types before they were hidden.
 */
export type Route = MutationRoute<never, unknown> | QueryRoute<never> | CallRoute<never>;

export type AnyMutationHandler = (request: MutationRequest<never>) => Promise<Announced<unknown>>;
