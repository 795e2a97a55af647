import type { Encoding } from '../hub/encoding.ts';

/** First byte of a whole text message: FIN and opcode 1. */
const wholeText = 0x81;
/** In the second byte: the length follows in 2, or in 8 bytes. */
const twoByteLength = 126;
const eightByteLength = 127;

/**
 * A server's text frame (RFC 6455, section 5.2), unmasked and uncompressed. Made here and not by `ws`, since it is built once and
 * written to many sockets.
 */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < twoByteLength ? 2 : length < 65536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = wholeText;
  if (header === 2) {
    frame[1] = length;
  } else if (header === 4) {
    frame[1] = twoByteLength;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = eightByteLength;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}

export const websocketEncoding: Encoding = { name: 'websocket.v1', encode: textFrame };
