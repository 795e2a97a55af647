import koaCors from '@koa/cors';
import type { HttpMiddleware } from '../state.ts';

/** What our answers have beside that which every page may read. */
const exposed = [
  'ETag',
  'Link',
  'Location',
  'Resound-Events',
  'Resound-Position',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
];
/** What we read of a request. */
const allowed = [
  'Authorization',
  'Content-Type',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'traceparent',
  'X-API-Key',
  'X-Request-Id',
  'X-Tenant-Id',
];
/** How long a browser need not ask again, seconds. */
const maxAge = 600;

/**
 * Lets pages of these origins call the API and read its answers, and those of no other. Without `Access-Control-Allow-Credentials`: what a browser
 * sends of its own accord is no credential here.
 *
 * @param origins - as browsers write them
 */
export function cors(origins: readonly string[]): HttpMiddleware {
  return koaCors({
    origin: ({ req: { headers } }) => origins.find((origin) => origin === headers.origin) ?? '',
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: allowed,
    exposeHeaders: exposed,
    maxAge,
    credentials: false,
  }) as HttpMiddleware;
}
