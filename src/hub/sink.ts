/** Where one reader's bytes go: a WebSocket, an SSE response, or a simulation. The hub knows nothing else of readers. */
export interface Sink {
  /** Bytes that were written and that the network has not taken yet. */
  readonly backlog: number;
  write(bytes: Buffer): void;
  /** Calls once when everything that was written has been taken. Not called after `close`. */
  drained(call: () => void): void;
  /** Ends the stream. `position` is that of the last frame that was written, from where the reader may go on. */
  close(reason: CloseReason, position: string): void;
}

export type CloseReason =
  /** It did not read for too long. */
  | 'stayed-away'
  /** The log no longer holds what follows on its position; a `Gap` frame has said so. */
  | 'gap'
  /** Its position is not one that this log has given out; an `Error` frame has said so. */
  | 'refused'
  /** The server cannot go on with the stream: the database does not answer. */
  | 'unavailable';
