/** At most one living row in a group: the group's lock, the expired rows in the way, the conflict. */
import type { Exclusive, Resource } from '../../model/model.ts';
import { columnOf, factOf } from './conditions.ts';
import type { SqlContext } from './context.ts';
import { fieldOf } from './context.ts';
import type { Lines } from './lines.ts';
import { indent, when } from './lines.ts';
import { tableOf } from './names.ts';
import type { MutationPlan } from './plan.ts';
import { ident, literal, pattern } from './quoting.ts';
import { refuse } from './refusals.ts';
import { type Step, step } from './steps.ts';
import { constant } from './types.ts';

/** Whether the mutation can lengthen or revive a row. The fields that make the group and its sharing never change. */
export function touchesGroup({ resource: { exclusive }, written }: MutationPlan): boolean {
  return exclusive !== null && written.has(exclusive.alive);
}

/** Whether the row can be revived, beside one that has taken its place; a row that is kept alive cannot. */
export function canRevive(plan: MutationPlan): boolean {
  const alive = plan.resource.exclusive?.alive;
  const isKeptAlive = plan.mutation.when.some(
    ({ field, test }) => field === alive && test.kind === 'time' && test.is === 'future',
  );
  return touchesGroup(plan) && !isKeptAlive;
}

/** The group's key for an advisory lock: two groups that share one only wait for each other. */
function groupKey(resource: Resource, exclusive: Exclusive, row: string): string {
  const parts = [literal(resource.name), 'p_tenant', ...exclusive.within.map((field) => columnOf(row, field))];
  return `hashtextextended(json_build_array(${parts.join(', ')})::text, 0)`;
}

export function groupLock(resource: Resource, exclusive: Exclusive, row: string): Lines {
  return ['PERFORM pg_advisory_xact_lock(', `  ${groupKey(resource, exclusive, row)}`, ');'];
}

/** Takes a place in the group: refused where a living row has it; what has expired makes room. */
export function placeSteps(context: SqlContext, resource: Resource): readonly Step[] {
  const { exclusive } = resource;
  if (exclusive === null) return [];
  return [
    step('A living row of the group refuses another one.', conflictRefusal(context, resource, exclusive)),
    step(
      'What has expired and was not removed yet is expired now, before its place is taken.',
      expireRivals(context, resource, exclusive),
    ),
  ];
}

/** Expired rows of the group are expired now, with their own event, as the timer would have done. */
function expireRivals(context: SqlContext, resource: Resource, exclusive: Exclusive): Lines {
  const timer = resource.mutations.find((mutation) => mutation.timer === exclusive.alive);
  if (timer === undefined) return [];
  const id = ident(resource.id);
  return [
    'FOREACH rival_id IN ARRAY ARRAY(',
    `  SELECT t.${id} FROM ${tableOf(resource)} t`,
    ...indent(inGroup(exclusive)),
    `    AND t.${id} <> after.${id} AND t.${ident(exclusive.alive)} <= moment`,
    `  ORDER BY t.${id}`,
    ') LOOP',
    `  PERFORM ${context.names.of(resource.name, timer.name)}(p_tenant, rival_id, NULL, '{}', 'system', p_request, p_trace);`,
    'END LOOP;',
  ];
}

function conflictRefusal(context: SqlContext, resource: Resource, exclusive: Exclusive): Lines {
  const { together, apart, alive, within, error } = exclusive;
  const id = ident(resource.id);
  const mayStand = [
    ...(together === null
      ? []
      : ['t', 'after'].map(
          (row) =>
            `${columnOf(row, together.field)} = ${constant(fieldOf(resource, together.field).type, together.value)}`,
        )),
    ...(apart === null ? [] : [`t.${ident(apart)} <> after.${ident(apart)}`]),
  ];
  const facts = within.map((field) => factOf(fieldOf(resource, field), `after.${ident(field)}`));
  const words = `${within.map((field) => `${pattern(field)} %s`).join(', ')}: ${pattern(resource.name)} %s stands until %s`;
  const message = `format(${literal(words)}, ${[...facts, `rival.${id}`, `resound.stamp(rival.${ident(alive)})`].join(', ')})`;
  const check = [
    `SELECT t.* INTO rival FROM ${tableOf(resource)} t`,
    ...inGroup(exclusive),
    `  AND t.${id} <> after.${id} AND t.${ident(alive)} > moment`,
    ...(mayStand.length === 0 ? [] : [`  AND (${mayStand.join(' AND ')}) IS NOT TRUE`]),
    'LIMIT 1;',
    ...when('FOUND', refuse(context, 409, error, message)),
  ];
  return [...when(`after.${ident(alive)} > moment`, check)];
}

/** The WHERE clause of the rows in the group of `after`, to be continued. */
function inGroup({ within }: Exclusive): Lines {
  return ['WHERE t.tenant_id = p_tenant', ...within.map((name) => `  AND t.${ident(name)} = after.${ident(name)}`)];
}
