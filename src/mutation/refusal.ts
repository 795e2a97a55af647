/** From what the database said to what the client is told. */
import type { MutationStatement, RefusalSpec } from '../contract/mutation.ts';
import { ConnectionLost, sqlState } from '../database/statement.ts';
import { ApiError } from '../errors.ts';

/** The refusal that a function gave as its value. */
export function refused({ status, code, message }: RefusalSpec): ApiError {
  return new ApiError(status, code, message);
}

/** The error to answer with where the call itself failed. Errors that nobody foresaw come back as they are. */
export function failed(constraints: MutationStatement<never, unknown>['constraints'], error: unknown): unknown {
  if (error instanceof ConnectionLost) return outcomeUnknown(error);
  const state = sqlState(error);
  if (state === null) return error;
  // A violated unique index or foreign key: the manifest says what it means.
  const name = (error as { readonly constraint?: string }).constraint;
  const meant = name === undefined ? undefined : constraints[name];
  if (meant !== undefined) return new ApiError(meant.status, meant.code, meant.message, { cause: error });
  return (
    outOfRange(state, error) ?? new ApiError(500, 'DATABASE_ERROR', 'the database refused the change', { cause: error })
  );
}

/** Two transactions stood in each other's way and this one was undone: done again, it can succeed. */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40P01' || state === '40001';
}

/** The commit may or may not have been made, and only the row itself can tell. */
function outcomeUnknown(cause: Error): ApiError {
  const message = 'the database went away before it answered: the change may have been made or not; read it again';
  return new ApiError(503, 'SERVICE_UNAVAILABLE', message, {
    cause,
    details: { outcome: 'unknown' },
    headers: { 'Retry-After': '1' },
  });
}

/** Values that pass every rule of the manifest and yet do not fit: a sum beyond the type, a key too long for its index. */
function outOfRange(state: string, cause: unknown): ApiError | null {
  if (state === '54000') return new ApiError(400, 'INVALID_RANGE', 'a value is too long to be stored', { cause });
  if (state === '22003' || state === '22008' || state === '22015') {
    return new ApiError(400, 'INVALID_RANGE', 'a value made from this input is out of range', { cause });
  }
  // 22P05, 22021: NUL and lone surrogates, which jsonb and text cannot hold.
  if (state === '22P05' || state === '22021') {
    return new ApiError(400, 'INVALID_FORMAT', 'a text holds a character that cannot be stored', { cause });
  }
  return null;
}
