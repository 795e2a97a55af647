/**
 * One index for each way in which rows are asked for. They lead with the tenant and end with the sort key and the id, so that one
 * walk along the index filters, sorts and starts after a cursor.
 */
import type { Condition, Field, ListQuery, Resource } from '../../model/model.ts';
import { predicate } from './conditions.ts';
import type { SqlContext } from './context.ts';
import { fieldOf, storedFields } from './context.ts';
import type { Lines } from './lines.ts';
import type { NameScope } from './names.ts';
import { joined, tableOf } from './names.ts';
import { ident } from './quoting.ts';
import { searchVectors } from './search.ts';
import { keyColumns } from './tables.ts';
import { constraintUniques, uniqueIndexes } from './uniques.ts';

interface Index {
  readonly label: readonly string[];
  readonly method: 'btree' | 'gin';
  readonly columns: readonly string[];
  readonly where: string | null;
}

export function indexStatements(context: SqlContext, resource: Resource, names: NameScope): Lines {
  const wanted = [
    ...resource.queries.flatMap((query) => (query.kind === 'list' ? listIndexes(context, resource, query) : [])),
    ...storedFields(resource).flatMap((field) => (field.type.kind === 'ref' ? [referenceIndex(resource, field)] : [])),
    ...timerIndexes(context, resource),
    ...exclusiveIndex(resource),
    ...searchIndexes(resource),
  ];
  const kept = withoutServed(wanted, resource);
  return [
    ...kept.flatMap((index) => statement(resource, index, nameOf(resource, index, names))),
    ...uniqueIndexes(context, resource),
  ];
}

function nameOf(resource: Resource, { label, method, columns, where }: Index, names: NameScope): string {
  return names.take([resource.name, method, ...columns, where ?? ''], joined(resource.name, ...label, 'idx'));
}

function statement(resource: Resource, { method, columns, where }: Index, name: string): Lines {
  const using = method === 'gin' ? ' USING gin' : '';
  const end = where === null ? ';' : ` WHERE ${where};`;
  return [`CREATE INDEX ${ident(name)} ON ${tableOf(resource)}${using}`, `  (${columns.join(', ')})${end}`];
}

/** Sort key and id, after which a page may begin. */
function keyset(resource: Resource, { sort }: Pick<ListQuery, 'sort'>): readonly string[] {
  return [...(sort === null ? [] : [sort.by]), resource.id].map(ident);
}

function listIndexes(context: SqlContext, resource: Resource, query: ListQuery): readonly Index[] {
  const order = keyset(resource, query);
  const sorted = query.sort === null ? [] : [query.sort.by];
  const led = (label: readonly string[], columns: readonly string[], where: string | null): Index => ({
    label,
    method: 'btree',
    columns: ['tenant_id', ...columns, ...order.filter((column) => !columns.includes(column))],
    where,
  });
  // Filters are strict: they never ask for null, so what is null need not be kept up.
  const byField = (field: Field): Index => led([field.name, ...sorted], [ident(field.name)], notNull(field));
  const indexes: Index[] = [];
  if (query.under !== null) return [byField(fieldOf(resource, query.under.field))];
  if (query.sort !== null) indexes.push(led([query.sort.by], [], null));
  for (const { parameter, test } of query.filters) {
    if (test.kind === 'switch') {
      const where = switchPredicate(context, resource, test.condition);
      if (where !== null) indexes.push(led([parameter], [], where));
    } else if (test.kind === 'includes') {
      indexes.push({ label: [test.field], method: 'gin', columns: [ident(test.field)], where: null });
    } else {
      indexes.push(byField(fieldOf(resource, test.field)));
    }
  }
  return indexes;
}

/** What a partial index may say: nothing of the clock or of a body; null too where an equality filter serves already. */
function switchPredicate(context: SqlContext, resource: Resource, condition: Condition): string | null {
  if (!isTimeless(condition) || condition.test.kind === 'is') return null;
  return predicate(context, condition, { resource, row: null, clock: 'now()', parameters: [] });
}

function isTimeless({ test }: Condition): boolean {
  if (test.kind === 'time') return false;
  return !(test.kind === 'at_least' || test.kind === 'at_most') || ['literal', 'field'].includes(test.operand.kind);
}

/** Deleting a row asks for those that point at it. */
function referenceIndex(resource: Resource, field: Field): Index {
  return {
    label: [field.name],
    method: 'btree',
    columns: ['tenant_id', ident(field.name)],
    where: notNull(field),
  };
}

function notNull(field: Field): string | null {
  return field.nullable ? `${ident(field.name)} IS NOT NULL` : null;
}

/** A timer looks over all tenants for what is due first, so this one index does not lead with the tenant. */
function timerIndexes(context: SqlContext, resource: Resource): readonly Index[] {
  return resource.mutations.flatMap(({ name, timer, when }) => {
    if (timer === null) return [];
    const field = fieldOf(resource, timer);
    const guards = when
      .filter(isTimeless)
      .map((condition) => predicate(context, condition, { resource, row: null, clock: 'now()', parameters: [] }));
    const conditions = [...(field.nullable ? [`${ident(timer)} IS NOT NULL`] : []), ...guards];
    return [
      {
        label: [name],
        method: 'btree' as const,
        columns: [timer, ...keyColumns(resource)].map(ident),
        where: conditions.length === 0 ? null : conditions.join(' AND '),
      },
    ];
  });
}

function exclusiveIndex({ exclusive }: Resource): readonly Index[] {
  if (exclusive === null) return [];
  const columns = ['tenant_id', ...exclusive.within, exclusive.alive].map(ident);
  return [{ label: exclusive.within, method: 'btree', columns, where: null }];
}

function searchIndexes(resource: Resource): readonly Index[] {
  return resource.queries.flatMap((query) =>
    query.kind === 'search'
      ? [
          {
            label: [query.name],
            method: 'gin' as const,
            columns: [`(${searchVectors(query, null).join('\n    || ')})`],
            where: null,
          },
        ]
      : [],
  );
}

/** Each index costs every write: one whose columns begin another one, or a key, is left out. */
function withoutServed(wanted: readonly Index[], resource: Resource): readonly Index[] {
  const id = ident(resource.id);
  const keys = [
    keyColumns(resource).map(ident),
    // Within one of its values a unique key orders rows alone; the id adds nothing.
    ...constraintUniques(resource).map(({ fields }) => ['tenant_id', ...fields.map(({ field }) => ident(field)), id]),
  ];
  const isServed = (index: Index, place: number): boolean =>
    index.method === 'btree' &&
    ((index.where === null && keys.some((key) => begins(key, index.columns))) ||
      wanted.some(
        (other, otherPlace) =>
          other.method === 'btree' &&
          other.where === index.where &&
          begins(other.columns, index.columns) &&
          (other.columns.length > index.columns.length || otherPlace < place),
      ));
  return wanted.filter((index, place) => !isServed(index, place));
}

function begins(longer: readonly string[], shorter: readonly string[]): boolean {
  return shorter.every((column, place) => longer[place] === column);
}
