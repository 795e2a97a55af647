import type { IncomingMessage } from 'node:http';
import { ApiError } from '../errors.ts';

const accepted = /^application\/(json|merge-patch\+json)[ \t]*(?:;[ \t]*charset="?utf-8"?[ \t]*)?;?$/i;

/** @throws ApiError 415 for a body that is not JSON in plain UTF-8 by its headers; a merge patch fits PATCH alone */
export function checkMediaType({ headers, method }: IncomingMessage): void {
  const type = headers['content-type'];
  const encoding = headers['content-encoding'];
  if (type === 'application/json' && encoding === undefined) return;
  const [, subtype] = accepted.exec(type ?? '') ?? [];
  const fits = subtype !== undefined && (method === 'PATCH' || subtype.toLowerCase() === 'json');
  if (fits && (encoding === undefined || encoding === 'identity')) return;
  const types = method === 'PATCH' ? 'application/merge-patch+json, application/json' : 'application/json';
  throw new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', `the body must be ${types}, in UTF-8 and not compressed`, {
    headers: { [method === 'PATCH' ? 'Accept-Patch' : 'Accept-Post']: types },
  });
}
