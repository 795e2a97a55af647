import type { Logger } from 'pino';
import { hasUnreadBody } from '../body.ts';
import { asRefusal, problemText, problemType, refusalInLog } from '../problem.ts';
import type { HttpMiddleware } from '../state.ts';

/** Turns whatever was thrown below into a problem document; the log alone learns the cause of a failure of ours. */
export function problems(logger: Logger): HttpMiddleware {
  return async function problems(ctx, next) {
    try {
      await next();
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.status >= 500) {
        const { requestId, route } = ctx.state;
        // Of a server that stops, is full, or has lost its database the 503 is no failure of the request: many come at once.
        const level = refusal.status === 503 ? 'warn' : 'error';
        logger[level]({ request_id: requestId, route, code: refusal.code, ...refusalInLog(refusal) }, 'request failed');
      }
      // What is still to come of a large body is not worth reading: the connection ends with the answer.
      if (hasUnreadBody(ctx.req)) ctx.res.setHeader('Connection', 'close');
      ctx.status = refusal.status;
      ctx.set(refusal.headers);
      ctx.set('Content-Type', problemType);
      ctx.body = problemText(refusal);
    }
  };
}
