import type { ServerResponse } from 'node:http';
import type { Cancel, Timers } from '../environment.ts';
import type { Stream } from '../hub/reader.ts';
import type { CloseReason, Sink } from '../hub/sink.ts';
import { comment, lastWords, retryField } from './sse-frame.ts';
import { endOf } from './stream-end.ts';

/** When clients had better come back, whole milliseconds; each answer is another one. */
export interface RetryHints {
  /** After a cut. */
  soon(): number;
  /** Where nothing gets better by waiting. */
  late(): number;
}

export interface SseStreamOptions {
  readonly timers: Timers;
  readonly hints: RetryHints;
  readonly limits: SseStreamLimits;
}

export interface SseStreamLimits {
  /** How often a comment keeps a stream's connection in use, milliseconds. */
  readonly commentMs: number;
  /** A reader that takes nothing of what waits for it for so long is told goodbye, milliseconds; found out at one comment or the next. */
  readonly patienceMs: number;
}

/** Who does not read does not take the last frame either. */
const goodbyeMs = 5000;

/** Nobody on the way may keep it, change it, or wait for more of it. */
export const sseHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

/** @param retryMs - after which a client comes back whose connection was cut */
export function beginAnswer(res: ServerResponse, retryMs: number): void {
  // The socket broke: `close` comes, or has come.
  res.on('error', () => undefined);
  res.writeHead(200, sseHeaders);
  res.write(`${retryField(retryMs)}\n`);
}

/** What a stream says before it ends, in the words of the WebSocket and with its close code. */
export const goodbye = (code: number, reason: string, retryMs: number): string =>
  lastWords({ type: 'Disconnected', code, reason, retry_ms: retryMs }, retryMs);

/** One answer that is a stream, from its headers to its end. */
export class SseStream implements Sink {
  readonly #res: ServerResponse;
  readonly #options: SseStreamOptions;
  readonly #cancels: Cancel[] = [];
  #stream: Stream | null = null;
  #cancelBeat: Cancel = () => undefined;
  /** Bytes that the network had taken at the last comment, and for how long there were no more. */
  #taken = 0;
  #stuckMs = 0;

  constructor(res: ServerResponse, options: SseStreamOptions) {
    this.#res = res;
    this.#options = options;
    res.once('close', () => this.#closed());
    beginAnswer(res, options.hints.soon());
  }

  /** @param join - lets the stream hear what it asked for */
  hear(join: (sink: Sink) => Stream): void {
    this.#armBeat();
    this.#stream = join(this);
  }

  /** Ends in so many milliseconds, unless it has ended by then. */
  endAfter(ms: number, code: number, reason: string): void {
    this.#cancels.push(this.#options.timers.after(ms, () => this.end(code, reason)));
  }

  /** @param code - one of `closeCodes` */
  end(code: number, reason: string): void {
    this.#end(goodbye(code, reason, this.#options.hints.soon()));
  }

  get backlog(): number {
    return this.#res.writableLength;
  }

  write(bytes: Buffer): void {
    if (!this.#res.writableEnded) this.#res.write(bytes);
  }

  drained(call: () => void): void {
    if (this.#res.writableLength === 0) call();
    else this.#res.once('drain', call);
  }

  close(reason: CloseReason, position: string): void {
    // The frame before has said why.
    if (reason === 'gap' || reason === 'refused') this.#end(`${retryField(this.#options.hints.late())}\n`);
    else this.end(...endOf[reason](position));
  }

  #end(words: string): void {
    const res = this.#res;
    if (res.writableEnded) return;
    res.end(words);
    this.#stream?.leave();
    this.#cancels.push(this.#options.timers.after(goodbyeMs, () => res.destroy()));
  }

  #closed(): void {
    this.#stream?.leave();
    this.#cancelBeat();
    for (const cancel of this.#cancels) cancel();
  }

  #armBeat(): void {
    const { timers, limits } = this.#options;
    this.#cancelBeat = timers.after(limits.commentMs, () => {
      this.#beat();
      this.#armBeat();
    });
  }

  /**
   * Nothing comes back from a client of server-sent events. What can be seen is that what waits for it is not taken: a WebSocket whose client
   * stops reading does not answer pings, and ends as late.
   */
  #beat(): void {
    const res = this.#res;
    if (res.writableEnded) return;
    const { commentMs, patienceMs } = this.#options.limits;
    const taken = takenOf(res);
    const takesNothing = res.writableLength > 0 && taken <= this.#taken;
    this.#stuckMs = takesNothing ? this.#stuckMs + commentMs : 0;
    this.#taken = taken;
    // Where something waits already, one more says nothing, and they would add up.
    if (res.writableLength === 0) res.write(comment);
    else if (this.#stuckMs >= patienceMs) this.close('stayed-away', this.#stream?.standing() ?? '');
  }
}

const takenOf = ({ socket }: ServerResponse): number =>
  socket === null ? 0 : socket.bytesWritten - socket.writableLength;
