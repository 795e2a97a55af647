import type { HttpMiddleware } from '../state.ts';

/** While the server stops, each answer ends its connection, so that no client sends another request over it. */
export function draining(isDraining: () => boolean): HttpMiddleware {
  return async function draining(ctx, next) {
    await next();
    // A stream has sent its headers already; it is ended by itself.
    // Looked at last: the stop may have begun while the request was under way.
    if (isDraining() && !ctx.headerSent) ctx.res.setHeader('Connection', 'close');
  };
}
