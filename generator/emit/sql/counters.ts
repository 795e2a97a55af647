/** `<resource>_touch(tenant, id)`: counts a read. No event and no version: it is no part of the row. */
import type { Resource } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { counterFields } from './context.ts';
import type { Lines } from './lines.ts';
import { indent, listed } from './lines.ts';
import { countersOf, tableOf } from './names.ts';
import { body, ident } from './quoting.ts';

export function touchFunction(context: SqlContext, resource: Resource): Lines {
  const fields = counterFields(resource);
  if (fields.length === 0) return [];
  const id = ident(resource.id);
  const names = fields.map(({ name }) => ident(name));
  const first = fields.map(({ counter }) => (counter?.kind === 'last' ? 'clock_timestamp()' : '1'));
  const next = fields.map(({ name, counter }) =>
    counter?.kind === 'last'
      ? `${ident(name)} = greatest(c.${ident(name)}, excluded.${ident(name)})`
      : `${ident(name)} = c.${ident(name)} + 1`,
  );
  return [
    `-- Counts a read of a ${resource.name}. One that is being deleted is waited for, and then not counted.`,
    `CREATE FUNCTION ${context.names.of(resource.name, 'touch')}(p_tenant uuid, p_id uuid) RETURNS void`,
    `LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS ${body(
      indent([
        `INSERT INTO ${countersOf(resource)} AS c (tenant_id, ${[id, ...names].join(', ')})`,
        `SELECT t.tenant_id, ${[`t.${id}`, ...first].join(', ')} FROM ${tableOf(resource)} t`,
        // In SQL functions a column goes before a parameter of its name.
        `WHERE t.tenant_id = $1 AND t.${id} = $2`,
        'FOR KEY SHARE',
        `ON CONFLICT (tenant_id, ${id}) DO UPDATE SET`,
        ...indent(listed(next)),
      ]),
    )};`,
  ];
}
