/** Ids of new rows: UUID version 7 (RFC 9562), so that a primary key grows at its end. */

/** Milliseconds since 1970. */
export type Clock = () => number;
/** Fills the buffer with random bytes of cryptographic quality. */
export type FillRandom = (buffer: Buffer) => void;

/** Random bytes are fetched for this many ids at once: one call of the generator costs more than the bytes. */
const idsPerFill = 256;
const bytesPerId = 10;

/**
 * Makes ids that strictly increase within this process, also within a millisecond and when the clock is set back: the 12 bits
 * after the time are a counter (RFC 9562, section 6.2, method 1) that starts at a random number below half of its range.
 */
export function createIds(clock: Clock, fillRandom: FillRandom): () => string {
  const pool = Buffer.alloc(idsPerFill * bytesPerId);
  let used = pool.length;
  let time = 0;
  let counter = 0;
  return function nextId() {
    if (used === pool.length) {
      fillRandom(pool);
      used = 0;
    }
    const random = pool.subarray(used, (used += bytesPerId));
    const now = clock();
    if (now > time) {
      time = now;
      counter = random.readUInt16BE(8) & 0x7ff;
    } else if (++counter > 0xfff) {
      // More ids than the counter holds: borrow the next millisecond.
      time += 1;
      counter = 0;
    }
    const stamp = time.toString(16).padStart(12, '0');
    const variant = ((random[0] as number) & 0x3f) | 0x80;
    const tail = variant.toString(16) + random.toString('hex', 1, 8);
    const count = counter.toString(16).padStart(3, '0');
    return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${count}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}
