/** What becomes of the rows that point at a row which goes: the mutation that their reference names runs on each, with its events. */
import type { Mutation, Resource } from '../../model/model.ts';
import type { Reference, SqlContext } from './context.ts';
import { touchesGroup } from './exclusive.ts';
import type { Lines } from './lines.ts';
import { indent, when } from './lines.ts';
import { tableOf } from './names.ts';
import { planOf } from './plan.ts';
import { ident } from './quoting.ts';

export interface Child extends Reference {
  readonly run: Mutation;
}

export function childrenOf(context: SqlContext, resource: Resource): readonly Child[] {
  return context
    .references(resource.name)
    .filter((reference): reference is Child => reference.run !== null && reference.resource.storage === 'table');
}

/** Runs their mutations on all rows that point at the one with this id. */
export function runOnChildren(context: SqlContext, resource: Resource, id: string): Lines {
  const children = childrenOf(context, resource);
  const loops = children.flatMap((child) => runOnReferrers(context, child, id));
  const isUndone = children.some(({ resource: child, run }) => canRefuse(context, child, run, new Set()));
  return isUndone ? undoneWhenRefused(loops) : loops;
}

/**
 * All rows of one reference are locked first, in the order of their ids, so that two deletions cannot wait for each other; then each is
 * changed by its own mutation. A row that is gone by then went with another one: that is the one refusal which is passed over.
 */
function runOnReferrers(context: SqlContext, { resource, field, run }: Child, id: string): Lines {
  const key = ident(resource.id);
  const lock = run.kind === 'delete' ? 'FOR UPDATE' : 'FOR NO KEY UPDATE';
  const passOn = canRefuse(context, resource, run, new Set())
    ? when("child.refusal::json ->> 'status' <> '404'", ["RAISE EXCEPTION '%', child.refusal USING ERRCODE = 'RS003';"])
    : [];
  return [
    'FOREACH child_id IN ARRAY ARRAY(',
    `  SELECT t.${key} FROM ${tableOf(resource)} t`,
    `  WHERE t.tenant_id = p_tenant AND t.${ident(field.name)} = ${id} ORDER BY t.${key} ${lock}`,
    ') LOOP',
    ...indent([
      'SELECT c.refusal, c.events INTO child',
      `FROM ${context.names.of(resource.name, run.name)}(p_tenant, child_id, NULL, '{}', p_actor, p_request, p_trace) AS c;`,
      ...passOn,
      "events := concat_ws(',', events, child.events);",
    ]),
    'END LOOP;',
  ];
}

/** Whether a mutation without a body can refuse a row that is there. */
function canRefuse(context: SqlContext, resource: Resource, mutation: Mutation, seen: Set<Mutation>): boolean {
  if (seen.has(mutation)) return false;
  seen.add(mutation);
  if (mutation.when.length > 0 || mutation.actor !== null || mutation.timer !== null) return true;
  if (mutation.kind === 'delete') {
    return childrenOf(context, resource).some(({ resource: child, run }) => canRefuse(context, child, run, seen));
  }
  const plan = planOf(resource, mutation);
  const isBounded = plan.writes.some(
    ({ source }) => source.kind === 'value' && ['add', 'subtract'].includes(source.value.kind),
  );
  const isRuled = resource.rules.some(({ paths }) =>
    paths.some(([field]) => field !== undefined && plan.written.has(field)),
  );
  return isBounded || isRuled || touchesGroup(plan);
}

/** A refusal on the way undoes what was done on the way: the block is a subtransaction. */
function undoneWhenRefused(lines: Lines): Lines {
  return [
    'BEGIN',
    ...indent(lines),
    "EXCEPTION WHEN SQLSTATE 'RS003' THEN",
    '  refusal := SQLERRM;',
    '  events := NULL;',
    '  RETURN;',
    'END;',
  ];
}
