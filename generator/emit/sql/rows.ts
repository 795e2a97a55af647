/** Finding the row that a mutation is about, and writing it. Another tenant's row is not there. */
import type { Field, Resource } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { storedFields } from './context.ts';
import type { Lines } from './lines.ts';
import { indent, wrapped } from './lines.ts';
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

/** The row's id: a singleton's is its tenant's. */
export function rowId(resource: Resource): string {
  return resource.id === 'tenant_id' ? 'p_tenant' : 'p_id';
}

/**
 * Columns by name, for a later migration may add some in between.
 *
 * @param values - expressions of columns that are not in `after` yet; it is then read back from the row
 */
export function insertRow(
  resource: Resource,
  fields: readonly Field[],
  values: ReadonlyMap<string, string> = new Map(),
): Lines {
  const names = [
    ...(resource.id === 'tenant_id' ? [] : [resource.id]),
    'tenant_id',
    ...fields.map(({ name }) => name),
    'version',
  ].map(ident);
  return [
    `INSERT INTO ${tableOf(resource)} (`,
    ...indent(wrapped(names)),
    ') VALUES (',
    ...indent(wrapped(names.map((name) => values.get(name) ?? `after.${name}`))),
    ...(values.size === 0 ? [');'] : [')', 'RETURNING * INTO after;']),
  ];
}

/** @param written - names of the fields that may have changed */
export function updateRow(resource: Resource, written: ReadonlySet<string>): Lines {
  const columns = [...storedFields(resource).map(({ name }) => name), 'version'].filter(
    (name) => name === 'version' || written.has(name),
  );
  const key = resource.id === 'tenant_id' ? '' : ` AND t.${ident(resource.id)} = p_id`;
  return [
    `UPDATE ${tableOf(resource)} t SET`,
    ...indent(wrapped(columns.map((name) => `${ident(name)} = after.${ident(name)}`))),
    `WHERE t.tenant_id = p_tenant${key};`,
  ];
}
