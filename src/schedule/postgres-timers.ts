import type { Link } from '../database/link.ts';
import { statementName } from '../database/statement-name.ts';
import type { TimerStore } from './store.ts';

export function postgresTimers(link: Link): TimerStore {
  return {
    async next({ name, next }) {
      const [row] = await link.query<{ wait_ms: number | null }>({ name: statementName(`${name}.next`), text: next });
      return row?.wait_ms ?? null;
    },
    async fire({ name, sql }, limit) {
      const [row] = await link.query<{ fired: number; parked: number }>({
        name: statementName(`${name}.due`),
        text: sql,
        values: [limit],
      });
      return { fired: row?.fired ?? 0, parked: row?.parked ?? 0 };
    },
  };
}
