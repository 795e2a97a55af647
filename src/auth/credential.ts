/** Where a request carries its credential. */
import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../errors.ts';
import { readKey } from './api-key.ts';
import type { Principal } from './principal.ts';
import { tokenRefused, unauthorized } from './refusals.ts';

/** What proves who somebody is, read and not verified yet; a ticket stands for one of these. */
export type Credential =
  /** In hexadecimal digits: the key itself is not kept. */
  | { readonly kind: 'key'; readonly hash: string }
  | { readonly kind: 'token'; readonly token: string }
  /** A token that was verified when a ticket was asked for by it. */
  | { readonly kind: 'claims'; readonly principal: Principal };

/** What the request for a stream carries: browsers can neither give a WebSocket nor an EventSource a header. */
export type StreamCredential = Credential | { readonly kind: 'ticket'; readonly ticket: string };

const bearer = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/** @throws ApiError 401 where there is none, or none that could be valid */
export function readCredential(headers: IncomingHttpHeaders): Credential {
  const key = headers['x-api-key'];
  if (key !== undefined) return { kind: 'key', hash: readKey(String(key)) };
  const { authorization } = headers;
  if (authorization === undefined) throw unauthorized('a credential is needed: X-API-Key or Authorization: Bearer');
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined) throw tokenRefused('INVALID_TOKEN', 'Authorization must be `Bearer` and a token');
  return { kind: 'token', token };
}

const protocolPrefix = 'resound.bearer.';

/** The query's parameters that carry a credential. They are read here alone, and never logged or repeated. */
const inQuery = { ticket: 'ticket', token: 'token' };

/** Whether an address carries its credential itself: a browser that comes back by itself has no other one. */
export const isInAddress = (query: URLSearchParams): boolean => query.has(inQuery.ticket) || query.has(inQuery.token);

/**
 * The credential of a stream: headers, or the subprotocol `resound.bearer.<base64url of a key or token>`, or `?ticket=`, or `?token=` where that is
 * switched on. Removes from the query what it read there.
 *
 * @throws ApiError 401 where there is none, or none that could be valid; 400 where there is more than one
 */
export function readStreamCredential(
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
  tokenInQuery: boolean,
): StreamCredential {
  const protocols = (headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((protocol) => protocol.trim())
    .filter((protocol) => protocol.startsWith(protocolPrefix))
    .map((protocol) => protocol.slice(protocolPrefix.length));
  const tickets = query.getAll(inQuery.ticket);
  const tokens = tokenInQuery ? query.getAll(inQuery.token) : [];
  query.delete(inQuery.ticket);
  if (tokenInQuery) query.delete(inQuery.token);

  const inHeaders = headers['x-api-key'] !== undefined || headers.authorization !== undefined;
  if (Number(inHeaders) + protocols.length + tickets.length + tokens.length > 1) {
    throw new ApiError(400, 'INVALID_FORMAT', 'a stream is opened by one credential: this request carries several');
  }
  const [protocol, ticket, token] = [protocols[0], tickets[0], tokens[0]];
  if (ticket !== undefined) return { kind: 'ticket', ticket };
  if (token !== undefined) return readBare(token, '?token= must be a key or a token');
  if (protocol !== undefined) {
    const text = Buffer.from(protocol, 'base64url').toString('latin1');
    return readBare(text, `the subprotocol ${protocolPrefix}<base64url> must hold a key or a token, in base64url`);
  }
  if (inHeaders) return readCredential(headers);
  throw unauthorized(
    'a credential is needed: X-API-Key, Authorization: Bearer, the subprotocol resound.bearer.<base64url>, or ?ticket= from POST /tickets',
  );
}

/**
 * A key or a token, without a word before it.
 *
 * @param otherwise - said of what can be neither
 */
function readBare(text: string, otherwise: string): Credential {
  if (text.startsWith('rsd_')) return readCredential({ 'x-api-key': text });
  const authorization = `Bearer ${text}`;
  if (!bearer.test(authorization)) throw tokenRefused('INVALID_TOKEN', otherwise);
  return readCredential({ authorization });
}
