import type { Link } from '../database/link.ts';
import { type EventRow, eventOf } from './postgres-event.ts';
import type { LoggedEvent, Retained, SequencerStore } from './store.ts';

/** Where nodes hear how far the log has come (a number), that nobody sequences (`vacant`), and that there is a new epoch (`epoch`). */
export const logChannel = 'resound_log';

export const vacant = 'vacant';

const sequence = `
  SELECT id, position, tenant_id, tenant_position, event_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, at,
         old_fields, new_fields, payload, head, epoch, xmin::text, xact::text
  FROM resound.sequence($1, $2, $3, $4)`;

/** An event that was moved, or none (then all of its columns are null), and what is true of the whole round. */
type RoundRow = { readonly [Column in keyof EventRow]: EventRow[Column] | null } & {
  readonly id: string | null;
  readonly head: string;
  readonly epoch: number;
  readonly xmin: string;
  readonly xact: string | null;
};

/** The events that came with their payloads: all, or the oldest ones of a round that is too large to be handed on whole. */
function eventsOf(rows: readonly RoundRow[]): LoggedEvent[] {
  const without = rows.findIndex(({ payload }) => payload === null);
  return (without === -1 ? rows : rows.slice(0, without)).map((row) => eventOf(row as EventRow));
}

/**
 * The sequencer's store on Postgres. Lock and writes share one session: a session that has lost the lock has lost its connection,
 * and cannot write.
 */
export function postgresSequencer(link: Link): SequencerStore {
  return {
    async takeOver() {
      const [row] = await link.query<{ taken: boolean; high: string; xact: string }>({
        name: 'resound.take_over',
        text: 'SELECT taken, high, xact::text FROM resound.take_over()',
      });
      return row?.taken === true ? { high: Number(row.high), xact: Number(row.xact) } : null;
    },
    async sequence({ high, missing, full, limit }) {
      const rows = await link.query<RoundRow>({
        name: 'resound.sequence',
        text: sequence,
        values: [high, missing, full, limit],
      });
      const [first] = rows;
      if (first === undefined) throw new Error('resound.sequence gave no row');
      return {
        moved: rows.flatMap(({ id }) => (id === null ? [] : [Number(id)])),
        events: eventsOf(rows),
        head: Number(first.head),
        epoch: first.epoch,
        xmin: Number(first.xmin),
        xact: first.xact === null ? null : Number(first.xact),
      };
    },
    async extend() {
      const [row] = await link.query<{ room: string }>({
        name: 'resound.extend_log',
        text: 'SELECT resound.extend_log() AS room',
      });
      return Number(row?.room);
    },
    async retain() {
      const [row] = await link.query<{ retained: Retained }>({
        name: 'resound.retain_log',
        text: 'SELECT resound.retain_log() AS retained',
      });
      return row?.retained ?? 'kept';
    },
    async announce(head) {
      // Nothing is written, so that there is nothing to wait for; and no writer's transaction takes part, since those that notify commit
      // one after another.
      await link.query({
        name: 'resound.announce',
        text: `SELECT set_config('synchronous_commit', 'off', true), pg_notify('${logChannel}', $1)`,
        values: [String(head)],
      });
    },
    async resign() {
      await link.query({
        name: 'resound.resign',
        text: `SELECT pg_advisory_unlock(1381191236, 1), pg_notify('${logChannel}', '${vacant}')`,
      });
    },
    release: () => link.close(),
  };
}
