/** Finding the row that a mutation is about. Another tenant's row is not there. */
import type { Resource } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import type { Lines } from './lines.ts';
import { tableOf } from './names.ts';
import { ident, literal, pattern } from './quoting.ts';
import { refuseIf } from './refusals.ts';

/** The row as it is, into `before`, without a lock: only what never changes may be relied on. */
export function findRow(context: SqlContext, resource: Resource): Lines {
  return select(context, resource, ';');
}

/** The row as it stays until the end of the transaction, into `before`. */
export function lockRow(context: SqlContext, resource: Resource, lock: 'FOR NO KEY UPDATE' | 'FOR UPDATE'): Lines {
  return select(context, resource, ` ${lock};`);
}

function select(context: SqlContext, resource: Resource, end: string): Lines {
  const isTenants = resource.id === 'tenant_id';
  const key = isTenants ? '' : ` AND t.${ident(resource.id)} = p_id`;
  const message = `format(${literal(`there is no ${pattern(resource.name)} %s`)}, ${isTenants ? 'p_tenant' : 'p_id'})`;
  return [
    `SELECT t.* INTO before FROM ${tableOf(resource)} t`,
    `WHERE t.tenant_id = p_tenant${key}${end}`,
    ...refuseIf(context, 'NOT FOUND', 404, resource.notFound, message),
  ];
}
