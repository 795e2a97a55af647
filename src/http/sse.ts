import type { ServerResponse } from 'node:http';
import type { Caller } from '../auth/principal.ts';
import type { Cancel, Environment } from '../environment.ts';
import type { ApiError } from '../errors.ts';
import type { Hub } from '../hub/hub.ts';
import type { Stream } from '../hub/reader.ts';
import type { Sink } from '../hub/sink.ts';
import { closeCodes } from './close-codes.ts';
import { retryHint } from './retry-hint.ts';
import { comment, lastWords, retryField, sseEncoding } from './sse-frame.ts';
import { endOf } from './stream-end.ts';
import type { StreamRequest } from './stream-request.ts';

export interface EventSourceOptions {
  readonly hub: Pick<Hub, 'join'>;
  readonly environment: Environment;
  readonly limits: EventSourceLimits;
}

export interface EventSourceLimits {
  /** How often a comment keeps a stream's connection in use, milliseconds. */
  readonly commentMs: number;
}

/** The event stream as server-sent events: the frames of the WebSocket, with what that says by its close code in `Disconnected`. */
export interface EventSources {
  /**
   * Answers with a stream, to a caller whose credential was verified.
   *
   * @returns ends it with a code of `closeCodes` and the reason
   */
  open(res: ServerResponse, caller: Caller, asked: StreamRequest): (code: number, reason: string) => void;
  /** Answers with a stream that says why it is none, and ends: a browser never comes back after a status other than 200. */
  refuse(res: ServerResponse, refusal: ApiError): void;
  /** Open streams. */
  readonly size: number;
  /** Says goodbye to every stream, and to each that is opened from now on. */
  disconnect(reason: string): void;
}

/** Who does not read does not take the last frame either. */
const goodbyeMs = 5000;
/** After a gap: nothing will have changed, but a browser comes back unless its program closes the stream. Milliseconds. */
const afterGap = { least: 30_000, random: 30_000 };

export function createEventSources({ hub, environment, limits }: EventSourceOptions): EventSources {
  const { clock, timers, random } = environment;
  const open = new Set<(code: number, reason: string) => void>();
  let stopping: string | null = null;
  /** After a cut. */
  const soon = (): number => retryHint(random, open.size);
  const late = (): number => afterGap.least + random.fraction() * afterGap.random;
  const goodbye = (code: number, reason: string): string => {
    const retryMs = soon();
    return lastWords({ type: 'Disconnected', code, reason, retry_ms: retryMs }, retryMs);
  };

  return {
    open(res, { principal, tenantId }, asked) {
      const cancels: Cancel[] = [];
      let stream: Stream | null = null;
      const end = (words: string): void => {
        if (res.writableEnded) return;
        res.end(words);
        stream?.leave();
        cancels.push(timers.after(goodbyeMs, () => res.destroy()));
      };
      const close = (code: number, reason: string): void => end(goodbye(code, reason));
      open.add(close);
      res.once('close', () => {
        open.delete(close);
        stream?.leave();
        for (const cancel of cancels) cancel();
      });
      begin(res, soon());
      if (stopping !== null) {
        close(closeCodes.serviceRestart, stopping);
        return close;
      }
      if (principal.expiresAt !== null) {
        const expired = (): void => close(closeCodes.credentialExpired, 'the credential has expired');
        cancels.push(timers.after(Math.max(0, principal.expiresAt - clock.now()), expired));
      }
      cancels.push(keepInUse(res, timers, limits.commentMs));
      const sink: Sink = {
        get backlog() {
          return res.writableLength;
        },
        write(bytes) {
          if (!res.writableEnded) res.write(bytes);
        },
        drained(call) {
          if (res.writableLength === 0) call();
          else res.once('drain', call);
        },
        close(reason, position) {
          // The frame before has said why.
          if (reason === 'gap' || reason === 'refused') end(`${retryField(late())}\n`);
          else close(...endOf[reason](position));
        },
      };
      stream = hub.join({ tenantId, encoding: sseEncoding, sink, ...asked });
      return close;
    },

    refuse(res, { status, code, message }) {
      begin(res, soon());
      const passes = status === 503 || status === 429;
      // What is wrong with a position does not get better by waiting.
      res.end(
        passes ? goodbye(closeCodes.tryAgainLater, message) : lastWords({ type: 'Error', code, message }, late()),
      );
    },

    get size() {
      return open.size;
    },

    disconnect(reason) {
      stopping = reason;
      for (const close of [...open]) close(closeCodes.serviceRestart, reason);
    },
  };
}

function begin(res: ServerResponse, retryMs: number): void {
  // The socket broke: `close` comes, or has come.
  res.on('error', () => undefined);
  res.writeHead(200, sseHeaders);
  res.write(`${retryField(retryMs)}\n`);
}

/** Nobody on the way may keep it, change it, or wait for more of it. */
export const sseHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

function keepInUse(res: ServerResponse, timers: Environment['timers'], ms: number): Cancel {
  let cancel: Cancel = () => undefined;
  const arm = (): void => {
    cancel = timers.after(ms, () => {
      // Where something waits already, one more says nothing, and they would add up.
      if (!res.writableEnded && res.writableLength === 0) res.write(comment);
      arm();
    });
  };
  arm();
  return () => cancel();
}
