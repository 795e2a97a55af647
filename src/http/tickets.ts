import type { Authentication } from '../auth/authenticate.ts';
import { ApiError } from '../errors.ts';
import { refuseQuery } from './endpoint.ts';
import { readInput } from './input.ts';
import type { HttpMiddleware } from './state.ts';

/** Bytes; no field is known. */
const bodyLimit = 1024;

type TicketSource = Pick<Authentication, 'authenticate' | 'issueTicket'>;

/** `POST <base>/tickets`: 201 `{"ticket":"rst_...","expires_at":"..."}`, to open one stream as whoever asks. Every API has it. */
export function tickets(path: string, authentication: TicketSource): HttpMiddleware {
  return async function tickets(ctx, next) {
    if (ctx.path !== path) {
      await next();
      return;
    }
    if (ctx.method === 'OPTIONS') {
      ctx.set('Allow', 'OPTIONS, POST');
      ctx.status = 204;
      return;
    }
    if (ctx.method !== 'POST') {
      const headers = { Allow: 'OPTIONS, POST' };
      throw new ApiError(405, 'METHOD_NOT_ALLOWED', 'this path takes OPTIONS, POST', { headers });
    }
    ctx.state.route = 'tickets';
    const { principal, tenantId } = await authentication.authenticate(ctx.req.headers);
    ctx.state.actor = principal.actor;
    ctx.state.tenantId = tenantId;
    refuseQuery(ctx.req);
    await readInput(ctx.req, null, bodyLimit);
    ctx.status = 201;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await authentication.issueTicket(ctx.req.headers);
  };
}
