/** Requests that the manifest says are refused. */
import type { FieldType, Json, Model, Mutation, Parameter, Resource, Unique } from '../../model/model.ts';
import { type Expression, json, list, object } from '../../render/expression.ts';
import { stringLiteral } from '../../render/literal.ts';
import { type BodyKey, bodyKeys } from './draw.ts';
import { drawn, holds, is, type Known, unknown } from './known.ts';
import { conditionHolds, findPath, rangeOf } from './path.ts';

/** Prints the steps of a path; given by the plan, which also prints those of the mutation itself. */
export type PrintSteps = (path: NonNullable<ReturnType<typeof findPath>>) => Expression;

const refusal = (because: string, members: Readonly<Record<string, Expression | null>> = {}): Expression =>
  object({ because: stringLiteral(because), ...members });

export function refusalsOf(
  model: Model,
  resource: Resource,
  mutation: Mutation,
  printSteps: PrintSteps,
): readonly Expression[] {
  if (mutation.route === null) return [];
  return [
    ...validationRefusals(mutation),
    ...referenceRefusals(model, mutation),
    ...stateRefusals(resource, mutation, printSteps),
    ...(mutation.actor === null ? [] : [refusal('actor', { parameter: stringLiteral(mutation.actor.parameter) })]),
    ...(mutation.kind === 'create' ? conflictRefusals(resource, mutation) : []),
    ...(mutation.kind === 'delete' ? referencedRefusals(model, resource) : []),
  ];
}

/** One of each kind: absent, of another type, out of bounds. */
function validationRefusals(mutation: Mutation): readonly Expression[] {
  const keys = bodyKeys(mutation);
  const required = keys.find((key) => key.required);
  const typed = keys.find(({ parameter }) => wrongType(parameter.type) !== null);
  const ranged = keys.find(({ parameter }) => outOfRange(parameter.type) !== null);
  const given = (key: BodyKey, value: Json | null): Expression => object({ [key.parameter.name]: json(value) });
  return [
    ...(mutation.kind === 'update' ? [refusal('empty')] : []),
    ...(required === undefined ? [] : [refusal('missing', { field: stringLiteral(required.parameter.name) })]),
    ...(typed === undefined ? [] : [refusal('type', { given: given(typed, wrongType(typed.parameter.type)) })]),
    ...(ranged === undefined ? [] : [refusal('range', { given: given(ranged, outOfRange(ranged.parameter.type)) })]),
  ];
}

function wrongType({ kind }: FieldType): Json | null {
  switch (kind) {
    case 'json':
      return null;
    case 'integer':
    case 'duration_ms':
    case 'number':
      return '1';
    case 'boolean':
      return 'yes';
    case 'list':
      return {};
    case 'object':
    case 'variant':
    case 'enum':
      return [];
    case 'text':
    case 'uuid':
    case 'ref':
    case 'timestamp':
    case 'bytes':
      return 42;
  }
}

function outOfRange(type: FieldType): Json | null {
  if (type.kind === 'number') return type.min === null ? null : type.min - 1;
  const range = rangeOf(type);
  return range === null ? null : range.min - 1;
}

function referenceRefusals(model: Model, mutation: Mutation): readonly Expression[] {
  return bodyKeys(mutation).flatMap(({ parameter, field }) => {
    const target = field === null ? undefined : targetOf(model, parameter);
    if (target?.storage !== 'table') return [];
    return [refusal('reference', { field: stringLiteral(parameter.name), code: stringLiteral(target.notFound) })];
  });
}

const targetOf = (model: Model, { type }: Parameter): Resource | undefined =>
  type.kind === 'ref' ? model.resources.find(({ name }) => name === type.resource) : undefined;

/** For each guard a row on which it does not hold, while those that are asked before it do. */
function stateRefusals(resource: Resource, mutation: Mutation, printSteps: PrintSteps): readonly Expression[] {
  return mutation.when.flatMap((condition, index) => {
    const path = findPath(resource, {
      soon: null,
      timers: false,
      reached: (state) =>
        mutation.when
          .slice(0, index + 1)
          .every((other) => conditionHolds(other, state, mutation, () => undefined, 'all') === (other !== condition)),
    });
    if (path === null) return [];
    return [
      refusal('state', {
        after: printSteps(path),
        given: extreme(mutation, condition.test),
        code: stringLiteral(condition.error),
      }),
    ];
  });
}

