/** Every close code of a WebSocket of ours beside those of RFC 6455 that the protocol itself asks for. Published: a code is for ever. */
export const closeCodes = {
  /** The server stops or is replaced: come back soon, with a random delay. */
  serviceRestart: 1012,
  /** Too many sockets, or the database does not answer: come back later. */
  tryAgainLater: 1013,
  /** The client broke a bound of the protocol. */
  policyViolation: 1008,
  /** The credential has expired or was revoked: come back with a new one. */
  credentialExpired: 4401,
  /** The credential has lost its right to the tenant, or the tenant was suspended. */
  forbidden: 4403,
  /** The stream cannot go on from its position, as a frame before has said: take a snapshot and follow from its position. */
  gap: 4410,
  /** The reader took nothing for too long. The reason names the position from which it may go on. */
  stayedAway: 4008,
} as const;
