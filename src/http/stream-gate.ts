/** The one way into a stream, whatever its transport: origin, credential and a place, before anything is answered. */
import type { IncomingMessage } from 'node:http';
import type { Admission, Authentication } from '../auth/authenticate.ts';
import type { Caller } from '../auth/principal.ts';
import type { EndReason, Watch } from '../auth/watch.ts';
import { ApiError } from '../errors.ts';
import { checkOrigin } from './origin.ts';

export interface StreamLimits {
  /** Open streams of this process. */
  readonly streams: number;
  /** Of one tenant, in this process. */
  readonly streamsPerTenant: number;
  /** Of one actor (a key, or the subject of tokens), in this process. */
  readonly streamsPerCredential: number;
  /** Requests for streams whose credential is being checked. */
  readonly pendingStreams: number;
}

export const defaultStreamLimits: StreamLimits = {
  streams: 20_000,
  streamsPerTenant: 10_000,
  streamsPerCredential: 10_000,
  pendingStreams: 1000,
};

export interface StreamGateOptions {
  readonly authentication: Pick<Authentication, 'admit' | 'watch'>;
  /** Null: any. */
  readonly origins: readonly string[] | null;
  readonly limits: StreamLimits;
  readonly isDraining: () => boolean;
  readonly random: () => number;
}

/** One stream that was let in. What lasts as long as it does is behind `watch` and `leave`, and small. */
export interface Entry {
  readonly caller: Caller;
  /** The query without what carried the credential. */
  readonly query: URLSearchParams;
  /** Calls once, when the credential is no longer good: within a second. Not after `leave`. */
  readonly watch: (end: (reason: EndReason) => void) => void;
  /** Gives the place back; must be called when the stream has ended. Further calls do nothing. */
  readonly leave: () => void;
}

export interface StreamGate {
  /**
   * @throws ApiError 401; 403, also for the origin; 429 `TOO_MANY_STREAMS` where tenant or credential have as many as they may; 503 where the
   *   process has, or stops; 400. Those of 429 and 503 have `Retry-After`.
   */
  enter(req: IncomingMessage): Promise<Entry>;
  /** Streams that are open. */
  readonly size: number;
}

const deadlineMs = 5000;

export function createStreamGate(options: StreamGateOptions): StreamGate {
  const { authentication, origins, limits, isDraining, random } = options;
  const places: Places = { all: 0, tenants: new Map(), actors: new Map() };
  let pending = 0;

  function refuseWhereFull(): void {
    if (isDraining()) throw busy('the server stops: connect again');
    if (places.all >= limits.streams) throw busy(`this server has ${limits.streams} open streams, and takes no more`);
  }

  /** Some seconds, not the same for all who are refused at one moment. */
  function retryAfter(): Readonly<Record<string, string>> {
    return { 'Retry-After': String(1 + Math.floor(random() * 5)) };
  }
  function busy(message: string): ApiError {
    return new ApiError(503, 'SERVICE_UNAVAILABLE', message, { headers: retryAfter() });
  }
  function tooMany(message: string): ApiError {
    return new ApiError(429, 'TOO_MANY_STREAMS', message, { headers: retryAfter() });
  }

  function takePlace({ tenantId, principal: { actor } }: Caller): Place {
    refuseWhereFull();
    if ((places.tenants.get(tenantId) ?? 0) >= limits.streamsPerTenant) {
      throw tooMany(`the tenant has ${limits.streamsPerTenant} open streams here: close some`);
    }
    if ((places.actors.get(actor) ?? 0) >= limits.streamsPerCredential) {
      throw tooMany(`the credential has ${limits.streamsPerCredential} open streams here: close some`);
    }
    return new Place(places, tenantId, actor);
  }

  return {
    async enter(req) {
      checkOrigin(req.headers, origins);
      refuseWhereFull();
      if (pending >= limits.pendingStreams) throw busy('too many credentials are being checked');
      const query = queryOf(req);
      pending += 1;
      const admission = await withDeadline(authentication.admit(req.headers, query), () =>
        busy('the credential could not be checked in time'),
      ).finally(() => {
        pending -= 1;
      });
      return entryOf(takePlace(admission.caller), admission, query, authentication.watch);
    },
    get size() {
      return places.all;
    },
  };
}

interface Places {
  all: number;
  readonly tenants: Map<string, number>;
  readonly actors: Map<string, number>;
}

/** A class, since thousands of them stand as long as their streams do. */
class Place {
  readonly #tenantId: string;
  readonly #actor: string;
  /** Null once it was given back. */
  #places: Places | null;
  #unwatch: (() => void) | null = null;

  constructor(places: Places, tenantId: string, actor: string) {
    this.#places = places;
    this.#tenantId = tenantId;
    this.#actor = actor;
    places.all += 1;
    count(places.tenants, tenantId, 1);
    count(places.actors, actor, 1);
  }

  watch(add: () => () => void): void {
    if (this.#places !== null) this.#unwatch = add();
  }

  leave(): void {
    const places = this.#places;
    if (places === null) return;
    this.#places = null;
    places.all -= 1;
    count(places.tenants, this.#tenantId, -1);
    count(places.actors, this.#actor, -1);
    this.#unwatch?.();
  }
}

/** Apart, so that what `leave` keeps alive is the place alone. */
function entryOf(place: Place, admission: Admission, query: URLSearchParams, watch: Watch): Entry {
  return {
    caller: admission.caller,
    query,
    watch: watching(place, admission, watch),
    leave: leaving(place),
  };
}

const watching =
  (place: Place, admission: Admission, watch: Watch): Entry['watch'] =>
  (end) =>
    place.watch(() => watch.add(admission, end));

const leaving =
  (place: Place): Entry['leave'] =>
  () =>
    place.leave();

function count(counts: Map<string, number>, name: string, change: number): void {
  const now = (counts.get(name) ?? 0) + change;
  if (now === 0) counts.delete(name);
  else counts.set(name, now);
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : url.slice(at));
}

function withDeadline<T>(promise: Promise<T>, late: () => ApiError): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), deadlineMs);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
