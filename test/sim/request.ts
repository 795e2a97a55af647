/** A request for the event stream over HTTP, to the route itself, as Koa would bring it. */
import type { IncomingMessage } from 'node:http';
import type { eventsRoute } from '../../src/http/events-route.ts';
import type { HttpContext } from '../../src/http/state.ts';
import type { Entry } from '../../src/http/stream-gate.ts';
import type { SimulatedResponse } from './response.ts';

export interface HttpRequest {
  readonly tenantId: string;
  readonly accept: 'application/json' | 'text/event-stream';
  readonly query: URLSearchParams;
  readonly lastEventId: string | null;
  readonly response: SimulatedResponse;
}

export interface HttpAnswer {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: unknown;
}

export const eventsPath = '/api/v1/events';

/** Lets in whoever comes. */
export const openGate = {
  enter: (req: IncomingMessage): Promise<Entry> => Promise.resolve((req as unknown as { readonly entry: Entry }).entry),
};

/** @throws ApiError */
export async function ask(route: ReturnType<typeof eventsRoute>, request: HttpRequest): Promise<HttpAnswer> {
  const { tenantId, accept, query, lastEventId, response } = request;
  const entry: Entry = {
    caller: { principal: { actor: 'key:simulated', expiresAt: null }, tenantId } as unknown as Entry['caller'],
    query: new URLSearchParams(query),
    watch: () => undefined,
    leave: () => undefined,
  };
  const headers = new Map<string, string>();
  const context = {
    path: eventsPath,
    method: 'GET',
    req: { headers: lastEventId === null ? {} : { 'last-event-id': lastEventId }, entry },
    res: response.asResponse(),
    state: {},
    status: 404,
    body: null as unknown,
    vary: () => undefined,
    accepts: (...types: readonly string[]) => types.find((type) => type === accept),
    set: (name: string, value: string) => void headers.set(name, value),
  };
  await route(context as unknown as Parameters<typeof route>[0] & HttpContext, () => Promise.resolve());
  return { headers, body: context.body };
}
