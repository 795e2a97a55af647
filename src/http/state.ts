/** What the middleware know of a request. */
import type Koa from 'koa';

export interface RequestState {
  /** Given by the client or made here; in the answer, the log, and the events that the request causes. */
  requestId: string;
  /** Name of the route, such as `lock.acquire`; null where none was reached. */
  route: string | null;
  /** `key:<id>` or `user:<sub>`; null before authentication. */
  actor: string | null;
  tenantId: string | null;
}

export type HttpContext = Koa.ParameterizedContext<RequestState>;
export type HttpMiddleware = Koa.Middleware<RequestState>;