/** A guard that compares with a parameter is broken by the parameter's extreme. */
function extreme(mutation: Mutation, test: Mutation['when'][number]['test']): Expression | null {
  if (!('operand' in test) || test.operand.kind !== 'parameter') return null;
  const { parameter: name } = test.operand;
  const range = rangeOf(mutation.with.find((parameter) => parameter.name === name)?.type);
  return range === null ? null : object({ [name]: String(test.kind === 'at_least' ? range.max : range.min) });
}

/** A second row that agrees with the first in the fields of a unique rule, and another time in those of the exclusive one. */
function conflictRefusals(resource: Resource, mutation: Mutation): readonly Expression[] {
  const isInput = (name: string): boolean => mutation.input.some((field) => field.name === name);
  const ofUniques = resource.unique.flatMap((unique) => {
    const given = standing(resource, mutation, unique);
    const fields = unique.fields.map(({ field }) => field);
    if (given === null || !fields.every(isInput) || hasNull(resource, fields)) return [];
    return [conflict(fields, given, unique.error)];
  });
  const { exclusive } = resource;
  if (exclusive === null || !exclusive.within.every(isInput)) return ofUniques;
  const apart =
    exclusive.together === null ? {} : otherThan(resource, exclusive.together.field, exclusive.together.value);
  return [...ofUniques, conflict(exclusive.within, apart, exclusive.error)];
}

const conflict = (fields: readonly string[], given: Readonly<Record<string, Json>>, code: string): Expression =>
  refusal('conflict', {
    fields: list(fields.map(stringLiteral)),
    given: Object.keys(given).length === 0 ? null : json(given),
    code: stringLiteral(code),
  });

/** Rows with null in a unique rule never collide. */
const hasNull = (resource: Resource, fields: readonly string[]): boolean =>
  fields.some((name) => resource.fields.find((field) => field.name === name)?.nullable ?? true);

/** What a body must say for a new row to be under a conditional rule; null where no body can. */
function standing(resource: Resource, mutation: Mutation, { where }: Unique): Readonly<Record<string, Json>> | null {
  const given: Record<string, Json> = {};
  for (const { field: name, test } of where) {
    const field = resource.fields.find((other) => other.name === name);
    if (field === undefined) return null;
    const isInput = mutation.input.some((input) => input.name === name);
    const known: Known = isInput
      ? drawn(field, field.default !== undefined)
      : field.default !== undefined
        ? is(field.default)
        : unknown;
    if (holds(test, known, null) === true) continue;
    const wanted = test.kind === 'is' ? test.value : test.kind === 'in' ? test.values[0] : undefined;
    if (!isInput || wanted === undefined) return null;
    given[name] = wanted;
  }
  return given;
}

function otherThan(resource: Resource, name: string, value: Json): Readonly<Record<string, Json>> {
  const type = resource.fields.find((field) => field.name === name)?.type;
  const other = type?.kind === 'enum' ? type.values.find((candidate) => candidate !== value) : undefined;
  return other === undefined ? {} : { [name]: other };
}

/** One field of each resource whose rows keep this one from going. */
const referencedRefusals = (model: Model, { name }: Resource): readonly Expression[] =>
  (keepersOf(model).get(name) ?? []).map(({ by, field }) =>
    refusal('referenced', { by: stringLiteral(by), field: stringLiteral(field) }),
  );

interface Keeper {
  readonly by: string;
  readonly field: string;
}

const keepers = new WeakMap<Model, ReadonlyMap<string, readonly Keeper[]>>();

/** Of each resource, those that hold on to its rows; worked out once for all. */
function keepersOf(model: Model): ReadonlyMap<string, readonly Keeper[]> {
  const known = keepers.get(model);
  if (known !== undefined) return known;
  const found = new Map<string, Keeper[]>();
  for (const { name: by, mutations } of model.resources) {
    const create = mutations.find(({ kind, route }) => kind === 'create' && route !== null);
    const kept = new Set<string>();
    for (const { name: field, type } of create?.input ?? []) {
      if (type.kind !== 'ref' || type.onDelete !== 'restrict' || kept.has(type.resource)) continue;
      kept.add(type.resource);
      found.set(type.resource, [...(found.get(type.resource) ?? []), { by, field }]);
    }
  }
  keepers.set(model, found);
  return found;
}
