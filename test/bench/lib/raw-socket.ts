/** A WebSocket client that does next to nothing: a thousand of them must not take the server's share of the machine. */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

/**
 * @param url - `http://...`
 * @param heard - told of each text frame; the bytes are its payload
 * @returns once the first frame has come, which is not told of
 */
export function openRawSocket(
  url: string,
  headers: Readonly<Record<string, string>>,
  heard: (payload: Buffer) => void,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      headers: {
        ...headers,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        'sec-websocket-protocol': 'resound.v1',
      },
    });
    asked.once('error', reject);
    asked.once('response', ({ statusCode }) => reject(new Error(`no upgrade: ${String(statusCode)}`)));
    asked.once('upgrade', (_, socket, head) => {
      let greeted = false;
      const take = (payload: Buffer): void => {
        if (greeted) heard(payload);
        else {
          greeted = true;
          resolve(socket);
        }
      };
      let rest = readFrames(head, take);
      socket.on('data', (bytes: Buffer) => {
        rest = readFrames(rest.length === 0 ? bytes : Buffer.concat([rest, bytes]), take);
      });
      socket.on('error', reject);
    });
    asked.end();
  });
}

const text = 0x81;

/** @returns the bytes of a frame that is not yet complete */
function readFrames(bytes: Buffer, take: (payload: Buffer) => void): Buffer {
  let at = 0;
  while (bytes.length - at >= 2) {
    const short = bytes[at + 1] as number;
    const start = at + (short === 127 ? 10 : short === 126 ? 4 : 2);
    if (bytes.length < start) break;
    const length =
      short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short === 126 ? bytes.readUInt16BE(at + 2) : short;
    if (bytes.length < start + length) break;
    if (bytes[at] === text) take(bytes.subarray(start, start + length));
    at = start + length;
  }
  return bytes.subarray(at);
}
