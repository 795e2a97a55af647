/** `GET <base>/events`: the event stream over plain HTTP, as server-sent events or as pages of JSON. */
import { isInAddress } from '../auth/credential.ts';
import { forbidden, unauthorized } from '../auth/refusals.ts';
import type { FieldError } from '../contract/validation.ts';
import { ApiError, validationFailed } from '../errors.ts';
import { credentialEnd } from './close-codes.ts';
import type { Pages } from './page.ts';
import { asRefusal } from './problem.ts';
import type { EventSources } from './sse.ts';
import { sseHeaders } from './sse-stream.ts';
import type { HttpContext, HttpMiddleware } from './state.ts';
import type { Entry, StreamGate } from './stream-gate.ts';
import { pageParameters } from './stream-request.ts';
import type { ReadStreamRequest } from './upgrade.ts';

export interface EventStreams {
  readonly sources: Pick<EventSources, 'open' | 'refuse'>;
  readonly pages: Pick<Pages, 'read'>;
}

export interface EventsRouteOptions extends EventStreams {
  /** `/api/v1/events` */
  readonly path: string;
  readonly gate: Pick<StreamGate, 'enter'>;
  readonly readRequest: ReadStreamRequest;
}

const json = 'application/json';
const eventStream = 'text/event-stream';
const allow = 'GET, HEAD, OPTIONS';

export function eventsRoute(options: EventsRouteOptions): HttpMiddleware {
  const { path } = options;
  return function events(ctx, next) {
    return ctx.path === path ? answerEvents(ctx, options) : next();
  };
}

async function answerEvents(ctx: HttpContext, options: EventsRouteOptions): Promise<void> {
  ctx.state.route = 'events';
  const { method } = ctx;
  if (method === 'OPTIONS') {
    ctx.set('Allow', allow);
    ctx.status = 204;
    return;
  }
  if (method !== 'GET' && method !== 'HEAD') {
    throw new ApiError(405, 'METHOD_NOT_ALLOWED', `this path takes ${allow}`, { headers: { Allow: allow } });
  }
  ctx.vary('Accept');
  switch (ctx.accepts(json, eventStream)) {
    case eventStream:
      return answerStream(ctx, options);
    case json:
      return answerPage(ctx, options);
    default:
      throw new ApiError(406, 'NOT_ACCEPTABLE', `this path answers with ${eventStream} or ${json}`);
  }
}

async function answerStream(ctx: HttpContext, options: EventsRouteOptions): Promise<void> {
  const { sources, readRequest } = options;
  const { req, res } = ctx;
  // Only a client that had a stream sends it. It comes back to the same address, whose `after` is the place where it once began.
  const last = req.headers['last-event-id'];
  const isBack = typeof last === 'string' && last !== '';
  try {
    const entry = await enter(ctx, options);
    const { caller, query } = entry;
    if (isBack) query.set('after', last);
    const asked = readRequest(query, caller.tenantId);
    if (ctx.method === 'HEAD') {
      ctx.set(sseHeaders);
      ctx.status = 200;
      return;
    }
    ctx.status = 200;
    const close = sources.open(res, caller, asked);
    entry.watch((reason) => close(...credentialEnd[reason]));
  } catch (error) {
    const refusal = asRefusal(error);
    if (!isBack || ctx.method === 'HEAD' || !isToldInStream(refusal, ctx)) throw error;
    ctx.status = 200;
    sources.refuse(res, refusal);
  }
  ctx.respond = false;
}

/**
 * What a client that comes back is told in a stream: that of its position, what passes by itself, and that the credential in its address is spent. A
 * ticket opens one stream, and an `EventSource` comes back to the address that it had: told by a status, it would give up without a word to its page.
 */
const isToldInStream = ({ status, code }: ApiError, { querystring }: HttpContext): boolean =>
  status === 503 ||
  status === 429 ||
  code.startsWith('POSITION_') ||
  (status === 401 && isInAddress(new URLSearchParams(querystring)));

async function answerPage(ctx: HttpContext, options: EventsRouteOptions): Promise<void> {
  const { pages, readRequest } = options;
  const entry = await enter(ctx, options);
  const { tenantId } = entry.caller;
  const asked = readRequest(entry.query, tenantId, pageParameters);
  const limit = wholeNumber(entry.query, 'limit', { least: 1, most: 1000, otherwise: 100 });
  const wait = wholeNumber(entry.query, 'wait', { least: 0, most: 30, otherwise: 0 });
  const waitMs = ctx.method === 'HEAD' ? 0 : wait * 1000;
  const refusals: ApiError[] = [];
  const page = await pages.read(tenantId, { ...asked, limit, waitMs }, (end) => {
    ctx.res.once('close', end);
    entry.watch((reason) => {
      refusals.push(noLongerGood[reason]);
      end();
    });
  });
  const [refusal] = refusals;
  if (refusal !== undefined) throw refusal;
  entry.leave();
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Resound-Position', page.position);
  ctx.set('Content-Type', 'application/json; charset=utf-8');
  ctx.status = 200;
  ctx.body = page.text;
}

const noLongerGood = {
  expired: unauthorized(credentialEnd.expired[1]),
  forbidden: forbidden(credentialEnd.forbidden[1]),
} as const;

/** Its place is given back when the answer has ended, whatever becomes of it. */
async function enter({ req, res, state }: HttpContext, { gate }: EventsRouteOptions): Promise<Entry> {
  const entry = await gate.enter(req);
  res.once('close', () => entry.leave());
  if (res.destroyed) entry.leave();
  const { principal, tenantId } = entry.caller;
  state.actor = principal.actor;
  state.tenantId = tenantId;
  return entry;
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}

function wholeNumber(query: URLSearchParams, name: string, { least, most, otherwise }: Range): number {
  const values = query.getAll(name);
  const [text] = values;
  if (text === undefined) return otherwise;
  const refused = (code: FieldError['code']): ApiError =>
    validationFailed([
      { pointer: `?${name}`, code, message: `${name} must be one whole number from ${least} to ${most}` },
    ]);
  if (values.length > 1 || !/^\d{1,9}$/.test(text)) throw refused('INVALID_FORMAT');
  const value = Number(text);
  if (value < least || value > most) throw refused('INVALID_RANGE');
  return value;
}
