/** Values of the manifest as SQL expressions, and the statements that put them into the row. */
import type { Field, FieldType, ObjectType, Operand, Parameter, Value } from '../../model/model.ts';
import { columnOf } from './conditions.ts';
import type { SqlContext } from './context.ts';
import { fieldOf } from './context.ts';
import type { Lines } from './lines.ts';
import { around, when } from './lines.ts';
import { mergePatch, variantsIn } from './merge.ts';
import { mayLack } from './object-shape.ts';
import type { MutationPlan, Write } from './plan.ts';
import { bodyKeys } from './plan.ts';
import { ident, literal, pattern } from './quoting.ts';
import { refuseIf } from './refusals.ts';
import { constant, fromJson, objectJson, text } from './types.ts';

/** Statements that put values into `after`; those of one condition stand under one IF. */
export function assignments(context: SqlContext, plan: MutationPlan, writes: readonly Write[]): Lines {
  const parts: { condition: string | null; lines: Lines }[] = [];
  for (const write of writes) {
    const condition = conditionOf(write);
    const lines = assignment(context, plan, write);
    const last = parts.at(-1);
    if (last?.condition === condition) last.lines = [...last.lines, ...lines];
    else parts.push({ condition, lines });
  }
  return parts.flatMap(({ condition, lines }) => (condition === null ? lines : when(condition, lines)));
}

function conditionOf({ given, became }: Write): string | null {
  const conditions = [
    ...(given === null ? [] : [gives(given)]),
    ...(became === null
      ? []
      : [
          `after.${ident(became.field.name)} IN (${became.values.map((value) => constant(became.field.type, value)).join(', ')})`,
        ]),
  ];
  return conditions.length === 0 ? null : conditions.join(' AND ');
}

/** Whether the body has one of the keys. */
function gives(keys: readonly string[]): string {
  return keys.length === 1
    ? `p_input ? ${literal(keys[0] ?? '')}`
    : `p_input ?| ARRAY[${keys.map(literal).join(', ')}]`;
}

function assignment(context: SqlContext, plan: MutationPlan, { field, source }: Write): Lines {
  const target = `after.${ident(field.name)}`;
  switch (source.kind) {
    case 'default':
      return [`${target} := ${constant(field.type, source.value)};`];
    case 'input':
      return plan.mutation.kind === 'update'
        ? patchAssignment(context, field, target)
        : [`${target} := ${inputSql(context, field)};`];
    case 'value': {
      const value = valueSql(context, plan, field, source.value);
      return [...boundsRefusal(context, plan, field, source.value), `${target} := ${value};`];
    }
  }
}

/** A field as the body gives it whole; where it gives none, the default. */
function inputSql(context: SqlContext, field: Field): string {
  const value = wholeSql(context, field);
  if (field.default === undefined || field.default === null) return value;
  return `CASE WHEN ${gives(bodyKeys(field))} THEN ${value} ELSE ${constant(field.type, field.default)} END`;
}

function wholeSql(context: SqlContext, field: Field): string {
  if (!field.flat || field.type.kind !== 'object') {
    return fromJson(context, field.type, 'p_input', field.name, field.nullable);
  }
  // The body itself: the object's keys are all that is taken from it.
  const object = objectJson(context, field.type, 'p_input');
  return field.nullable ? `CASE WHEN ${gives(bodyKeys(field))} THEN ${object} END` : object;
}

/** A field as a merge patch leaves it: objects are merged, all else is replaced. */
function patchAssignment(context: SqlContext, field: Field, target: string): Lines {
  const { type, name } = field;
  switch (type.kind) {
    case 'json':
      return [`${target} := resound.merge_patch(before.${ident(name)}, ${patchSql(field)});`];
    case 'object': {
      const variants = variantsIn(type, [], field.flat ? [] : [name]);
      const patched = mergePatch(`before.${ident(name)}::jsonb`, patchSql(field), 'p_input', variants);
      return [
        ...around('merged := ', patched, ';'),
        ...lacksRefusal(context, field, type),
        `${target} := ${objectJson(context, type, 'merged')};`,
      ];
    }
    default:
      return [`${target} := ${fromJson(context, type, 'p_input', name, field.nullable)};`];
  }
}

/** Merged into null, a patch must bring every key that the object cannot be without. */
function lacksRefusal(context: SqlContext, { name, nullable }: Field, type: ObjectType): Lines {
  if (!nullable && !mayLack(type)) return [];
  const lacks = `${context.names.of(type.name, 'lacks')}(merged)`;
  const message = `format(${literal(`${pattern(name)} lacks %s`)}, ${lacks})`;
  return refuseIf(context, `${lacks} IS NOT NULL`, 400, 'INVALID_INPUT', message);
}

/** The part of the body that is the field's patch. */
function patchSql(field: Field): string {
  if (!field.flat) return `p_input -> ${literal(field.name)}`;
  const keys = `ARRAY[${bodyKeys(field).map(literal).join(', ')}]`;
  return `(SELECT jsonb_object_agg(key, value) FROM jsonb_each(p_input) WHERE key = ANY (${keys}))`;
}

