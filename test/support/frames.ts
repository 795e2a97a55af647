/** What a client of a stream has heard, in order; checks that the stream has no gap. */
import { Continuity } from './continuity.ts';

export interface Meta {
  readonly position: string;
  readonly previous: string;
  readonly event_id: string;
  readonly resource: string;
  readonly id: string;
  readonly version: number;
  readonly at: string;
  readonly mutation: string;
  readonly actor: string;
  readonly request_id: string;
  readonly traceparent: string | null;
}

/** A frame of the server, parsed; events have `meta`. */
export type Frame = { readonly type: string; readonly meta?: Meta } & Readonly<Record<string, unknown>>;

interface Waiter {
  readonly matches: (frame: Frame) => boolean;
  readonly resolve: (upToMatch: readonly Frame[]) => void;
  readonly reject: (error: Error) => void;
}

export class Frames {
  readonly #continuity = new Continuity();
  #frames: Frame[] = [];
  #waiters: Waiter[] = [];
  #fault: Error | null = null;

  /** Position of the frame that came last and has one. */
  get cursor(): string {
    return this.#continuity.cursor;
  }

  /** Takes the frames up to the first one that matches, it included. Fails when the socket closes before, or when the stream had a gap. */
  until(matches: (frame: Frame) => boolean): Promise<readonly Frame[]> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ matches, resolve, reject });
      this.#serve();
    });
  }

  /** The next frame of this type; what came before it is passed over. */
  async next(type: string): Promise<Frame> {
    const frames = await this.until((frame) => frame.type === type);
    return frames.at(-1) as Frame;
  }

  /** Waits for a frame of this type, which stays the first to be taken. */
  async first(type: string): Promise<Frame> {
    const frame = await this.next(type);
    this.#frames.unshift(frame);
    return frame;
  }

  /**
   * What was heard before a marker. Events come in the order of their commits, so that whatever was committed before the marker and is
   * not among them will never be heard: quiet is proved without waiting.
   *
   * @param mark - causes one event and gives a test for it
   */
  async untilQuiet(mark: () => Promise<(frame: Frame) => boolean>): Promise<readonly Frame[]> {
    const frames = await this.until(await mark());
    return frames.slice(0, -1);
  }

  /** What came next. */
  take(frame: Frame): void {
    const fault = this.#continuity.take(frame);
    if (fault !== null) this.fail(new Error(fault));
    this.#frames.push(frame);
    this.#serve();
  }

  #serve(): void {
    for (let waiter = this.#waiters[0]; waiter !== undefined; waiter = this.#waiters[0]) {
      const index = this.#frames.findIndex(waiter.matches);
      if (index === -1 && this.#fault === null) return;
      this.#waiters.shift();
      if (index === -1) waiter.reject(this.#fault as Error);
      else waiter.resolve(this.#frames.splice(0, index + 1));
    }
  }

  /** Nothing more comes. What was heard before can still be taken. */
  fail(error: Error): void {
    this.#fault ??= error;
    this.#serve();
  }
}
