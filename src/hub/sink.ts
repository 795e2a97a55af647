/** Where one reader's bytes go: a WebSocket, an SSE response, or a simulation. The hub knows nothing else of readers. */
export interface Sink {
  /** Bytes that were written and that the network has not taken yet. */
  readonly backlog: number;
  write(bytes: Buffer): void;
  /** Ends the stream. `position` is that of the last event that was written, from where the reader may go on. */
  close(reason: CloseReason, position: string): void;
}

export type CloseReason =
  /** It did not read, and what waits for it has reached its bound. */
  | 'stayed-away'
  /** The server cannot say where the stream begins: the database does not answer. */
  | 'unavailable';
