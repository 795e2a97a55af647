/** How WebSockets end. The one table of close codes; docs/protocol.md shows it. Published: a code is for ever. */
import type { EndReason } from '../auth/watch.ts';

export interface CloseCode {
  readonly code: number;
  /** Why the server closes. */
  readonly when: string;
  /** What the client had better do. */
  readonly then: string;
}

const table = {
  over: {
    code: 1000,
    when: 'a stream of server-sent events has lasted its time, ten minutes at most',
    then: 'connect again after the last position, after `retry_ms`',
  },
  goingAway: {
    code: 1001,
    when: 'the server stops, and the stream was not open yet',
    then: 'connect again, after a random delay',
  },
  protocolError: {
    code: 1002,
    when: 'a frame is not of RFC 6455: unmasked, a reserved bit or opcode, a fragmented control frame, an invalid close code',
    then: 'correct the client',
  },
  unsupportedData: {
    code: 1003,
    when: 'a message is binary',
    then: 'send JSON as text',
  },
  invalidText: {
    code: 1007,
    when: 'a message or a close reason is not UTF-8',
    then: 'correct the client',
  },
  policyViolation: {
    code: 1008,
    when: 'a bound of the protocol was broken: too many messages, pings or pongs, or a message in too many pieces',
    then: 'send less',
  },
  messageTooBig: {
    code: 1009,
    when: 'a message is larger than 64 KiB',
    then: 'send smaller messages',
  },
  internalError: {
    code: 1011,
    when: 'the server failed; its log says why',
    then: 'connect again after the last position, after a random delay',
  },
  serviceRestart: {
    code: 1012,
    when: 'the server stops or is replaced; `Disconnected` came before',
    then: 'connect again after the last position, after `retry_ms`',
  },
  tryAgainLater: {
    code: 1013,
    when: 'the events cannot be read now; with SSE, also where a client that comes back would be told 429 or 503',
    then: 'connect again after the last position, after a random delay that grows',
  },
  stayedAway: {
    code: 4008,
    when: 'the reader took nothing for too long; the reason names the position from which it may go on',
    then: 'connect again after that position, and read faster or filter more',
  },
  credentialExpired: {
    code: 4401,
    when: 'the credential has expired or was revoked, or is a ticket that was used before',
    then: 'get a new credential, and connect again after the last position',
  },
  forbidden: {
    code: 4403,
    when: 'the credential has lost a role or its right to the tenant, or the tenant was suspended',
    then: 'stop, and tell a person',
  },
  gap: {
    code: 4410,
    when: 'the stream cannot go on from its position, as a frame before has said',
    then: 'take a snapshot, and connect after its position',
  },
} as const satisfies Readonly<Record<string, CloseCode>>;

export const closeCodeTable: readonly CloseCode[] = Object.values(table);

/** By name. */
export const closeCodes = Object.fromEntries(Object.entries(table).map(([name, { code }]) => [name, code])) as {
  readonly [Name in keyof typeof table]: (typeof table)[Name]['code'];
};

/** How a socket ends whose credential is no longer good. */
export const credentialEnd: Readonly<Record<EndReason, readonly [code: number, reason: string]>> = {
  expired: [closeCodes.credentialExpired, 'the credential is no longer valid'],
  forbidden: [closeCodes.forbidden, 'the credential has lost a right that the stream needs'],
};
