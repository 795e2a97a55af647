/** Rows that a mutation points at: locked before anything else, so that they stay, and that their events stand before ours. */
import type { Field, Resource } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { fieldOf } from './context.ts';
import type { Lines } from './lines.ts';
import { paragraphs, when } from './lines.ts';
import { tableOf } from './names.ts';
import type { MutationPlan, Write } from './plan.ts';
import { ident, literal, pattern } from './quoting.ts';
import { refuse, refuseIf } from './refusals.ts';
import { valueSql } from './values.ts';

/** Locks what the mutation's references point at, each with its own 404; gives `root_id` where the row has a root. */
export function referenceLocks(context: SqlContext, plan: MutationPlan): Lines {
  const rooted = rootWrite(plan);
  return paragraphs(
    ...plan.writes
      .filter((write) => pointsAnywhere(write) && write.field.name !== rooted?.parent.name)
      .map((write) => referenceLock(context, plan, write)),
    rooted === null ? [] : rootLock(context, plan, rooted),
  );
}

/** The parents whose root the row takes over. */
function rootWrite({ resource, writes }: MutationPlan): { readonly root: Field; readonly parent: Field } | null {
  for (const { field, source } of writes) {
    if (source.kind === 'value' && source.value.kind === 'root') {
      return { root: field, parent: fieldOf(resource, source.value.field) };
    }
  }
  return null;
}

function pointsAnywhere({ field, source }: Write): boolean {
  if (field.type.kind !== 'ref') return false;
  return (
    source.kind !== 'value' ||
    (source.value.kind !== 'root' && !(source.value.kind === 'literal' && source.value.value === null))
  );
}

function referenceLock(context: SqlContext, plan: MutationPlan, write: Write): Lines {
  const { field, given } = write;
  const target = targetOf(context, field);
  const id = newValue(context, plan, write);
  const notThere = refuse(context, 404, target.notFound, missing(field, target, id));
  const lock = [
    `PERFORM 1 FROM ${tableOf(target)} t`,
    `WHERE t.tenant_id = p_tenant AND t.${ident(target.id)} = ${id}`,
    'FOR KEY SHARE;',
    ...when('NOT FOUND', notThere),
  ];
  return field.nullable || given !== null ? when(`${id} IS NOT NULL`, lock) : lock;
}

/** A row without a parent is its own root; any other has its parent's. */
function rootLock(
  context: SqlContext,
  plan: MutationPlan,
  { root, parent }: { readonly root: Field; readonly parent: Field },
): Lines {
  const { resource } = plan;
  const write = plan.writes.find(({ field }) => field.name === parent.name);
  const id = write === undefined ? `after.${ident(parent.name)}` : newValue(context, plan, write);
  return [
    'root_id := p_id;',
    ...when(`${id} IS NOT NULL`, [
      `SELECT t.${ident(root.name)} INTO root_id FROM ${tableOf(resource)} t`,
      `WHERE t.tenant_id = p_tenant AND t.${ident(resource.id)} = ${id}`,
      'FOR KEY SHARE;',
      ...refuseIf(context, 'NOT FOUND', 404, resource.notFound, missing(parent, resource, id)),
    ]),
  ];
}

/** The reference's value before the row is changed: a create has it in `after` already, all others take it from the body. */
function newValue(context: SqlContext, plan: MutationPlan, { field, source }: Write): string {
  if (plan.mutation.kind === 'create') return `after.${ident(field.name)}`;
  return source.kind === 'value'
    ? valueSql(context, plan, field, source.value)
    : `(p_input ->> ${literal(field.name)})::uuid`;
}

function targetOf(context: SqlContext, { type, name }: Field): Resource {
  if (type.kind !== 'ref') throw new Error(`"${name}" points at nothing`);
  return context.resource(type.resource);
}

function missing(field: Field, target: Resource, id: string): string {
  const words = `${pattern(field.name)}: there is no ${pattern(target.name)} %s`;
  return `format(${literal(words)}, ${id})`;
}