export function valueSql(context: SqlContext, plan: MutationPlan, field: Field, value: Value): string {
  switch (value.kind) {
    case 'now':
      return 'moment';
    case 'literal':
      return constant(field.type, value.value);
    case 'from':
      return parameterSql(context, plan, value.parameter, field.type, field.nullable);
    case 'hash':
      return `resound.sha256(after.${ident(value.field)})`;
    case 'root':
      return 'root_id';
    case 'add':
    case 'subtract':
      return sumSql(context, plan, value);
    case 'case':
      return caseSql(plan, field, value);
  }
}

function caseSql({ resource, mutation }: MutationPlan, field: Field, value: Extract<Value, { kind: 'case' }>): string {
  const [first = '', ...keys] = value.of;
  const isParameter = mutation.with.some(({ name }) => name === first);
  const source = isParameter ? null : fieldOf(resource, first);
  const plain = source !== null && keys.length === 0;
  const path = [
    isParameter ? 'p_input' : `after.${ident(first)}`,
    ...(isParameter ? [first, ...keys] : keys).map(literal),
  ];
  const subject = plain ? path.join('') : `${path.slice(0, -1).join(' -> ')} ->> ${path.at(-1) ?? ''}`;
  const branches = value.when.map(
    ({ is, then }) =>
      `WHEN ${plain ? constant(source.type, is) : literal(text(is))} THEN ${constant(field.type, then)}`,
  );
  return `CASE ${subject} ${branches.join(' ')} ELSE ${constant(field.type, value.otherwise)} END`;
}

interface Term {
  readonly sql: string;
  readonly type: FieldType;
}
type Sum = Extract<Value, { kind: 'add' | 'subtract' }>;

/**
 * Between two times the milliseconds.
 *
 * @param wide - whole numbers as bigint, so that the sum itself cannot overflow
 */
function sumSql(context: SqlContext, plan: MutationPlan, { kind, left, right }: Sum, wide = false): string {
  const terms = [left, right].map((operand) => termOf(context, plan, operand));
  const sign = kind === 'add' ? ' + ' : ' - ';
  const times = terms.filter(({ type }) => type.kind === 'timestamp').length;
  if (times === 2) return `(extract(epoch FROM ${terms.map(({ sql }) => sql).join(sign)}) * 1000)::bigint`;
  const summands = terms.map((term, index) => {
    if (times === 1) return term.type.kind === 'timestamp' ? term.sql : intervalSql(context, term);
    return wide && index === 0 ? `${term.sql}::bigint` : term.sql;
  });
  return summands.join(sign);
}

/** Milliseconds as an interval; NULL, and with it the sum, where a variant lasts for ever. */
function intervalSql(context: SqlContext, { sql, type }: Term): string {
  const milliseconds = type.kind === 'variant' ? `${context.names.of(type.name, 'lasts')}(${sql})` : sql;
  return `${milliseconds} * interval '1 millisecond'`;
}

function termOf(context: SqlContext, plan: MutationPlan, operand: Operand): Term {
  switch (operand.kind) {
    case 'now':
      return { sql: 'moment', type: { kind: 'timestamp' } };
    case 'literal':
      return { sql: String(operand.value), type: { kind: 'number', min: null, max: null } };
    case 'field': {
      const { type } = fieldOf(plan.resource, operand.field);
      return { sql: columnOf('after', operand.field), type };
    }
    case 'parameter': {
      const parameter = parameterOf(plan, operand.parameter);
      return {
        sql: parameterSql(context, plan, operand.parameter, parameter.type, parameter.nullable),
        type: parameter.type,
      };
    }
  }
}

/** A body parameter; where the body does not give it, its default. */
function parameterSql(
  context: SqlContext,
  plan: MutationPlan,
  name: string,
  type: FieldType,
  nullable: boolean,
): string {
  const parameter = parameterOf(plan, name);
  const value = fromJson(context, type, 'p_input', name, nullable || parameter.nullable);
  if (parameter.default === undefined || parameter.default === null) return value;
  return `(CASE WHEN ${gives([name])} THEN ${value} ELSE ${constant(type, parameter.default)} END)`;
}

function parameterOf({ mutation }: MutationPlan, name: string): Parameter {
  const found = mutation.with.find((parameter) => parameter.name === name);
  if (found === undefined) throw new Error(`${mutation.resource}.${mutation.name} has no parameter "${name}"`);
  return found;
}

/** A sum may leave the field's bounds although each part keeps to its own: that is refused, not stored and not an error. */
function boundsRefusal(context: SqlContext, plan: MutationPlan, field: Field, value: Value): Lines {
  if (value.kind !== 'add' && value.kind !== 'subtract') return [];
  const { type, name } = field;
  if (type.kind !== 'integer' && type.kind !== 'duration_ms' && type.kind !== 'number') return [];
  const bounds = outside(type.min, type.max);
  if (bounds === null) return [];
  const sum = sumSql(context, plan, value, type.kind !== 'number');
  const message = `format(${literal(`${pattern(name)} would be %s; it must be ${bounds.words}`)}, ${sum})`;
  return refuseIf(context, `${sum} ${bounds.sql}`, 409, 'STATE_CONFLICT', message);
}

function outside(min: number | null, max: number | null): { readonly sql: string; readonly words: string } | null {
  if (min !== null && max !== null) {
    return { sql: `NOT BETWEEN ${min} AND ${max}`, words: `between ${min} and ${max}` };
  }
  if (min !== null) return { sql: `< ${min}`, words: `at least ${min}` };
  return max === null ? null : { sql: `> ${max}`, words: `at most ${max}` };
}
