/** The steps of an update or a change: locks, guards on the locked row, the row as it will be, the update, the events. */
import type { SqlContext } from './context.ts';
import { storedFields } from './context.ts';
import { appendEvents, entityText, readCounters } from './events.ts';
import { canRevive, groupLock, placeSteps, touchesGroup } from './exclusive.ts';
import { actorGuard, ruleGuards, stateGuards, versionGuard } from './guards.ts';
import type { Lines } from './lines.ts';
import { indent, when } from './lines.ts';
import type { MutationPlan } from './plan.ts';
import { referenceLocks } from './references.ts';
import { findRow, insertRow, lockRow, rowId, updateRow } from './rows.ts';
import type { Sabotage } from './sabotage.ts';
import { loadDocument } from './singleton.ts';
import { type Step, step, timeStep } from './steps.ts';
import { assignments } from './values.ts';

export function changeSteps(context: SqlContext, plan: MutationPlan, sabotage: Sabotage | null): readonly Step[] {
  const { resource, mutation, writes } = plan;
  const id = rowId(resource);
  const fields = context.names.of(resource.name, 'fields');
  const rest: readonly Step[] = [
    step(null, ...stateGuards(context, plan, 'before')),
    step(null, actorGuard(context, plan, 'before')),
    step(null, ['after := before;'], assignments(context, plan, writes), ['after.version := before.version + 1;']),
    step(null, ...ruleGuards(context, plan)),
    ...(canRevive(plan) ? placeSteps(context, resource) : []),
    step(null, writeRow(plan)),
    step(null, readCounters(resource, mutation, id)),
    step(null, entityText(context, resource, mutation, 'after')),
    step(
      null,
      appendEvents(
        resource,
        mutation,
        {
          row: 'after',
          version: 'after.version',
          id,
          oldFields: resource.singleton
            ? `CASE WHEN before.version > 0 THEN ${fields}(before) END`
            : `${fields}(before)`,
          newFields: `${fields}(after)`,
          continued: false,
        },
        sabotage,
      ),
    ),
  ];
  return [
    ...groupSteps(context, plan),
    step('What the row will point at stays, and was announced before.', referenceLocks(context, plan)),
    resource.singleton
      ? step(
          'Until its first update the document is its defaults; two first updates wait for each other.',
          loadDocument(context, resource),
        )
      : step(null, lockRow(context, resource, 'FOR NO KEY UPDATE')),
    step(null, versionGuard(context, plan)),
    timeStep(rest),
    ...rest,
  ];
}

/** The lock of the row's group, taken before the row's: a create takes them in this order too. */
function groupSteps(context: SqlContext, plan: MutationPlan): readonly Step[] {
  const { resource } = plan;
  const { exclusive } = resource;
  if (exclusive === null || !touchesGroup(plan)) return [];
  return [
    step(`Rivals for the same ${exclusive.within.join(' and ')}, which never change, wait for each other.`, [
      ...findRow(context, resource),
      ...groupLock(resource, exclusive, 'before'),
    ]),
  ];
}

function writeRow({ resource, written }: MutationPlan): Lines {
  if (!resource.singleton) return updateRow(resource, written);
  return [
    ...when('before.version = 0', insertRow(resource, storedFields(resource))).slice(0, -1),
    'ELSE',
    ...indent(updateRow(resource, written)),
    'END IF;',
  ];
}
