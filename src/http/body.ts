/** Reads request bodies, within bounds. */
import type { IncomingMessage } from 'node:http';
import { ApiError } from '../errors.ts';

/** What a client may go on sending after its body was found too large, so that it comes to read the refusal. */
const toleratedBytes = 8 * 1024 * 1024;
const nothing = Buffer.alloc(0);

/**
 * The whole body; empty where there is none.
 *
 * @param limit - bytes
 * @throws ApiError 413 `BODY_TOO_LARGE`, by the announced length or by what really came; 400 where it ends early
 */
export function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  const { 'content-length': announced, 'transfer-encoding': encoding } = req.headers;
  if (encoding === undefined && (announced === undefined || announced === '0')) return Promise.resolve(nothing);
  if (Number(announced) > limit + toleratedBytes) return Promise.reject(tooLarge(limit));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else if (size > limit + toleratedBytes) {
        req.pause();
        reject(tooLarge(limit));
      } else chunks.length = 0;
    });
    req.on('end', () => {
      if (size > limit) reject(tooLarge(limit));
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size));
    });
    req.on('error', (cause) => reject(new ApiError(400, 'INVALID_FORMAT', 'the body ended early', { cause })));
  });
}

/** Whether so much of the body is still to come that the connection had better end. */
export function hasUnreadBody(req: IncomingMessage): boolean {
  if (req.readableEnded) return false;
  const { 'content-length': announced, 'transfer-encoding': encoding } = req.headers;
  return encoding !== undefined || Number(announced ?? 0) > 65_536;
}

function tooLarge(limit: number): ApiError {
  return new ApiError(413, 'BODY_TOO_LARGE', `the body is larger than ${limit} bytes`, { details: { limit } });
}
