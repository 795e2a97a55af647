import type { Link, Query } from '../database/link.ts';
import { type EventRow, eventOf } from './postgres-event.ts';
import type { LogReader, Mark, TenantLog } from './store.ts';

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

/** The first of the rows that `from` gives, in the order of `order`. */
function page(bounds: PageBounds, from: string, order: string): string {
  return `
  SELECT ${columns}
  FROM (
    SELECT page.*, sum(octet_length(page.payload)) OVER (ORDER BY page.${order}) - octet_length(page.payload) AS before
    FROM (SELECT * FROM resound.log AS l WHERE ${from} ORDER BY l.${order} LIMIT ${bounds.events}) AS page
  ) AS sized
  WHERE before < ${bounds.bytes}
  ORDER BY ${order}`;
}

/**
 * Whether a mark stands in the log of `h`: the one that it was seen in. An event that is no longer there was dropped.
 *
 * @param first - number of the parameter with its position; the next one is its event
 */
const isSame = (first: number): string => `
  h.position >= $${first} AND coalesce((SELECT l.event_id = $${first + 1} FROM resound.log AS l WHERE l.position = $${first}), true) AS is_same`;

/**
 * Of the log as a whole, in the same statement as its events: so both are of one moment. Without events it is a row by itself. No look-up
 * names `h`: it would be made anew for each event.
 */
const whole = `
  SELECT h.epoch, h.position AS head, (SELECT coalesce(min(p.lower), 1) - 1 FROM resound.log_partition AS p) AS floor,
         (SELECT l.event_id FROM resound.log AS l WHERE l.position = (SELECT last.position FROM resound.head AS last)) AS head_event, ${isSame(1)}
  FROM resound.head AS h`;

const readAfter = `
  SELECT events.*, whole.*
  FROM (${whole}) AS whole LEFT JOIN (${page(relayPage, 'l.position > $1', 'position')}) AS events ON true
  ORDER BY events.position`;

interface Log {
  readonly epoch: number;
  readonly is_same: boolean;
}

interface WholeLog extends Log {
  readonly head: string;
  readonly head_event: string | null;
  readonly floor: string;
}

/** An event, or none: then its columns are null. */
type Row<Whole extends Log> = Whole & ({ readonly [Column in keyof EventRow]: null } | EventRow);

const eventsOf = <Whole extends Log>(rows: readonly Row<Whole>[]) =>
  rows.flatMap((row) => (row.position === null ? [] : [eventOf(row)]));

export function postgresReader(link: Link): LogReader {
  return {
    async readAfter({ position, eventId }) {
      const rows = await link.query<Row<WholeLog>>({
        name: 'resound.read_after',
        text: readAfter,
        values: [position, eventId],
      });
      const [first] = rows;
      if (first === undefined) throw new Error('the log has no head: migrate the database');
      return {
        events: eventsOf(rows),
        isSame: first.is_same,
        head: Number(first.head),
        headEvent: first.head_event,
        floor: Number(first.floor),
        epoch: first.epoch,
      };
    },
  };
}

/** The tenant's newest number; where nothing of it is left in the log, that is also the newest that was dropped. */
const span = `
  SELECT h.epoch, ${isSame(2)}, coalesce(t.position, 0) AS head,
         coalesce((SELECT l.tenant_position - 1 FROM resound.log AS l WHERE l.tenant_id = $1 ORDER BY l.tenant_position LIMIT 1),
                  t.position, 0) AS floor
  FROM resound.head AS h LEFT JOIN resound.tenant_head AS t ON t.tenant_id = $1`;

const readTenant = `
  SELECT events.*, h.epoch, ${isSame(3)}
  FROM resound.head AS h LEFT JOIN (${page(tenantPage, 'l.tenant_id = $1 AND l.tenant_position > $2', 'tenant_position')}) AS events ON true
  ORDER BY events.tenant_position`;

export interface TenantLogOptions {
  /** On any connection: a pool's will do. */
  readonly run: (query: Query) => Promise<readonly object[]>;
  /** In the log in which numbers were given out. */
  readonly mark: () => Mark;
  /** Told of the log in which each answer was read; throws when numbers mean nothing in it. */
  readonly requireSame: (log: { readonly epoch: number; readonly isSame: boolean }) => void;
}

export function postgresTenantLog({ run, mark, requireSame }: TenantLogOptions): TenantLog {
  async function read<One extends Log>(name: string, text: string, values: readonly unknown[]) {
    const { position, eventId } = mark();
    const rows = await run({ name, text, values: [...values, position, eventId] });
    const [first, ...rest] = rows as readonly One[];
    if (first === undefined) throw new Error('the log has no head: migrate the database');
    requireSame({ epoch: first.epoch, isSame: first.is_same });
    return [first, ...rest] as const;
  }

  const readSpan: TenantLog['span'] = async (tenantId) => {
    const [row] = await read<Log & { head: string; floor: string }>('resound.span', span, [tenantId]);
    return { head: Number(row.head), floor: Number(row.floor) };
  };
  return {
    span: readSpan,
    async readTenant(tenantId, after) {
      const events = eventsOf(await read<Row<Log>>('resound.read_tenant', readTenant, [tenantId, after]));
      // Numbers have no gap: where the first one follows on what was asked, nothing was dropped in between.
      if (events[0]?.number === after + 1) return { events, floor: after };
      return { events, floor: (await readSpan(tenantId)).floor };
    },
  };
}
