import { ApiError } from '../../errors.ts';
import type { HttpMiddleware } from '../state.ts';

/** The address of the event socket, asked for without an upgrade. */
export function upgradeRequired(path: string): HttpMiddleware {
  return function upgradeRequired(ctx, next) {
    if (ctx.path !== path) return next();
    throw new ApiError(426, 'UPGRADE_REQUIRED', 'this address is a WebSocket: connect with ws:// or wss://', {
      headers: { Upgrade: 'websocket', Connection: 'Upgrade, close' },
    });
  };
}
