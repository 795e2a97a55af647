import type { HttpMiddleware } from '../state.ts';

/**
 * For an API that serves no page: nothing is guessed, framed, run or kept by caches in between. `no-cache` lets a client keep an
 * answer and ask by its `ETag` whether it still holds. Whoever ends TLS before us adds `Strict-Transport-Security`.
 */
export function securityHeaders(): HttpMiddleware {
  return function securityHeaders(ctx, next) {
    const { res } = ctx;
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    res.setHeader('Cache-Control', 'private, no-cache');
    return next();
  };
}
