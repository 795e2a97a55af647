/** What those are told who may not. */
import { ApiError } from '../errors.ts';

export function unauthorized(message: string): ApiError {
  return new ApiError(401, 'UNAUTHORIZED', message, { headers: { 'WWW-Authenticate': 'Bearer' } });
}

/** RFC 6750, section 3.1: both a bad and an expired token are `invalid_token`; the code tells them apart. */
export function tokenRefused(code: 'INVALID_TOKEN' | 'TOKEN_EXPIRED', message: string, cause?: unknown): ApiError {
  return new ApiError(401, code, message, { cause, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
}

export function forbidden(message: string): ApiError {
  return new ApiError(403, 'FORBIDDEN', message);
}
