/** What must hold of the whole log, read by SQL and not through the API. */
import type { Pool } from 'pg';

/** Each gives one row for each fault that it finds. */
const faults = {
  'positions have a gap': `
    SELECT position FROM (SELECT position, lag(position, 1, 0) OVER (ORDER BY position) AS before FROM resound.log) AS l
    WHERE position <> before + 1`,
  'positions of a tenant have a gap': `
    SELECT tenant_id, tenant_position FROM (
      SELECT tenant_id, tenant_position,
        lag(tenant_position, 1, 0) OVER (PARTITION BY tenant_id ORDER BY position) AS before
      FROM resound.log) AS l
    WHERE tenant_position <> before + 1`,
  'an event stands twice': `
    SELECT event_id, count(*) FROM resound.log GROUP BY event_id HAVING count(*) > 1`,
  'an event was left behind': `
    SELECT id, event_id FROM resound.outbox`,
  "a row's versions do not ascend": `
    SELECT position, resource, row_id, version, before FROM (
      SELECT *, lag(version) OVER (PARTITION BY resource, row_id ORDER BY position) AS before FROM resound.log) AS l
    WHERE version < before`,
  // In these tests no mutation announces twice, so that two events of one version come from two writers.
  'a version was made twice': `
    SELECT resource, row_id, version, type, count(*) FROM resound.log GROUP BY resource, row_id, version, type HAVING count(*) > 1`,
  "a row's version has no event": `
    SELECT resource, row_id, version, number FROM (
      SELECT resource, row_id, version,
        dense_rank() OVER (PARTITION BY resource, row_id ORDER BY version) + first_value(version) OVER (
          PARTITION BY resource, row_id ORDER BY version) - 1 AS number
      FROM resound.log) AS l
    WHERE version <> number`,
} as const;

/** @returns the faults found, by name, with their rows; `{}` where the log is whole */
export async function faultsOfLog(pool: Pool): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const found: Record<string, readonly unknown[]> = {};
  for (const [name, sql] of Object.entries(faults)) {
    const { rows } = await pool.query(sql);
    if (rows.length > 0) found[name] = rows;
  }
  return found;
}

/**
 * Types of one row's committed events, in the order of the log; those that wait for their number stand last, as they will. One
 * statement, since an event is in one of the two tables at each moment.
 */
export async function eventsOfRow(pool: Pool, rowId: unknown): Promise<readonly string[]> {
  const { rows } = await pool.query<{ type: string }>(
    `SELECT type FROM (
       SELECT type, position, 0 AS id FROM resound.log WHERE row_id = $1
       UNION ALL SELECT type, NULL, id FROM resound.outbox WHERE row_id = $1
     ) AS told ORDER BY position NULLS LAST, id`,
    [rowId],
  );
  return rows.map(({ type }) => type);
}
