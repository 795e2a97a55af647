import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HttpMiddleware } from '../state.ts';

/** Short and plain, so that no client writes into our log or our headers what it likes. */
const sane = /^[A-Za-z0-9._:/+=@-]{1,128}$/;

/** The client's `X-Request-Id` where it is sane, else a new one. */
export function readRequestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && sane.test(given) ? given : randomUUID();
}

/** Names the request, for the answer, the log, and the events that it causes. */
export function requestId(): HttpMiddleware {
  return function requestId(ctx, next) {
    ctx.state.requestId = readRequestId(ctx.req);
    ctx.res.setHeader('X-Request-Id', ctx.state.requestId);
    return next();
  };
}
