/** Refusals where there is no response object: before a request was parsed, or instead of an upgrade. */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApiError } from '../errors.ts';
import { problemText, problemType } from './problem.ts';

/** Answers with a problem document and ends the connection once it is written. */
export function answerRaw(socket: Duplex, refusal: ApiError, requestId: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = problemText(refusal);
  const headers = {
    Connection: 'close',
    'Content-Type': problemType,
    'Content-Length': Buffer.byteLength(body),
    'X-Request-Id': requestId,
    ...refusal.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${body}`,
  );
}
