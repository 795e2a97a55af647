import type { Positioned } from '../support/continuity.ts';

export interface Frame extends Positioned {
  readonly id?: string;
  readonly code?: string | number;
  readonly oldest?: string;
  readonly meta?: {
    readonly position: string;
    readonly previous: string;
    readonly event_id: string;
    readonly moved?: string;
  };
  /** Of a server-sent event: from where a client comes back that lost its connection after it. */
  readonly lastEventId?: string | null;
}

interface Piece {
  readonly frames: readonly Frame[];
  readonly isEvents: boolean;
  left: number;
}

/** What a server writes into a connection: it waits there until the network takes it, or is lost with the connection. */
export class Pipe {
  backlog = 0;
  /** Most that waited when events were written, what the hub merely said not counted. */
  mostBefore = 0;
  readonly #queue: Piece[] = [];

  push(frames: readonly Frame[], bytes: number): void {
    const isEvents = frames.some(({ meta }) => meta !== undefined);
    if (isEvents) {
      const waiting = this.#queue.reduce((sum, piece) => sum + (piece.isEvents ? piece.left : 0), 0);
      this.mostBefore = Math.max(this.mostBefore, waiting);
    }
    this.#queue.push({ frames, isEvents, left: bytes });
    this.backlog += bytes;
  }

  /** The network takes so many bytes. @returns the frames that are whole with them */
  take(bytes: number): readonly Frame[] {
    const frames: Frame[] = [];
    let left = bytes;
    for (let piece = this.#queue[0]; piece !== undefined && left > 0; piece = this.#queue[0]) {
      const taken = Math.min(left, piece.left);
      piece.left -= taken;
      left -= taken;
      this.backlog -= taken;
      if (piece.left > 0) break;
      frames.push(...piece.frames);
      this.#queue.shift();
    }
    return frames;
  }
}
