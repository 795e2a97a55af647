/** Guards on the locked row: version, state, actor, and the rules that hold between fields. */
import type { Mutation, Resource } from '../../model/model.ts';
import { ruleMessage, ruleSql } from './checks.ts';
import type { Place } from './conditions.ts';
import { factOf, sentence, violation } from './conditions.ts';
import type { SqlContext } from './context.ts';
import { fieldOf } from './context.ts';
import type { Lines } from './lines.ts';
import type { MutationPlan } from './plan.ts';
import { ident, literal, pattern } from './quoting.ts';
import { refuseIf } from './refusals.ts';
import { sqlType } from './types.ts';

/** `If-Match` names the version that the caller has seen; the system's own mutations have seen none. */
export function versionGuard(context: SqlContext, { mutation }: MutationPlan): Lines {
  if (mutation.route === null) return [];
  const message = "format('the row has version %s, and If-Match names another', before.version)";
  return refuseIf(context, 'before.version <> p_if_match', 412, 'CONCURRENT_MODIFICATION', message);
}

/** @param row - the row that is asked: `before`, at a create `after` */
export function stateGuards(context: SqlContext, { resource, mutation }: MutationPlan, row: string): readonly Lines[] {
  const place: Place = { resource, row, clock: 'moment', parameters: mutation.with };
  const due = mutation.timer === null ? [] : [dueGuard(context, resource, mutation, mutation.timer)];
  const guards = mutation.when.map((condition) =>
    refuseIf(
      context,
      violation(context, condition, place),
      409,
      condition.error,
      sentence(context, condition, place, mutation.name),
    ),
  );
  return [...due, ...guards];
}

/** A timer's time has come. */
function dueGuard(context: SqlContext, resource: Resource, { name }: Mutation, timer: string): Lines {
  const field = fieldOf(resource, timer);
  const column = `before.${ident(timer)}`;
  const condition = field.nullable ? `(${column} <= moment) IS NOT TRUE` : `${column} > moment`;
  const message = `format(${literal(`${pattern(timer)} is %s; ${pattern(name)} needs a time that has come`)}, ${factOf(field, column)})`;
  return refuseIf(context, condition, 409, 'STATE_CONFLICT', message);
}

/** Whoever says that they are the row's actor must be it. */
export function actorGuard(context: SqlContext, { resource, mutation: { actor } }: MutationPlan, row: string): Lines {
  if (actor === null) return [];
  const { type } = fieldOf(resource, actor.field);
  const said = `(p_input ->> ${literal(actor.parameter)})${sqlType(type) === 'text' ? '' : `::${sqlType(type)}`}`;
  // Who says nothing is nobody.
  const condition = `${said} IS DISTINCT FROM ${row}.${ident(actor.field)}`;
  const message = literal(`${actor.parameter} is not the ${actor.field} of this ${resource.name}`);
  return refuseIf(context, condition, 403, 'FORBIDDEN', message);
}

/** Rules between fields hold for the row that a mutation leaves. */
export function ruleGuards(context: SqlContext, { resource, written }: MutationPlan): readonly Lines[] {
  return resource.rules
    .filter((rule) => rule.paths.some(([field]) => field !== undefined && written.has(field)))
    .map((rule) =>
      refuseIf(context, `NOT (${ruleSql(resource, rule, 'after')})`, 400, 'INVALID_INPUT', literal(ruleMessage(rule))),
    );
}
