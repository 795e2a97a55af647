/** The steps of a create: the row as it will be, what it points at, its group, the insert, the events. */
import type { SqlContext } from './context.ts';
import { storedFields } from './context.ts';
import { appendEvents, entityText } from './events.ts';
import { groupLock, placeSteps } from './exclusive.ts';
import { actorGuard, stateGuards } from './guards.ts';
import type { MutationPlan, Write } from './plan.ts';
import { ident } from './quoting.ts';
import { referenceLocks } from './references.ts';
import { insertRow, rowId } from './rows.ts';
import type { Sabotage } from './sabotage.ts';
import { type Step, step, timeStep } from './steps.ts';
import { straight } from './straight.ts';
import { assignments } from './values.ts';

export function createSteps(context: SqlContext, plan: MutationPlan, sabotage: Sabotage | null): readonly Step[] {
  const { resource, mutation, writes } = plan;
  const { exclusive } = resource;
  const given = writes.filter(isGiven);
  const made = writes.filter((write) => !isGiven(write));
  const guards = [...stateGuards(context, plan, 'after').flat(), ...actorGuard(context, plan, 'after')];
  const id = rowId(resource);
  const late: readonly Step[] = [
    step(null, assignments(context, plan, made)),
    step(null, guards),
    ...placeSteps(context, resource),
  ];
  const early: readonly Step[] = [
    step(
      null,
      resource.id === 'tenant_id' ? [] : [`after.${ident(resource.id)} := p_id;`],
      ['after.tenant_id := p_tenant;'],
      assignments(context, plan, given),
      ['after.version := 1;'],
    ),
    ...(exclusive === null
      ? []
      : [
          step(
            `Rivals for the same ${exclusive.within.join(' and ')} wait for each other.`,
            groupLock(resource, exclusive, 'after'),
          ),
        ]),
    step('What the row points at stays, and was announced before it.', referenceLocks(context, plan)),
    timeStep(late),
    ...late,
  ];
  const { steps, values } = straight(early);
  const fields = storedFields(resource).filter(({ name }) => plan.written.has(name));
  return [
    ...steps,
    step(null, insertRow(resource, fields, values)),
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
          oldFields: 'NULL',
          newFields: `${context.names.of(resource.name, 'fields')}(after)`,
          continued: false,
        },
        sabotage,
      ),
    ),
  ];
}

/** Whether a value is known before the locks are taken. */
function isGiven({ source, became }: Write): boolean {
  if (became !== null) return false;
  return (
    source.kind !== 'value' ||
    source.value.kind === 'literal' ||
    source.value.kind === 'from' ||
    source.value.kind === 'hash'
  );
}
