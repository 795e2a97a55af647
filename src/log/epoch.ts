import type { Link } from '../database/link.ts';
import type { Mark } from './store.ts';

/** What of the log every server must know before it gives out or takes a position. */
export interface LogIdentity {
  /** Part of every position; it changes when the log may not be the one that gave a position out, as after a restore. */
  readonly epoch: number;
  /** Authenticates positions. */
  readonly key: Buffer;
  /** The event to which positions were given last, over all tenants. */
  readonly head: Mark;
  /** Names this log and the place where it is: of a copy elsewhere it is another. */
  readonly place: string;
}

/** How far somebody has seen the log come. */
export interface Seen {
  readonly epoch: number;
  /** Over all tenants. */
  readonly position?: number;
  /** The event at that position; null where it is not known. */
  readonly eventId?: string | null;
  /** Of one tenant. */
  readonly tenantId?: string;
  readonly number?: number;
}

/** The log's epoch, in the database that can be written. */
export interface EpochStore {
  /** Looks where the database is: a copy, or one that was failed over to, begins a new epoch. */
  check(): Promise<LogIdentity>;
  /** Begins a new epoch where the log has not come as far as was seen, or has another event there. @returns the epoch */
  report(seen: Seen): Promise<number>;
}

const identity = `
  SELECT h.epoch, h.position, l.event_id, s.value AS key, concat_ws('-', h.system_id, h.database, encode(substr(sha256(s.value), 1, 4), 'hex')) AS place
  FROM resound.secret AS s, resound.head AS h LEFT JOIN resound.log AS l ON l.position = h.position WHERE s.name = 'position'`;

interface IdentityRow {
  readonly epoch: number;
  readonly key: Buffer;
  readonly position: string;
  readonly event_id: string | null;
  readonly place: string;
}

export function postgresEpoch(link: Link): EpochStore {
  return {
    async check() {
      // Apart: a statement that begins an epoch does not see yet what it wrote.
      await link.query({ name: 'resound.check_epoch', text: 'SELECT resound.check_epoch()' });
      const [row] = await link.query<IdentityRow>({ name: 'resound.identity', text: identity });
      if (row === undefined) throw new Error('the log has no head or no key: migrate the database');
      const { epoch, key, place, position, event_id: eventId } = row;
      return { epoch, key, place, head: { position: Number(position), eventId } };
    },
    async report({ epoch, position = null, eventId = null, tenantId = null, number = null }) {
      const [row] = await link.query<{ epoch: number }>({
        name: 'resound.report_seen',
        text: 'SELECT resound.report_seen($1, $2, $3, $4, $5) AS epoch',
        values: [epoch, position, tenantId, number, eventId],
      });
      return row?.epoch ?? epoch;
    },
  };
}
