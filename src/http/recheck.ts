import type { IncomingHttpHeaders } from 'node:http';
import type { WebSocket } from 'ws';
import type { Authenticate } from '../auth/authenticate.ts';
import { ApiError } from '../errors.ts';
import { closeCodes } from './close-codes.ts';

/** With the second for which an answer is believed: how long a socket may outlive its credential. */
const pauseMs = 250;

/** What is needed of a WebSocket. */
type Socket = Pick<WebSocket, 'close' | 'once'>;

interface Group {
  readonly headers: IncomingHttpHeaders;
  readonly sockets: Set<Socket>;
}

export interface Recheck {
  /** @param headers - those by which the socket's caller was let in */
  add(socket: Socket, headers: IncomingHttpHeaders): void;
  stop(): void;
}

/**
 * A socket outlives the check of its credential: asks again and again, once for all sockets with the same one, and closes those whose
 * key was revoked, whose token has expired or whose tenant was suspended. Where nobody can say, they stay.
 */
export function createRecheck(authenticate: Authenticate): Recheck {
  const groups = new Map<string, Group>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  async function round(): Promise<void> {
    // One after the other: thousands of credentials take longer to go through, and do not crowd requests out.
    for (const { headers, sockets } of [...groups.values()]) {
      if (stopped) return;
      await authenticate(headers).catch((error: unknown) => {
        const ended = endOf(error);
        if (ended !== null) for (const socket of sockets) socket.close(...ended);
      });
    }
    timer = null;
    arm();
  }

  function arm(): void {
    if (stopped || timer !== null || groups.size === 0) return;
    timer = setTimeout(() => void round(), pauseMs);
    timer.unref();
  }

  return {
    add(socket, headers) {
      const name = nameOf(headers);
      const group = groups.get(name) ?? { headers, sockets: new Set() };
      groups.set(name, group);
      group.sockets.add(socket);
      socket.once('close', () => {
        group.sockets.delete(socket);
        if (group.sockets.size === 0 && groups.get(name) === group) groups.delete(name);
      });
      arm();
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Callers with equal names get equal answers. */
const nameOf = (headers: IncomingHttpHeaders): string =>
  JSON.stringify([headers['x-api-key'], headers.authorization, headers['x-tenant-id']]);

function endOf(error: unknown): readonly [code: number, reason: string] | null {
  if (!(error instanceof ApiError)) return null;
  if (error.status === 401) return [closeCodes.credentialExpired, 'the credential is no longer valid'];
  if (error.status === 403) return [closeCodes.forbidden, 'the credential has no right to this tenant any more'];
  return null;
}
