import type { CloseReason, Sink } from '../../src/hub/sink.ts';
import { type Frame, Pipe } from './pipe.ts';

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

/** A connection as the hub sees it, and as a WebSocket would be one. */
export class SimulatedSink implements Sink {
  readonly pipe = new Pipe();
  closed: { readonly reason: CloseReason; readonly position: string } | null = null;
  #onDrained: (() => void)[] = [];
  readonly #wake: () => void;
  readonly #pulled: () => void;

  /** @param wake - told that there is something to take; @param pulled - told that the hub waits for that */
  constructor(wake: () => void, pulled: () => void) {
    this.#wake = wake;
    this.#pulled = pulled;
  }

  get backlog(): number {
    return this.pipe.backlog;
  }

  write(bytes: Buffer): void {
    if (this.closed !== null) throw new Error('written to after its end');
    this.pipe.push(framesOf(bytes), bytes.length);
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

  /** Tells who waits for it, where everything was taken. */
  settle(): void {
    if (this.backlog > 0 || this.closed !== null) return;
    for (const call of this.#onDrained.splice(0)) call();
  }
}
