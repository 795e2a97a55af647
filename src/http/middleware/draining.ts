import type { HttpMiddleware } from '../state.ts';

/** While the server stops, each answer ends its connection, so that no client sends another request over it. */
export function draining(isDraining: () => boolean): HttpMiddleware {
  return async function draining(ctx, next) {
    await next();
    // Looked at last: the stop may have begun while the request was under way.
    if (isDraining()) ctx.res.setHeader('Connection', 'close');
  };
}
