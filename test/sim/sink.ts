import type { CloseReason, Sink } from '../../src/hub/sink.ts';
import type { Positioned } from '../support/continuity.ts';

export interface Frame extends Positioned {
  readonly id?: string;
  readonly code?: string;
  readonly oldest?: string;
  readonly meta?: {
    readonly position: string;
    readonly previous: string;
    readonly event_id: string;
    readonly moved?: string;
  };
}

/** One line of JSON a frame. */
export const lines = { name: 'lines', encode: (text: string): Buffer => Buffer.from(`${text}\n`) };

/** Readers share bytes. */
const parsed = new WeakMap<Buffer, readonly Frame[]>();
function framesOf(bytes: Buffer): readonly Frame[] {
  const known = parsed.get(bytes);
  if (known !== undefined) return known;
  const frames = bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Frame);
  parsed.set(bytes, frames);
  return frames;
}

interface Piece {
  readonly frames: readonly Frame[];
  readonly isEvents: boolean;
  left: number;
}

/** What the hub writes into a connection: it waits there until the network takes it, or is lost with the connection. */
export class SimulatedSink implements Sink {
  backlog = 0;
  /** Most that waited when events were written, what the hub merely said not counted. */
  mostBefore = 0;
  closed: { readonly reason: CloseReason; readonly position: string } | null = null;
  readonly #queue: Piece[] = [];
  #onDrained: (() => void)[] = [];
  readonly #wake: () => void;
  readonly #pulled: () => void;

  /** @param wake - told that there is something to take; @param pulled - told that the hub waits for that */
  constructor(wake: () => void, pulled: () => void) {
    this.#wake = wake;
    this.#pulled = pulled;
  }

  write(bytes: Buffer): void {
    if (this.closed !== null) throw new Error('written to after its end');
    const frames = framesOf(bytes);
    const isEvents = frames.some(({ meta }) => meta !== undefined);
    if (isEvents) {
      const waiting = this.#queue.reduce((sum, piece) => sum + (piece.isEvents ? piece.left : 0), 0);
      this.mostBefore = Math.max(this.mostBefore, waiting);
    }
    this.#queue.push({ frames, isEvents, left: bytes.length });
    this.backlog += bytes.length;
    this.#wake();
  }

  drained(call: () => void): void {
    this.#pulled();
    if (this.backlog === 0) call();
    else this.#onDrained.push(call);
  }

  close(reason: CloseReason, position: string): void {
    if (this.closed !== null) throw new Error('closed twice');
    this.closed = { reason, position };
    this.#onDrained = [];
    this.#wake();
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

  /** Tells who waits for it, where everything was taken. */
  settle(): void {
    if (this.backlog > 0 || this.closed !== null) return;
    for (const call of this.#onDrained.splice(0)) call();
  }
}
