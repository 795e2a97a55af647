import type { Link, Query } from '../database/link.ts';
import { type EventRow, eventOf } from './postgres-event.ts';
import type { LogReader, TenantLog } from './store.ts';

/** The bounds of one page: events, and bytes of payload. One event is sent whatever its size. */
interface PageBounds {
  readonly events: number;
  readonly bytes: number;
}
const relayPage: PageBounds = { events: 256, bytes: 4 * 1024 * 1024 };
const tenantPage: PageBounds = { events: 256, bytes: 1024 * 1024 };

const columns = `
  position, tenant_id, tenant_position, event_id, type, resource, row_id, version, mutation, actor, request_id, traceparent,
  resound.stamp(at) AS at, old_fields::text, new_fields::text, payload`;

/** The first of the rows that `from` gives, in the order of `order`, with what the columns of `also` say of all of them. */
function page(bounds: PageBounds, from: string, order: string, also: string): string {
  return `
  SELECT ${columns}, ${also}
  FROM (
    SELECT page.*, sum(octet_length(page.payload)) OVER (ORDER BY page.${order}) - octet_length(page.payload) AS before
    FROM (SELECT * FROM resound.log AS l WHERE ${from} ORDER BY l.${order} LIMIT ${bounds.events}) AS page
  ) AS sized
  WHERE before < ${bounds.bytes}
  ORDER BY ${order}`;
}

const readAfter = page(relayPage, 'l.position > $1', 'position', '(SELECT h.position FROM resound.head AS h) AS head');

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

/** The tenant's newest number; where nothing of it is left in the log, that is also the newest that was dropped. */
const span = `
  SELECT coalesce(t.position, 0) AS head,
         coalesce((SELECT l.tenant_position - 1 FROM resound.log AS l WHERE l.tenant_id = $1 ORDER BY l.tenant_position LIMIT 1),
                  t.position, 0) AS floor
  FROM (SELECT) AS always LEFT JOIN resound.tenant_head AS t ON t.tenant_id = $1`;

const readTenant = page(tenantPage, 'l.tenant_id = $1 AND l.tenant_position > $2', 'tenant_position', 'NULL AS head');

type Run = (query: Query) => Promise<readonly object[]>;

/** @param run - on any connection: a pool's will do */
export function postgresTenantLog(run: Run): TenantLog {
  const readSpan: TenantLog['span'] = async (tenantId) => {
    const [row] = (await run({ name: 'resound.span', text: span, values: [tenantId] })) as {
      head: string;
      floor: string;
    }[];
    return { head: Number(row?.head ?? 0), floor: Number(row?.floor ?? 0) };
  };
  return {
    span: readSpan,
    async readTenant(tenantId, after) {
      const rows = (await run({ name: 'resound.read_tenant', text: readTenant, values: [tenantId, after] })) as Row[];
      const events = rows.map(eventOf);
      // Numbers have no gap: where the first one follows on what was asked, nothing was dropped in between.
      if (events[0]?.number === after + 1) return { events, floor: after };
      return { events, floor: (await readSpan(tenantId)).floor };
    },
  };
}
