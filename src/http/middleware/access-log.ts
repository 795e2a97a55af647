import type { Logger } from 'pino';
import type { HttpMiddleware } from '../state.ts';

/** One line a request, without query, body or credential: what was asked, by whom, how it ended and how long it took. */
export function accessLog(logger: Logger): HttpMiddleware {
  return async function accessLog(ctx, next) {
    const start = performance.now();
    await next();
    const { requestId, route, actor, tenantId } = ctx.state;
    const ms = Math.round((performance.now() - start) * 1000) / 1000;
    const { method } = ctx.req;
    logger.info(
      { request_id: requestId, method, path: ctx.path, route, status: ctx.status, ms, actor, tenant_id: tenantId },
      'request',
    );
  };
}
