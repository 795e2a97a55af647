/** One frame, ready for the wire of one group. */
export interface Frame {
  /** The number of the tenant's event after which the stream stands. */
  readonly number: number;
  readonly position: string;
  readonly bytes: Buffer;
}

/** The frames that one turn of the relay has for a group, built once for all of its readers. */
export class Batch {
  readonly frames: readonly [Frame, ...Frame[]];
  /** All of them in one piece, so that each reader costs one write. */
  readonly bytes: Buffer;

  constructor(frames: readonly [Frame, ...Frame[]]) {
    this.frames = frames;
    this.bytes = join(frames);
  }

  /** The frames after a number; null where there are none. Shares the whole batch where that is what is asked for. */
  after(number: number): { readonly bytes: Buffer; readonly last: Frame } | null {
    const last = this.frames[this.frames.length - 1] as Frame;
    if (last.number <= number) return null;
    if (this.frames[0].number > number) return { bytes: this.bytes, last };
    return { bytes: join(this.frames.filter((frame) => frame.number > number)), last };
  }
}

const join = (frames: readonly Frame[]): Buffer =>
  frames.length === 1 ? (frames[0] as Frame).bytes : Buffer.concat(frames.map(({ bytes }) => bytes));
