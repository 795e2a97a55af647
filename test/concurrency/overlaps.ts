/** The proof that no resource was locked by two. */
import type { Pool } from 'pg';

/**
 * Pairs of locks of one resource that were held at the same time, by the log alone. A lock is held from `acquired_at` to the last
 * `expires_at` that an event gave it, or to its release.
 */
export async function overlaps(pool: Pool, resource: string): Promise<readonly unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `WITH said AS (
       SELECT row_id, type, at, payload::jsonb -> 'lock' AS lock FROM resound.log WHERE resource = 'lock'
     ), held AS (
       SELECT row_id,
         min((lock ->> 'acquired_at')::timestamptz) AS since,
         least(max((lock ->> 'expires_at')::timestamptz), min(at) FILTER (WHERE type = 'LockReleased')) AS until
       FROM said
       WHERE row_id IN (SELECT row_id FROM said WHERE lock ->> 'resource_id' = $1)
       GROUP BY row_id
     )
     SELECT a.row_id AS first, b.row_id AS second, a.until, b.since
     FROM held a JOIN held b ON a.row_id <> b.row_id AND (a.since, a.row_id) < (b.since, b.row_id) AND b.since < a.until`,
    [resource],
  );
  return rows;
}
