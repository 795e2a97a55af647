/** The one form of every refusal: RFC 9457, with a stable code. */
import { STATUS_CODES } from 'node:http';
import { ApiError } from '../errors.ts';

export const problemType = 'application/problem+json';

/** The body of a refusal as JSON text. `message` repeats `detail` for clients that know no problem documents. */
export function problemText({ status, code, message, details, errors }: ApiError): string {
  return JSON.stringify({
    // RFC 9457, section 4.2.1: no page of its own; the title is that of the status, the code says which problem it is.
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
    message,
    details,
    errors,
  });
}

/** What the log says of a refusal: of one that was meant, its words; thousands of them may come at once. Of what went wrong, everything. */
export const refusalInLog = (refusal: ApiError): object =>
  refusal.cause === undefined && refusal.status !== 500 ? { reason: refusal.message } : { err: refusal };

/** Any error as a refusal. What was not meant for clients becomes a 500 that tells them nothing but where to ask. */
export function asRefusal(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(500, 'INTERNAL_ERROR', 'the server failed; its log says why, under the request id', {
    cause: error,
  });
}
