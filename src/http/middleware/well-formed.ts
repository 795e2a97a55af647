import { ApiError } from '../../errors.ts';
import type { HttpMiddleware } from '../state.ts';

/**
 * Refuses what the HTTP parser lets through and nobody below would see: a broken percent-encoding, a missing Host, an expectation that
 * we do not know (`100-continue` is met by Node itself).
 */
export function wellFormed(): HttpMiddleware {
  return function wellFormed(ctx, next) {
    const { req } = ctx;
    if (req.headers.host === undefined && req.httpVersion === '1.1') {
      throw new ApiError(400, 'INVALID_FORMAT', 'the header Host is missing');
    }
    if (req.url?.includes('%') === true && !canDecode(req.url)) {
      throw new ApiError(400, 'INVALID_FORMAT', 'the address holds a percent-encoding that is not UTF-8');
    }
    if (req.headers.expect !== undefined && req.headers.expect.toLowerCase() !== '100-continue') {
      throw new ApiError(417, 'EXPECTATION_FAILED', 'the header Expect may only be 100-continue');
    }
    return next();
  };
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
