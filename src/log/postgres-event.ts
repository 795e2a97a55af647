import type { LoggedEvent } from './store.ts';

/** The columns of an event with its position, as pg gives them. */
export interface EventRow {
  readonly position: string;
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
  readonly old_fields: string | null;
  readonly new_fields: string | null;
  readonly payload: string;
}

export const eventOf = (row: EventRow): LoggedEvent => ({
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
  oldFields: row.old_fields,
  newFields: row.new_fields,
});
