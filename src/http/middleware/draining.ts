import type { HttpMiddleware } from '../state.ts';

/** While the server stops, each answer ends its connection, so that no client sends another request over it. */
export function draining(isDraining: () => boolean): HttpMiddleware {
  return function draining(ctx, next) {
    if (isDraining()) ctx.res.setHeader('Connection', 'close');
    return next();
  };
}
