/** The routes that generated code hands to the runtime. */
import type { CallContext, MutationHandler, MutationHook } from './mutation.ts';
import type { Answered, QueryHandler } from './query.ts';
import type { FieldError, QueryValidator, Validated, Validator } from './validation.ts';

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
  /** Of a create whose row can be read: the path of that, such as `/locks/:id`, for the header `Location`. */
  readonly location?: string;
  readonly handle: MutationHandler<Input, Event>;
}

export interface QueryRoute<Params> extends RouteBase {
  readonly kind: 'query';
  /** GET: of the query string. */
  readonly query: QueryValidator<Params>;
  readonly handle: QueryHandler<Params>;
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

/** Hides the types of a route whose handler was checked against the mutation's own input and event. */
export const mutationRoute = <Input, Event>(route: Omit<MutationRoute<Input, Event>, 'kind'>): Route =>
  hidden({ kind: 'mutation', ...route } satisfies MutationRoute<Input, Event>);

export const queryRoute = <Params>(route: Omit<QueryRoute<Params>, 'kind'>): Route =>
  hidden({ kind: 'query', ...route } satisfies QueryRoute<Params>);

export const callRoute = <Input>(route: Omit<CallRoute<Input>, 'kind'>): Route =>
  hidden({ kind: 'call', ...route } satisfies CallRoute<Input>);

// A router gives each handler only what the validator of the same route let through, so nothing can be mixed up.
const hidden = (route: object): Route => route as Route;

/** Lets the application's guard look at a request, and change its input, before the mutation runs. */
export const guarded =
  <Input, Event>(hook: MutationHook<Input>, handler: MutationHandler<Input, Event>): MutationHandler<Input, Event> =>
  async (request) =>
    handler({ ...request, input: await hook(request) });

/** The answer of a call, from what the application's hook gave. */
export const answered = (value: unknown): Answered => ({ text: JSON.stringify(value), version: null });

/**
 * The answer of a dry run: the document as the patch would leave it, and every rule for which the update would refuse it.
 *
 * @param merge - gives JSON text of the merged `document`, of the `version` that it would replace, and of the `position` of the read
 */
export async function dryRun(
  patch: unknown,
  context: CallContext,
  judgePatch: Validator<unknown>,
  merge: (patch: unknown, context: CallContext) => Promise<string>,
  judgeDocument: Validator<unknown>,
): Promise<Answered> {
  // First, as the update does it: it may bring letters of the patch into their declared case.
  const patched = judgePatch(patch);
  const { document, version, position } = JSON.parse(await merge(patch, context)) as {
    readonly document: object;
    readonly version: number;
    readonly position: string;
  };
  const errors = patched.ok ? asOfAPatch(judgeDocument(document)) : patched.errors;
  const verdict = answered({ ...document, valid: errors.length === 0, errors, tenant_id: context.tenantId, version });
  return { ...verdict, position };
}

/** What a patch leaves out or clears is not missing from it: the update calls it a wrong input. */
const asOfAPatch = (judged: Validated<unknown>): readonly FieldError[] =>
  judged.ok
    ? []
    : judged.errors.map((error) => (error.code === 'MISSING_FIELD' ? { ...error, code: 'INVALID_INPUT' } : error));
