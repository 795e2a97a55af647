/** From one generated route to its handler: caller, id, conditions, input, the answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authenticate } from '../auth/authenticate.ts';
import { forbidden } from '../auth/refusals.ts';
import { isUuid } from '../auth/uuid.ts';
import type { Announced, CallContext } from '../contract/mutation.ts';
import type { Answered } from '../contract/query.ts';
import type { CallRoute, MutationRoute, QueryRoute, Route } from '../contract/route.ts';
import { noParameters } from '../contract/validate-query.ts';
import { ApiError, validationFailed } from '../errors.ts';
import { entityTag, ifMatch, isFresh } from './etag.ts';
import { readInput } from './input.ts';
import type { HttpContext } from './state.ts';
import { traceContext } from './trace.ts';

export interface EndpointOptions {
  /** Where the API begins: `/api/v1`. */
  readonly base: string;
  readonly authenticate: Authenticate;
  /** Bytes of a body. */
  readonly bodyLimit: number;
}

/** Handles a request that was matched; `id` is the text in the path, undefined where the path has none. */
export type Endpoint = (ctx: HttpContext, id: string | undefined) => Promise<void>;

export function createEndpoint(route: Route, options: EndpointOptions): Endpoint {
  switch (route.kind) {
    case 'mutation':
      return mutationEndpoint(route, options);
    case 'query':
      return queryEndpoint(route, options);
    case 'call':
      return callEndpoint(route, options);
  }
}

function mutationEndpoint(route: MutationRoute<never, unknown>, options: EndpointOptions): Endpoint {
  const location = route.location === undefined ? undefined : options.base + route.location;
  return async function mutation(ctx, idText) {
    const context = await enter(ctx, route, options.authenticate);
    refuseQuery(ctx.req);
    const id = readId(idText);
    const versions = ifMatch(ctx.req.headers['if-match']);
    const input = await readInput(ctx.req, route.body, options.bodyLimit);
    const announced = await atAnyVersion(versions, (version) =>
      route.handle({ ...context, id, ifMatch: version, input }),
    );
    const { res } = ctx;
    res.setHeader('Resound-Events', announced.eventIds.join(','));
    // After a DELETE there is nothing left that the tag could be of.
    if (route.method !== 'DELETE') res.setHeader('ETag', entityTag(announced.version));
    if (location !== undefined) res.setHeader('Location', location.replace(':id', announced.id));
    answer(ctx, route.status, announced.text);
  };
}

/** `If-Match` may name several versions, a mutation takes one: tried in turn, the first that is current wins. */
async function atAnyVersion(
  versions: readonly number[] | null,
  run: (version: number | null) => Promise<Announced<unknown>>,
): Promise<Announced<unknown>> {
  const [first = null, ...others] = versions ?? [];
  for (let version = first; ; version = others.shift() ?? null) {
    try {
      return await run(version);
    } catch (error) {
      if (others.length === 0 || !(error instanceof ApiError) || error.status !== 412) throw error;
    }
  }
}

function queryEndpoint(route: QueryRoute<never>, options: EndpointOptions): Endpoint {
  // Most reads have no query string: what that means is found once.
  const nothing = route.query(new URLSearchParams());
  return async function query(ctx, idText) {
    const context = await enter(ctx, route, options.authenticate);
    const id = readId(idText);
    const text = queryText(ctx.req);
    const validated = text === '' ? nothing : route.query(new URLSearchParams(text));
    if (!validated.ok) throw validationFailed(validated.errors);
    const answered = await route.handle({ ...context, id, params: validated.value });
    if (answered.next !== undefined) ctx.res.setHeader('Link', linkToNext(ctx.req, text, answered.next));
    answerRead(ctx, answered);
  };
}

function callEndpoint(route: CallRoute<never>, options: EndpointOptions): Endpoint {
  return async function call(ctx) {
    const context = await enter(ctx, route, options.authenticate);
    refuseQuery(ctx.req);
    const input = await readInput(ctx.req, route.body, options.bodyLimit);
    answerRead(ctx, await route.handle(input, context));
  };
}

/** Who asks, and whether they may; before anything of the body is read. */
async function enter(ctx: HttpContext, route: Route, authenticate: Authenticate): Promise<CallContext> {
  const { state } = ctx;
  const { headers } = ctx.req;
  state.route = route.name;
  const { principal, tenantId } = await authenticate(headers);
  state.actor = principal.actor;
  state.tenantId = tenantId;
  if (route.requires.length > 0 && !route.requires.some((role) => principal.roles.includes(role))) {
    throw forbidden(`this needs the role ${route.requires.join(' or ')}`);
  }
  return {
    tenantId,
    tenants: principal.tenants,
    actor: principal.actor,
    roles: principal.roles,
    requestId: state.requestId,
    traceparent: traceContext(headers['traceparent']),
  };
}

function readId(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!isUuid(text)) throw new ApiError(400, 'INVALID_FORMAT', 'the id in the path must be a uuid');
  return text.toLowerCase();
}

function queryText({ url = '' }: IncomingMessage): string {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at + 1);
}

/** What is not known is not passed over: `?dry=1` would change what it seems to try. */
export function refuseQuery(req: IncomingMessage): void {
  const text = queryText(req);
  if (text === '') return;
  const validated = noParameters(new URLSearchParams(text));
  if (!validated.ok) throw validationFailed(validated.errors);
}

/** The same request for the rows that follow (RFC 8288). */
function linkToNext({ url = '' }: IncomingMessage, query: string, cursor: string): string {
  const parameters = new URLSearchParams(query);
  parameters.delete('offset');
  parameters.set('cursor', cursor);
  return `<${url.split('?', 1)[0]}?${parameters.toString()}>; rel="next"`;
}

function answerRead(ctx: HttpContext, { text, version, position }: Answered): void {
  if (position !== undefined) ctx.res.setHeader('Resound-Position', position);
  if (version !== null) {
    ctx.res.setHeader('ETag', entityTag(version));
    const { 'if-none-match': known, 'if-match': wanted } = ctx.req.headers;
    if (wanted !== undefined && ifMatch(wanted)?.includes(version) === false) {
      throw new ApiError(412, 'CONCURRENT_MODIFICATION', `the row has version ${version}, and If-Match names another`);
    }
    if (known !== undefined && (ctx.method === 'GET' || ctx.method === 'HEAD') && isFresh(known, version)) {
      ctx.status = 304;
      return;
    }
  }
  answer(ctx, 200, text);
}

/** The text came from Postgres as JSON and goes out as it is. */
function answer(ctx: HttpContext, status: number, text: string): void {
  ctx.status = status;
  if (status === 204) return;
  (ctx.res satisfies ServerResponse).setHeader('Content-Type', 'application/json; charset=utf-8');
  ctx.body = text;
}
