/** The refusals that streams have beside those of every other route. The one table of them; docs/protocol.md shows it. */
export interface StreamRefusal {
  readonly code: string;
  /** Of the HTTP answer; null where it comes in an `Error` frame alone. */
  readonly status: number | null;
  readonly when: string;
  /** What the client had better do. */
  readonly then: string;
}

export const streamRefusals: readonly StreamRefusal[] = [
  {
    code: 'UPGRADE_REQUIRED',
    status: 426,
    when: 'the address is that of WebSockets, and none is asked for, or one over HTTP/1.0',
    then: 'connect with `ws://` or `wss://`, over HTTP/1.1',
  },
  {
    code: 'POSITION_INVALID',
    status: 400,
    when: 'the position was not given out by this server for this tenant',
    then: 'take a snapshot, and follow from its position',
  },
  {
    code: 'POSITION_EPOCH',
    status: 410,
    when: 'the position is from before the log was restored',
    then: 'take a snapshot, and follow from its position',
  },
  {
    code: 'POSITION_GONE',
    status: 410,
    when: 'events after the position are gone from the log (on a stream: `Gap`)',
    then: 'take a snapshot of the lists in `details.snapshots`, and follow from its position',
  },
  {
    code: 'POSITION_FUTURE',
    status: 409,
    when: 'the position is ahead of the log (on a stream: `Error`, in place of `Connected`)',
    then: 'take a snapshot, and follow from its position',
  },
  {
    code: 'ORIGIN_NOT_ALLOWED',
    status: 403,
    when: 'the page that asks is of an origin that is not listed',
    then: 'list its origin in `RESOUND_ORIGINS`',
  },
  {
    code: 'TOO_MANY_STREAMS',
    status: 429,
    when: 'the tenant or the credential has as many streams open as it may',
    then: 'close some, or come back after `Retry-After`',
  },
  {
    code: 'RATE_LIMITED',
    status: 429,
    when: 'the credential has too many unused tickets',
    then: 'use them, or come back after `Retry-After`',
  },
  {
    code: 'UNKNOWN_MESSAGE',
    status: null,
    when: 'a message is no JSON object with a known `type`',
    then: 'correct the client',
  },
  {
    code: 'UNKNOWN_SUBSCRIPTION',
    status: null,
    when: 'there is no subscription with this `id`',
    then: 'go on: nothing has changed',
  },
  {
    code: 'TOO_MANY_SUBSCRIPTIONS',
    status: null,
    when: 'the socket has as many subscriptions as it may',
    then: 'end some, or open another socket',
  },
];
