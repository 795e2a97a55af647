/** "Did you mean": the known name that lies nearest to a misspelt one. */

/** Longer texts are not compared: nobody means them, and a hostile one would cost time. */
const LONGEST = 64;

/**
 * Edit distance with swapped neighbours (optimal string alignment).
 *
 * @param bound - distances above it are all the same to the caller
 * @returns the distance, or `bound + 1` where it is greater than `bound`
 */
export function distance(left: string, right: string, bound: number): number {
  if (Math.abs(left.length - right.length) > bound) return bound + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > bound) return bound + 1;
    before = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** The nearest of the known names, or null where none is near enough to be meant; the first of equals. */
export function nearest(name: string, known: Iterable<string>): string | null {
  if (name.length > LONGEST) return null;
  const folded = name.toLowerCase();
  let best: string | null = null;
  let bound = Math.max(1, Math.floor(name.length / 3));
  for (const candidate of known) {
    const cost = distance(folded, candidate.toLowerCase(), bound);
    if (cost > bound || (best !== null && cost === bound)) continue;
    best = candidate;
    bound = cost;
    if (cost === 0) break;
  }
  return best;
}
