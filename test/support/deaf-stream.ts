/** For servers of tests that have no event stream. */
import { createPositions } from '../../src/log/position.ts';
import type { EventStream } from '../../src/server.ts';

export const deafStream: EventStream = {
  wake: () => undefined,
  accept: (socket) => socket.close(),
  readRequest: () => ({ filters: [], after: null }),
  streams: {
    sources: {
      open: () => {
        throw new Error('there is no event stream here');
      },
      refuse: (res) => void res.end(),
    },
    pages: { read: () => Promise.reject(new Error('there is no event stream here')) },
  },
  positions: createPositions(1, Buffer.alloc(32)),
  disconnect: () => Promise.resolve(),
  check: () => Promise.resolve({ ok: true }),
};
