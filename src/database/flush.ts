/** What one turn of the event loop has for a connection leaves in one packet, and wakes its reader once. */
import type { Writable } from 'node:stream';

const corked = new Set<Writable>();

/** Holds back what is written to the stream until all that has arrived in this turn was looked at. */
export function flushAtEndOfTurn(stream: Writable): void {
  if (corked.has(stream)) return;
  stream.cork();
  if (corked.size === 0) setImmediate(flush);
  corked.add(stream);
}

function flush(): void {
  const streams = [...corked];
  corked.clear();
  for (const stream of streams) stream.uncork();
}
