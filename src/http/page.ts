/** The event stream in pieces, for those who ask again and again: `GET <base>/events` as JSON. */
import type { Cancel, Environment } from '../environment.ts';
import { ApiError } from '../errors.ts';
import { type Encoding, oneLine } from '../hub/encoding.ts';
import type { Hub } from '../hub/hub.ts';
import type { CloseReason, Sink } from '../hub/sink.ts';
import { sayInTurns } from './goodbyes.ts';
import type { StreamRequest } from './stream-request.ts';

export interface PageOptions {
  readonly hub: Pick<Hub, 'join'>;
  readonly environment: Environment;
  readonly limits: PageLimits;
}

export interface PageLimits {
  /** Bytes of one page's events; a single one is sent whatever its size. */
  readonly pageBytes: number;
  /** How long one request looks through events that its filter lets none of through, milliseconds. */
  readonly lookMs: number;
}

export interface PageRequest extends StreamRequest {
  /** Most events, 1 to 1000. */
  readonly limit: number;
  /** How long to wait for an event where there is none, milliseconds. */
  readonly waitMs: number;
}

export interface Page {
  /** `{"events":[...],"position":"...","more":false}` */
  readonly text: string;
  /** Where the next page begins: everything up to it was looked at. */
  readonly position: string;
}

export interface Pages {
  /**
   * @param until - is told what ends the wait, for a client that went away
   * @throws ApiError 409 `POSITION_FUTURE`; 410 `POSITION_EPOCH`, `POSITION_GONE` with `oldest` and `snapshots` in its details; 503
   */
  read(tenantId: string, request: PageRequest, until: (end: () => void) => void): Promise<Page>;
  /**
   * Answers all who wait, a few at a time, and nobody from now on.
   *
   * @param withinMs - the last one is answered before this time is over
   */
  disconnect(withinMs: number): Promise<void>;
}

/** A line each: the position of an event, or nothing before what the stream says of itself; a blank; the JSON. */
const pageEncoding: Encoding = {
  name: 'page.v1',
  encode: (text, position, kind) => Buffer.from(`${kind === 'event' ? position : ''} ${oneLine(text)}\n`),
};

/** A page is a stream that is left once it has brought enough, so that the two cannot differ in what they let through. */
export function createPages({ hub, environment, limits }: PageOptions): Pages {
  const open = new Set<Reading>();
  let stopping = false;

  return {
    async read(tenantId, request, until) {
      if (stopping) throw unavailable('the server stops');
      const reading = new Reading(request, environment, limits);
      open.add(reading);
      until(() => reading.finish());
      const { filters, after } = request;
      const stream = hub.join({ tenantId, encoding: pageEncoding, sink: reading, filters, after });
      await reading.finished;
      // Nothing else runs between the two: what was looked at is what was collected.
      const position = stream.standing();
      stream.leave();
      open.delete(reading);
      return reading.page(position);
    },
    disconnect(withinMs) {
      stopping = true;
      return sayInTurns([...open], withinMs, environment.timers, (reading) => reading.finish());
    },
  };
}

interface Line {
  readonly position: string;
  readonly text: string;
}

/** What the stream says of itself, as far as it matters here. */
interface Control {
  readonly type: string;
  readonly position: string;
  readonly code: string;
  readonly message: string;
  readonly oldest: string;
  readonly snapshots: readonly string[];
}

class Reading implements Sink {
  readonly backlog = 0;
  readonly finished: Promise<void>;
  readonly #request: PageRequest;
  readonly #timers: Environment['timers'];
  readonly #mostBytes: number;
  readonly #lines: Line[] = [];
  #bytes = 0;
  /** Where whoever gets the page stands by what was collected. */
  #cursor = '';
  #caughtUp = false;
  #refusal: ApiError | null = null;
  #cancel: Cancel;
  #resolve: () => void = () => undefined;

