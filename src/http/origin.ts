/** Which web pages may open streams. */
import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../errors.ts';

/**
 * Browsers name the page that opens a stream in `Origin`, and send what they have of their own accord with it: cookies, client certificates. None of
 * those is a credential here, so a foreign page can do nothing in its visitor's name: without an explicit credential (a header, a subprotocol, a
 * ticket) the answer is 401, wherever the request comes from. Where a proxy before us makes credentials of cookies that is no longer so, and a ticket
 * may leak: with a list of origins, a request that has an `Origin` must have one of the list. `null`, which sandboxed pages and files send,
 * is an origin like others, not the absence of one. Programs that are no browsers send none, and are let through.
 *
 * @param allowed - as in `https://app.example.com`; null: any
 * @throws ApiError 403 `ORIGIN_NOT_ALLOWED`
 */
export function checkOrigin({ origin }: IncomingHttpHeaders, allowed: readonly string[] | null): void {
  if (origin === undefined || allowed === null || allowed.includes(origin)) return;
  throw new ApiError(
    403,
    'ORIGIN_NOT_ALLOWED',
    'pages of this origin may not open streams here: RESOUND_ORIGINS lists those that may',
  );
}
