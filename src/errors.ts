/** Refusals: what a request may be told about why it was not done. */
import type { FieldError } from './contract/validation.ts';

export interface ApiErrorOptions {
  /** Each broken rule with a pointer into the body; empty where the request as a whole is refused. */
  readonly errors?: readonly FieldError[];
  /** Machine-readable facts beyond the code; a JSON value that everybody who sends the request may see. */
  readonly details?: unknown;
  /** Response headers that belong to the refusal, such as `Allow` or `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What really happened: for the log, never for the answer. */
  readonly cause?: unknown;
}

/**
 * A refusal with its own status and code. Thrown anywhere while a request is handled (hooks included), it becomes an
 * `application/problem+json` answer; any other error becomes a 500 that tells nothing.
 *
 * @example throw new ApiError(409, 'STATE_CONFLICT', 'the order is already paid');
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** In SCREAMING_SNAKE_CASE and for ever: programs branch on it. */
  readonly code: string;
  readonly errors: readonly FieldError[];
  readonly details: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, options: ApiErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.code = code;
    this.errors = options.errors ?? [];
    this.details = options.details;
    this.headers = options.headers ?? {};
  }
}

/**
 * The refusal of a body, query or path that breaks rules: all of them at once. The code on top is the one that they share,
 * else `VALIDATION_FAILED`.
 */
export function validationFailed(errors: readonly [FieldError, ...FieldError[]]): ApiError {
  const [first] = errors;
  const code = errors.every((error) => error.code === first.code) ? first.code : 'VALIDATION_FAILED';
  const message = errors.length === 1 ? first.message : `${errors.length} rules are broken: ${first.message}, ...`;
  return new ApiError(400, code, message, { errors });
}
