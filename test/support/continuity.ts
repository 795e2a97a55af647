/** The client's side of the proof that a stream has no gap, as `docs/protocol.md` asks it of every client. */

export interface Positioned {
  readonly type: string;
  /** Of frames that are no events. */
  readonly position?: unknown;
  readonly previous?: unknown;
  readonly meta?: { readonly position: string; readonly previous: string };
}

export class Continuity {
  /** Where the stream stands; '' before its first frame. */
  cursor = '';

  /** @returns what is wrong with the frame's place in the stream; null where nothing is */
  take(frame: Positioned): string | null {
    const { position, previous } = frame.meta ?? frame;
    if (typeof position !== 'string') return null;
    const before = this.cursor;
    this.cursor = position;
    // Frames without `previous` say where the stream stands: it never goes back.
    const isRight = typeof previous === 'string' ? previous <= before && before < position : before <= position;
    return isRight
      ? null
      : `${frame.type} at ${position} follows ${String(previous)}, and the stream stands at ${before}`;
  }
}
