/**
 * `Resound-Position` of a read: where a stream begins that misses nothing of what came after the read.
 *
 * It is a column of the read's own statement, and so of its snapshot (READ COMMITTED: one statement, one snapshot). It cannot be newer than
 * the rows: an event has its number only after its mutation was committed, and so whoever sees the number sees what the mutation did. What
 * is committed and not numbered yet may be in the rows already; its number will be above the head, so that the stream tells it once more,
 * and a client passes over it by the row's version. Functions that are called for a row see the same snapshot or a newer one, which comes to
 * the same. A head that was asked for after the read would skip what was committed in between.
 */
import type { LogPositions } from '../log/position.ts';

/** @param tenant - the placeholder of the tenant whose stream it is; null in the answer where the tenant has no events yet */
export const headColumn = (tenant: string): string =>
  `(SELECT h.position FROM resound.tenant_head AS h WHERE h.tenant_id = ${tenant}::uuid) AS head`;

/** Adds the head as the last column to a statement, whose own columns get these names. */
export const withHead = (sql: string, columns: readonly string[], tenant: string): string =>
  `SELECT ${columns.map((column) => `q.${column}`).join(', ')}, ${headColumn(tenant)} FROM (${sql}) AS q (${columns.join(', ')})`;

/** Positions of reads, by the number as the database writes it. */
export type PositionOf = (tenantId: string, head: string | null | undefined) => string;

const mostTenants = 10_000;

/** Most reads come between two events of their tenant: what was signed for the one before is good for the next. */
export function createPositionOf(positions: Pick<LogPositions, 'epoch' | 'encode'>): PositionOf {
  const known = new Map<string, { readonly epoch: number; readonly head: string; readonly position: string }>();
  return (tenantId, given) => {
    const head = given ?? '0';
    const before = known.get(tenantId);
    if (before !== undefined && before.head === head && before.epoch === positions.epoch) return before.position;
    if (known.size >= mostTenants) known.clear();
    const { epoch } = positions;
    const position = positions.encode(tenantId, Number(head));
    known.set(tenantId, { epoch, head, position });
    return position;
  };
}
