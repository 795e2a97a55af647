import type { Link } from '../database/link.ts';
import { type EventRow, eventOf } from './postgres-event.ts';
import type { LoggedEvent, SequencerStore } from './store.ts';

/** Events per partition of the log. */
export const partitionSize = 1_000_000;

const sequence = `
  SELECT id, position, tenant_id, tenant_position, event_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, at,
         old_fields, new_fields, payload, head, xmin::text, xact::text
  FROM resound.sequence($1, $2, $3, $4)`;

/** An event that was moved, or none (then all of its columns are null), and what is true of the whole round. */
type RoundRow = { readonly [Column in keyof EventRow]: EventRow[Column] | null } & {
  readonly id: string | null;
  readonly head: string;
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
        xmin: Number(first.xmin),
        xact: first.xact === null ? null : Number(first.xact),
      };
    },
    async extend() {
      const [row] = await link.query<{ room: string }>({
        name: 'resound.extend_log',
        text: 'SELECT resound.extend_log($1) AS room',
        values: [partitionSize],
      });
      return Number(row?.room);
    },
    release: () => link.close(),
  };
}
