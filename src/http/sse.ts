import type { ServerResponse } from 'node:http';
import type { Caller } from '../auth/principal.ts';
import type { Environment } from '../environment.ts';
import type { ApiError } from '../errors.ts';
import type { Hub } from '../hub/hub.ts';
import { closeCodes } from './close-codes.ts';
import { sayInTurns } from './goodbyes.ts';
import type { Returns } from './returns.ts';
import { lastWords, sseEncoding } from './sse-frame.ts';
import { beginAnswer, goodbye, SseStream, type SseStreamLimits } from './sse-stream.ts';
import type { StreamRequest } from './stream-request.ts';

export interface EventSourceOptions {
  readonly hub: Pick<Hub, 'join'>;
  readonly environment: Environment;
  readonly returns: Returns;
  readonly limits: EventSourceLimits;
}

export interface EventSourceLimits extends SseStreamLimits {
  /**
   * How long a stream lasts at most, milliseconds; a random part of up to a quarter is taken off, so that those which began together do not end
   * together. A client that vanished without a word takes all that is sent to it, as far as anybody can tell: this is its bound.
   */
  readonly streamMs: number;
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
  /**
   * Says goodbye to every stream, a few at a time, and to each that is opened from now on; further calls join the first.
   *
   * @param withinMs - the last one is told before this time is over
   */
  disconnect(reason: string, withinMs: number): Promise<void>;
}

/** After a gap, or for a credential that is spent: nothing will have changed, but a browser comes back unless its program closes the stream. Milliseconds. */
const inVain = { least: 30_000, random: 30_000 };

export function createEventSources({ hub, environment, returns, limits }: EventSourceOptions): EventSources {
  const { clock, timers, random } = environment;
  const open = new Set<SseStream>();
  let stopping: { readonly reason: string; readonly told: Promise<void> } | null = null;
  const hints = {
    soon: () => returns.hint(),
    late: () => Math.round(inVain.least + random.fraction() * inVain.random),
  };

  return {
    open(res, { principal, tenantId }, asked) {
      const stream = new SseStream(res, { timers, hints, limits });
      open.add(stream);
      res.once('close', () => open.delete(stream));
      if (stopping === null) {
        if (principal.expiresAt !== null) {
          const leftMs = Math.max(0, principal.expiresAt - clock.now());
          stream.endAfter(leftMs, closeCodes.credentialExpired, 'the credential has expired');
        }
        const lastsMs = limits.streamMs * (1 - random.fraction() / 4);
        stream.endAfter(lastsMs, closeCodes.over, 'the stream has lasted its time: come back');
        stream.hear((sink) => hub.join({ tenantId, encoding: sseEncoding, sink, ...asked }));
      } else {
        stream.end(closeCodes.serviceRestart, stopping.reason);
      }
      return (code, reason) => stream.end(code, reason);
    },

    refuse(res, { status, code, message }) {
      beginAnswer(res, hints.soon());
      if (status === 503 || status === 429) res.end(goodbye(closeCodes.tryAgainLater, message, hints.soon()));
      else if (status === 401) res.end(goodbye(closeCodes.credentialExpired, message, hints.late()));
      // What is wrong with a position does not get better by waiting.
      else res.end(lastWords({ type: 'Error', code, message }, hints.late()));
    },

    get size() {
      return open.size;
    },

    disconnect(reason, withinMs) {
      returns.stop();
      stopping ??= {
        reason,
        told: sayInTurns([...open], withinMs, timers, (stream) => stream.end(closeCodes.serviceRestart, reason)),
      };
      return stopping.told;
    },
  };
}
