/** The steps of a delete: the row's lock, guards, what points at it, the delete, the events. */
import { childrenOf, runOnChildren } from './children.ts';
import type { SqlContext } from './context.ts';
import { counterFields } from './context.ts';
import { appendEvents, entityText, readCounters } from './events.ts';
import { actorGuard, stateGuards, versionGuard } from './guards.ts';
import type { Lines } from './lines.ts';
import { countersOf, tableOf } from './names.ts';
import type { MutationPlan } from './plan.ts';
import { ident } from './quoting.ts';
import { lockRow, rowId } from './rows.ts';
import type { Sabotage } from './sabotage.ts';
import { type Step, step, timeStep } from './steps.ts';

export function deleteSteps(context: SqlContext, plan: MutationPlan, sabotage: Sabotage | null): readonly Step[] {
  const { resource, mutation } = plan;
  const id = rowId(resource);
  const children = childrenOf(context, resource);
  const guards: readonly Step[] = [
    step(null, ...stateGuards(context, plan, 'before')),
    step(null, actorGuard(context, plan, 'before')),
  ];
  return [
    step(null, lockRow(context, resource, 'FOR UPDATE')),
    step(null, versionGuard(context, plan)),
    timeStep(guards),
    ...guards,
    step('What points at the row goes first, each with its own events.', runOnChildren(context, resource, id)),
    step(null, readCounters(resource, mutation, id)),
    step(null, entityText(context, resource, mutation, 'before')),
    step(null, deleteRow(plan)),
    step(
      null,
      appendEvents(
        resource,
        mutation,
        {
          row: 'before',
          version: 'before.version + 1',
          id,
          oldFields: `${context.names.of(resource.name, 'fields')}(before)`,
          newFields: 'NULL',
          continued: children.length > 0,
        },
        sabotage,
      ),
    ),
  ];
}

function deleteRow({ resource }: MutationPlan): Lines {
  const key = resource.id === 'tenant_id' ? '' : ` AND t.${ident(resource.id)} = p_id`;
  const where = `WHERE t.tenant_id = p_tenant${key};`;
  return [
    ...(counterFields(resource).length === 0 ? [] : [`DELETE FROM ${countersOf(resource)} t ${where}`]),
    `DELETE FROM ${tableOf(resource)} t ${where}`,
  ];
}
