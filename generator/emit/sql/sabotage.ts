/** Breaks a mutation's events on purpose, to prove that tests notice. Only for databases without the trigger that would. */

import type { Lines } from './lines.ts';

export type SabotageKind = 'omit' | 'type' | 'tenant' | 'payload' | 'double';

/** `mutation` is the full name: `lock.acquire`. */
export interface Sabotage {
  readonly mutation: string;
  readonly kind: SabotageKind;
  /** Type of the one event that is broken; absent: all of the mutation's. */
  readonly event?: string;
}

/** One event that a function appends, as SQL expressions. */
export interface EventRow {
  readonly type: string;
  /** Expression of the tenant who hears it. */
  readonly tenant: string;
  /** An expression of the event's JSON text, in lines. */
  readonly payload: Lines;
  /** The body key without which there is no such event; null: always. */
  readonly given: string | null;
}

const otherTenant =
  '(SELECT t.tenant_id FROM resound.tenant t WHERE t.tenant_id <> p_tenant ORDER BY t.tenant_id LIMIT 1)';

export const sabotaged = (events: readonly EventRow[], { kind, event }: Sabotage): readonly EventRow[] =>
  events.flatMap((row) => (event === undefined || row.type === event ? broken(row, kind) : [row]));

function broken(row: EventRow, kind: SabotageKind): readonly EventRow[] {
  switch (kind) {
    case 'omit':
      return [];
    case 'double':
      return [row, row];
    case 'type':
      return [
        { ...row, type: `${row.type}Wrong`, payload: replaced(row.payload, `${row.type}"`, `${row.type}Wrong"`) },
      ];
    case 'tenant':
      return [{ ...row, tenant: otherTenant, payload: replaced(row.payload, 'p_tenant', otherTenant) }];
    case 'payload':
      return [{ ...row, payload: [`'{"type":"${row.type}","tenant_id":"' || p_tenant || '"}'`] }];
  }
}

function replaced(lines: Lines, from: string, to: string): Lines {
  return lines.map((line) => line.replaceAll(from, () => to));
}
