/** Tables with their comments, keys, checks and foreign keys. */
import type { Field, Resource } from '../../model/model.ts';
import { checksOf } from './checks.ts';
import type { SqlContext } from './context.ts';
import { counterFields, storedFields } from './context.ts';
import type { Lines } from './lines.ts';
import { indent, listed } from './lines.ts';
import { countersOf, foreignKeyName, joined, tableOf } from './names.ts';
import { ident, literal, remark } from './quoting.ts';
import { sqlType } from './types.ts';
import { constraintUniques, uniqueName } from './uniques.ts';

/** The columns that find one row: the tenant first, as in every key. */
export function keyColumns(resource: Resource): readonly string[] {
  return resource.id === 'tenant_id' ? ['tenant_id'] : ['tenant_id', resource.id];
}

export function primaryKeyName(resource: Resource): string {
  return joined(resource.name, 'pkey');
}

export function tableStatements(resource: Resource): Lines {
  const table = tableOf(resource);
  const own = resource.id === 'tenant_id' ? [] : [`${ident(resource.id)} uuid NOT NULL`];
  const columns = [
    ...own,
    `tenant_id uuid NOT NULL CONSTRAINT ${ident(foreignKeyName(resource.name, 'tenant_id'))} REFERENCES resound.tenant`,
    ...storedFields(resource).map(column),
    'version bigint NOT NULL',
    ...constraintUniques(resource).map(
      (unique) =>
        `CONSTRAINT ${ident(uniqueName(resource, unique))} ` +
        `UNIQUE (${['tenant_id', ...unique.fields.map(({ field }) => field)].map(ident).join(', ')})`,
    ),
    ...checksOf(resource).map(({ name, sql }) => `CONSTRAINT ${ident(name)} CHECK (${sql})`),
  ];
  return [
    ...remark(resource.doc ?? `Rows of ${resource.name}.`),
    `CREATE TABLE ${table} (`,
    ...indent(listed(columns)),
    ');',
    ...comments(table, resource),
  ];
}

/**
 * After all other indexes: of indexes that seem equally good the planner takes the newest, and in a table that was never analysed all
 * of them seem so. Created first, the key lost to indexes of which it can use the tenant alone, and each check of a reference read all rows.
 */
export function primaryKey(resource: Resource): Lines {
  return [
    `ALTER TABLE ${tableOf(resource)} ADD CONSTRAINT ${ident(primaryKeyName(resource))}`,
    `  PRIMARY KEY (${keyColumns(resource).map(ident).join(', ')});`,
  ];
}

function column(field: Field): string {
  return `${ident(field.name)} ${sqlType(field.type)}${field.nullable ? '' : ' NOT NULL'}`;
}

function comments(table: string, resource: Resource): Lines {
  const about = (what: string, doc: string | null): Lines =>
    doc === null ? [] : [`COMMENT ON ${what} IS ${literal(doc)};`];
  return [
    ...about(`TABLE ${table}`, resource.doc),
    ...storedFields(resource).flatMap(({ name, doc }) => about(`COLUMN ${table}.${ident(name)}`, doc)),
  ];
}

/** The side table of what is counted while reading: a row from the first read on, without version or event. */
export function countersTable(resource: Resource): Lines {
  const fields = counterFields(resource);
  if (fields.length === 0) return [];
  const table = joined(resource.name, 'counters');
  return [
    ...remark(
      `How often and when each ${resource.name} was read; no part of the row, hence without version and event.`,
    ),
    `CREATE TABLE ${countersOf(resource)} (`,
    ...indent(
      listed([
        'tenant_id uuid NOT NULL',
        `${ident(resource.id)} uuid NOT NULL`,
        ...fields.map(
          ({ name, counter }) => `${ident(name)} ${counter?.kind === 'last' ? 'timestamptz' : 'bigint'} NOT NULL`,
        ),
        `CONSTRAINT ${ident(joined(table, 'pkey'))} PRIMARY KEY (tenant_id, ${ident(resource.id)})`,
        `CONSTRAINT ${ident(foreignKeyName(table, resource.id))} FOREIGN KEY (tenant_id, ${ident(resource.id)}) ` +
          `REFERENCES ${tableOf(resource)}`,
      ]),
    ),
    ');',
  ];
}

/** Foreign keys stand after all tables, for tables point at each other. They do nothing by themselves: deletion is a mutation's work. */
export function foreignKeys(context: SqlContext, resource: Resource): Lines {
  return storedFields(resource).flatMap((field) => {
    if (field.type.kind !== 'ref') return [];
    return [
      `ALTER TABLE ${tableOf(resource)} ADD CONSTRAINT ${ident(foreignKeyName(resource.name, field.name))}`,
      `  FOREIGN KEY (tenant_id, ${ident(field.name)}) REFERENCES ${tableOf(context.resource(field.type.resource))};`,
    ];
  });
}
