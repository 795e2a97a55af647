/** The Koa application. The order of the middleware is the design, so it stands here and nowhere else. */
import Koa from 'koa';
import type { Logger } from 'pino';
import type { Authentication } from '../auth/authenticate.ts';
import type { Route } from '../contract/route.ts';
import type { EndpointOptions } from './endpoint.ts';
import { type EventsRouteOptions, eventsRoute } from './events-route.ts';
import { type HealthOptions, health } from './health.ts';
import { accessLog } from './middleware/access-log.ts';
import { cors } from './middleware/cors.ts';
import { draining } from './middleware/draining.ts';
import { problems } from './middleware/problems.ts';
import { requestId } from './middleware/request-id.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { upgradeRequired } from './middleware/upgrade-required.ts';
import { wellFormed } from './middleware/well-formed.ts';
import { createRouter } from './router.ts';
import type { RequestState } from './state.ts';
import { tickets } from './tickets.ts';

export interface AppOptions extends Omit<EndpointOptions, 'authenticate'> {
  readonly routes: readonly Route[];
  readonly authentication: Pick<Authentication, 'authenticate' | 'issueTicket'>;
  readonly health: HealthOptions;
  readonly stream: Omit<EventsRouteOptions, 'path'>;
  /** Origins of the pages that may call the API; null: none, but that of the API itself. */
  readonly origins: readonly string[] | null;
  readonly logger: Logger;
}

export function createApp(options: AppOptions): Koa<RequestState> {
  const { base, bodyLimit, routes, authentication, logger } = options;
  const app = new Koa<RequestState>();
  app.use(requestId());
  app.use(accessLog(logger));
  app.use(securityHeaders());
  app.use(draining(options.health.isDraining));
  if (options.origins !== null) app.use(cors(options.origins));
  app.use(problems(logger));
  app.use(wellFormed());
  app.use(health(options.health));
  app.use(upgradeRequired(`${base}/ws`));
  app.use(tickets(`${base}/tickets`, authentication));
  // Before the router: no manifest can put a route of its own there.
  app.use(eventsRoute({ ...options.stream, path: `${base}/events` }));
  app.use(createRouter(routes, { base, bodyLimit, authenticate: authentication.authenticate }));
  // Below problems() nothing throws; what is left are sockets that broke while an answer was under way.
  app.on('error', (err: unknown) => {
    logger.debug({ err }, 'the answer was not taken');
  });
  return app;
}
