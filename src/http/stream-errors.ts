/** Why a stream, or what a client asks of one, is refused. The one table of these codes; docs/protocol.md shows it. A code is for ever. */

export interface StreamError {
  readonly code: string;
  /** Of the HTTP answer in place of a stream; null: the code stands in a frame. */
  readonly status: number | null;
  readonly when: string;
  /** What the client had better do. */
  readonly then: string;
}

const correct = 'correct the request: `errors` names each fault';

export const streamErrors: readonly StreamError[] = [
  {
    code: 'INVALID_FORMAT',
    status: 400,
    when: 'a value has not its form, or there are several credentials',
    then: correct,
  },
  { code: 'INVALID_INPUT', status: 400, when: 'a name is unknown; the nearest one is named', then: correct },
  { code: 'INVALID_RANGE', status: 400, when: 'a number is out of its range', then: correct },
  { code: 'VALIDATION_FAILED', status: 400, when: 'several rules are broken', then: correct },
  {
    code: 'MISSING_FIELD',
    status: 400,
    when: 'the credential may use several tenants, and none was chosen',
    then: 'send `X-Tenant-ID`, with the request or when asking for the ticket',
  },
  {
    code: 'POSITION_INVALID',
    status: 400,
    when: 'the position was not given out for this tenant here',
    then: 'take a snapshot, and follow from its position',
  },
  {
    code: 'UNAUTHORIZED',
    status: 401,
    when: 'there is no credential; a key is unknown, expired or revoked; a ticket is forged, over or used',
    then: 'get a credential, or another ticket',
  },
  { code: 'INVALID_TOKEN', status: 401, when: 'the token is not valid here', then: 'get another token' },
  { code: 'TOKEN_EXPIRED', status: 401, when: 'the token has expired', then: 'get a new token' },
  {
    code: 'FORBIDDEN',
    status: 403,
    when: 'the credential has no right to the tenant, or the tenant is not active',
    then: 'stop, and tell a person',
  },
  {
    code: 'ORIGIN_NOT_ALLOWED',
    status: 403,
    when: 'the page that asks is of an origin that is not listed',
    then: 'list its origin in `RESOUND_ORIGINS`',
  },
  { code: 'ROUTE_NOT_FOUND', status: 404, when: 'no stream is at this address', then: 'correct the address' },
  {
    code: 'METHOD_NOT_ALLOWED',
    status: 405,
    when: 'the address has no such method',
    then: 'send one that `Allow` names',
  },
  { code: 'TIMEOUT', status: 408, when: 'the headers took too long to arrive', then: 'send them at once' },
  {
    code: 'POSITION_EPOCH',
    status: 410,
    when: 'the position is from before the log was restored',
    then: 'take a snapshot, and follow from its position',
  },
  { code: 'UPGRADE_REQUIRED', status: 426, when: 'the address is a WebSocket', then: 'connect by `ws://` or `wss://`' },
  {
    code: 'TOO_MANY_STREAMS',
    status: 429,
    when: 'the tenant or the credential has as many open streams as it may',
    then: 'close some, or come again after `Retry-After`',
  },
  {
    code: 'RATE_LIMITED',
    status: 429,
    when: 'the credential has too many unused tickets',
    then: 'use them, or come again after `Retry-After`',
  },
  { code: 'HEADERS_TOO_LARGE', status: 431, when: 'the headers are larger than 16 KiB', then: 'send fewer' },
  {
    code: 'INTERNAL_ERROR',
    status: 500,
    when: 'the server failed; its log says why, under the request id',
    then: 'tell its operator',
  },
  {
    code: 'SERVICE_UNAVAILABLE',
    status: 503,
    when: 'the server stops, has as many streams as it takes, or has no database',
    then: 'come again after `Retry-After`',
  },
  {
    code: 'CONNECTION_POOL_EXHAUSTED',
    status: 503,
    when: 'all database connections are busy',
    then: 'come again after `Retry-After`',
  },
  {
    code: 'POSITION_FUTURE',
    status: null,
    when: 'the position is beyond the log, which was restored',
    then: 'take a snapshot, and follow from its position',
  },
  {
    code: 'UNKNOWN_MESSAGE',
    status: null,
    when: 'a message is no JSON object of type `subscribe` or `unsubscribe`',
    then: 'correct the message; the stream goes on',
  },
  {
    code: 'UNKNOWN_SUBSCRIPTION',
    status: null,
    when: 'there is no subscription with this id',
    then: 'nothing; the stream goes on',
  },
  {
    code: 'TOO_MANY_SUBSCRIPTIONS',
    status: null,
    when: 'the socket has 100 subscriptions',
    then: 'unsubscribe some, or open another socket; the stream goes on',
  },
];
