/** The steps of an update or a change: locks, guards on the locked row, the row as it will be, the update, the events. */
import type { Resource } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { storedFields } from './context.ts';
import { appendEvents, entityText, readCounters } from './events.ts';
import { groupLock, groupLocks, mayConflict, placeSteps, touchesGroup } from './exclusive.ts';
import { actorGuard, ruleGuards, stateGuards, versionGuard } from './guards.ts';
import type { Lines } from './lines.ts';
import { indent, when, wrapped } from './lines.ts';
import { tableOf } from './names.ts';
import type { MutationPlan } from './plan.ts';
import { planOf } from './plan.ts';
import { ident } from './quoting.ts';
import { referenceLocks } from './references.ts';
import { findRow, insertRow, lockRow, rowId, updateRow } from './rows.ts';
import type { SabotageKind } from './sabotage.ts';
import { loadDocument } from './singleton.ts';
import { type Step, step, timeStep } from './steps.ts';
import { assignments } from './values.ts';

export function changeSteps(context: SqlContext, plan: MutationPlan, sabotage: SabotageKind | null): readonly Step[] {
  const { resource, mutation, writes } = plan;
  const id = rowId(resource);
  const fields = context.names.of(resource.name, 'fields');
  const rest: readonly Step[] = [
    step(null, ...stateGuards(context, plan, 'before')),
    step(null, actorGuard(context, plan, 'before')),
    step(null, ['after := before;'], assignments(context, plan, writes), ['after.version := before.version + 1;']),
    step(null, ...ruleGuards(context, plan)),
    ...conflictSteps(context, plan),
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
  const moves = exclusive.within.some((field) => plan.written.has(field));
  const groupWrites = plan.writes.filter(({ field }) => exclusive.within.includes(field.name));
  return [
    step(`Rivals for the same ${exclusive.within.join(' and ')} wait for each other.`, [
      ...findRow(context, resource),
      ...(moves
        ? ['after := before;', ...assignments(context, plan, groupWrites), ...groupLocks(resource, exclusive)]
        : groupLock(resource, exclusive, 'before')),
    ]),
    ...(isMovable(resource) ? [step(null, ['rival := before;'])] : []),
  ];
}

/** Whether any mutation can move a row from one group to another. */
function isMovable(resource: Resource): boolean {
  return resource.mutations.some((mutation) => {
    if (mutation.kind === 'create' || mutation.kind === 'delete') return false;
    const { written } = planOf(resource, mutation);
    return resource.exclusive?.within.some((field) => written.has(field)) ?? false;
  });
}

function conflictSteps(context: SqlContext, plan: MutationPlan): readonly Step[] {
  const { resource } = plan;
  const { exclusive } = resource;
  if (exclusive === null || !touchesGroup(plan)) return [];
  const moved = isMovable(resource)
    ? [
        step('The row may have moved to another group while its lock was waited for: the caller tries again.', [
          `IF ${exclusive.within.map((field) => `rival.${ident(field)} IS DISTINCT FROM before.${ident(field)}`).join(' OR ')} THEN`,
          "  RAISE EXCEPTION 'the row moved to another group meanwhile' USING ERRCODE = 'serialization_failure';",
          'END IF;',
        ]),
      ]
    : [];
  if (!mayConflict(plan)) return moved;
  return [...moved, ...placeSteps(context, resource)];
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
