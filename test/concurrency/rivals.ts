/** Many clients that want the same at once. */
import { type Reply, refusal } from '../support/client.ts';

export const crowd = 50;

/** The requests of all rivals, begun together. */
export const rivals = (request: (rival: number) => Promise<Reply>, count = crowd): Promise<Reply[]> =>
  Promise.all(Array.from({ length: count }, (_, rival) => request(rival)));

/** How many were answered how: `{ '204': 1, '409 STATE_CONFLICT': 49 }`. */
export function tally(replies: readonly Reply[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const reply of replies) {
    const answer = reply.status < 400 ? String(reply.status) : refusal(reply);
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}
