import type { Link, Query } from '../database/link.ts';
import { type EventRow, eventOf } from './postgres-event.ts';
import type { LogReader, TenantHeads } from './store.ts';

const pageEvents = 256;
/** Of payload. One event is sent whatever its size. */
const pageBytes = 4 * 1024 * 1024;

const readAfter = `
  SELECT position, head, tenant_id, tenant_position, event_id, type, resource, row_id, version, mutation, actor, request_id, traceparent,
         resound.stamp(at) AS at, payload
  FROM (
    SELECT page.*, (SELECT h.position FROM resound.head AS h) AS head,
           sum(octet_length(page.payload)) OVER (ORDER BY page.position) - octet_length(page.payload) AS before
    FROM (SELECT * FROM resound.log AS l WHERE l.position > $1 ORDER BY l.position LIMIT ${pageEvents}) AS page
  ) AS sized
  WHERE before < ${pageBytes}
  ORDER BY position`;

interface Row extends EventRow {
  readonly head: string;
}

export function postgresReader(link: Link): LogReader {
  return {
    async head() {
      const [row] = await link.query<{ position: string }>({
        name: 'resound.head',
        text: 'SELECT position FROM resound.head',
      });
      return Number(row?.position);
    },
    async readAfter(position) {
      const rows = await link.query<Row>({ name: 'resound.read_after', text: readAfter, values: [position] });
      const last = rows.at(-1);
      return { events: rows.map(eventOf), more: last !== undefined && last.position !== last.head };
    },
  };
}

/** @param query - runs on any connection: a pool's will do */
export function postgresHeads(query: (query: Query) => Promise<readonly { position: string }[]>): TenantHeads {
  return {
    async tenantHead(tenantId) {
      const [row] = await query({
        name: 'resound.tenant_head',
        text: 'SELECT position FROM resound.tenant_head WHERE tenant_id = $1',
        values: [tenantId],
      });
      return Number(row?.position ?? 0);
    },
  };
}
