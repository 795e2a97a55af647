import type { Link, Query } from '../database/link.ts';
import type { LoggedEvent, LogReader, TenantHeads } from './store.ts';

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

interface Row {
  readonly position: string;
  readonly head: string;
  readonly tenant_id: string;
  readonly tenant_position: string;
  readonly event_id: string;
  readonly type: string;
  readonly resource: string;
  readonly row_id: string;
  readonly version: string;
  readonly mutation: string;
  readonly actor: string;
  readonly request_id: string;
  readonly traceparent: string | null;
  readonly at: string;
  readonly payload: string;
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

const eventOf = (row: Row): LoggedEvent => ({
  position: Number(row.position),
  tenantId: row.tenant_id,
  number: Number(row.tenant_position),
  eventId: row.event_id,
  type: row.type,
  resource: row.resource,
  rowId: row.row_id,
  version: Number(row.version),
  mutation: row.mutation,
  actor: row.actor,
  requestId: row.request_id,
  traceparent: row.traceparent,
  at: row.at,
  payload: row.payload,
});

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
