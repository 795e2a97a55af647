import type { Link } from '../database/link.ts';
import type { SequencerStore } from './store.ts';

/** Events per partition of the log. */
export const partitionSize = 1_000_000;

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
      const [row] = await link.query<{ moved: string; head: string; xmin: string; xact: string | null }>({
        name: 'resound.sequence',
        text: "SELECT array_to_string(moved, ',') AS moved, head, xmin::text, xact::text FROM resound.sequence($1, $2, $3, $4)",
        values: [high, missing, full, limit],
      });
      if (row === undefined) throw new Error('resound.sequence gave no row');
      return {
        moved: row.moved === '' ? [] : row.moved.split(',').map(Number),
        head: Number(row.head),
        xmin: Number(row.xmin),
        xact: row.xact === null ? null : Number(row.xact),
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
