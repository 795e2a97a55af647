import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { ApiError } from '../errors.ts';
import { answerRaw } from './raw-answer.ts';

/** Requests that Node's own parser refuses are answered like all others: by a problem document. */
export function answerClientErrors(server: Server, logger: Logger): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Nobody is there any more, or an answer is under way that a second one would garble.
    const busy = 'bytesWritten' in socket && Number(socket.bytesWritten) > 0 && isAnswering(socket);
    if (error.code === 'ECONNRESET' || busy) {
      socket.destroy();
      return;
    }
    const requestId = randomUUID();
    const refusal = refusalOf(error.code);
    logger.info({ request_id: requestId, status: refusal.status, reason: error.code }, 'request not understood');
    answerRaw(socket, refusal, requestId);
  });
  // Without a listener Node closes the connection and says nothing.
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    answerRaw(socket, new ApiError(405, 'METHOD_NOT_ALLOWED', 'this server is no proxy'), randomUUID());
  });
}

/** Node keeps the response that a socket is busy with on the socket itself. */
function isAnswering(socket: object): boolean {
  const { _httpMessage: message } = socket as { readonly _httpMessage?: { readonly headersSent: boolean } | null };
  return message?.headersSent === true;
}

function refusalOf(code: string | undefined): ApiError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new ApiError(431, 'HEADERS_TOO_LARGE', 'the headers are too large');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new ApiError(413, 'BODY_TOO_LARGE', 'the chunk extensions are too large');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ApiError(408, 'TIMEOUT', 'the request took too long to arrive');
    default:
      return new ApiError(400, 'INVALID_FORMAT', 'this is not a HTTP/1.1 request');
  }
}