  constructor(request: PageRequest, { timers }: Environment, { pageBytes, lookMs }: PageLimits) {
    this.#request = request;
    this.#timers = timers;
    this.#mostBytes = pageBytes;
    this.finished = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#cancel = timers.after(lookMs, () => this.finish());
  }

  write(bytes: Buffer): void {
    for (const line of bytes.toString().trimEnd().split('\n')) {
      const at = line.indexOf(' ');
      const text = line.slice(at + 1);
      if (at === 0) this.#heed(JSON.parse(text) as Control);
      else this.#add({ position: line.slice(0, at), text });
    }
    // One event more than is wanted tells whether there are more.
    const isFull = this.#lines.length > this.#request.limit || this.#bytes > this.#mostBytes;
    if (isFull || (this.#caughtUp && this.#lines.length > 0)) this.finish();
  }

  drained(call: () => void): void {
    call();
  }

  close(reason: CloseReason): void {
    if (reason === 'unavailable') this.#refusal ??= unavailable('the events cannot be read now');
    this.finish();
  }

  /** Ends the page with what there is. */
  finish(): void {
    this.#cancel();
    this.#resolve();
  }

  /** @param looked - the position up to which there is nothing beyond what was collected */
  page(looked: string): Page {
    const { limit } = this.#request;
    let bytes = 0;
    let count = 0;
    for (const { text } of this.#lines) {
      bytes += Buffer.byteLength(text);
      if (count === limit || (count > 0 && bytes > this.#mostBytes)) break;
      count += 1;
    }
    if (count === 0 && this.#refusal !== null) throw this.#refusal;
    if (looked === '') throw unavailable('the events could not be read in time');
    const isCut = count < this.#lines.length;
    const position = isCut ? (this.#lines[count - 1] as Line).position : looked;
    const events = this.#lines.slice(0, count).map(({ text }) => text);
    const more = isCut || !this.#caughtUp;
    return { text: `{"events":[${events.join(',')}],"position":"${position}","more":${more}}`, position };
  }

  #add({ position, text }: Line): void {
    const line = { position, text: followingOn(this.#cursor, text) };
    this.#cursor = position;
    this.#lines.push(line);
    this.#bytes += Buffer.byteLength(line.text);
  }

  #heed({ type, position, code, message, oldest, snapshots }: Control): void {
    const { after, waitMs } = this.#request;
    switch (type) {
      case 'Connected':
        this.#cursor = position;
        // From now on there is nothing to catch up with.
        if (after === null) this.#awaitEvents(waitMs);
        return;
      case 'CaughtUp':
        this.#awaitEvents(waitMs);
        return;
      case 'Gap':
        this.#refusal = new ApiError(410, 'POSITION_GONE', 'events after this position are no longer in the log', {
          details: { oldest, snapshots },
        });
        return;
      case 'Error':
        this.#refusal = new ApiError(code === 'POSITION_EPOCH' ? 410 : 409, code, message);
        return;
      default:
    }
  }

  /** All that was there is here: what comes now is live. */
  #awaitEvents(waitMs: number): void {
    this.#caughtUp = true;
    this.#cancel();
    if (waitMs === 0) this.finish();
    else this.#cancel = this.#timers.after(waitMs, () => this.finish());
  }
}

const previousKey = '"previous":"';

/**
 * An event as it follows on a position after which there was nothing until it. The stream may have said so in frames that are no events, and
 * so on no page: the event then names a later one. `meta` stands last, and no text within it can hold the key, whose quotes would be escaped.
 */
function followingOn(cursor: string, text: string): string {
  const at = text.lastIndexOf(previousKey) + previousKey.length;
  const end = at + cursor.length;
  return text.slice(at, end) > cursor ? text.slice(0, at) + cursor + text.slice(end) : text;
}

function unavailable(message: string): ApiError {
  return new ApiError(503, 'SERVICE_UNAVAILABLE', message, { headers: { 'Retry-After': '1' } });
}
