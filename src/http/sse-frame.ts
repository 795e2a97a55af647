import { type Encoding, oneLine } from '../hub/encoding.ts';

/**
 * A frame as a server-sent event (WHATWG HTML, section 9.2). Its id is where a client goes on that lost its connection after it; a frame
 * without one leaves the client's as it is.
 */
function eventOf(text: string, position: string | null): Buffer {
  const id = position === null ? '' : `id: ${position}\n`;
  return Buffer.from(`${id}data: ${oneLine(text)}\n\n`);
}

export const sseEncoding: Encoding = { name: 'sse.v1', encode: eventOf };

/** What a stream says before its end, with the time after which the client comes back. */
export const lastWords = (message: object, retryMs: number): string =>
  `${retryField(retryMs)}data: ${oneLine(JSON.stringify(message))}\n\n`;

/** Alone between two events, with a blank line behind it, it sets the time and nothing else. */
export const retryField = (retryMs: number): string => `retry: ${Math.round(retryMs)}\n`;

/** Passed over by every client; proxies see that the connection is in use. */
export const comment = ':\n\n';
