/** Conditions of the manifest (`when`, `where`, switches) as SQL predicates and as the words that say why one does not hold. */
import type { Condition, Field, Operand, Parameter, Resource } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { fieldOf } from './context.ts';
import { ident, literal, pattern } from './quoting.ts';
import { constant, fromJson, isArray, text } from './types.ts';

/** Where a condition is asked: of which row, against which clock, with which body parameters. */
export interface Place {
  readonly resource: Resource;
  /** `before`, `t`, `r`; null: bare columns, as in an index. */
  readonly row: string | null;
  /** An expression that gives the time. */
  readonly clock: string;
  readonly parameters: readonly Parameter[];
}

/** The predicate, true where the condition holds; it may be NULL where a nullable field is null. */
export function predicate(context: SqlContext, condition: Condition, place: Place): string {
  const field = fieldOf(place.resource, condition.field);
  const column = columnOf(place.row, field.name);
  const { test } = condition;
  switch (test.kind) {
    case 'is':
      if (test.value === null) return `${column} IS NULL`;
      if (test.value === true) return column;
      if (test.value === false) return `NOT ${column}`;
      return `${column} = ${constant(field.type, test.value)}`;
    case 'not':
      if (test.value === null) return `${column} IS NOT NULL`;
      if (field.nullable) return `${column} IS DISTINCT FROM ${constant(field.type, test.value)}`;
      return `${column} <> ${constant(field.type, test.value)}`;
    case 'in':
      return `${column} IN (${test.values.map((value) => constant(field.type, value)).join(', ')})`;
    case 'time':
      return `${column} ${test.is === 'future' ? '>' : '<='} ${place.clock}`;
    case 'empty':
      return emptiness(field, column, test.is);
    case 'at_least':
    case 'at_most':
      return `${column} ${test.kind === 'at_least' ? '>=' : '<='} ${operandSql(context, test.operand, field, place)}`;
  }
}

/** True where the condition does not hold, never NULL. */
export function violation(context: SqlContext, condition: Condition, place: Place): string {
  const field = fieldOf(place.resource, condition.field);
  const column = columnOf(place.row, field.name);
  const { test } = condition;
  if (test.kind === 'empty') return emptiness(field, column, !test.is);
  if (test.kind === 'is' && test.value === null) return `${column} IS NOT NULL`;
  if (test.kind === 'not' && test.value === null) return `${column} IS NULL`;
  if (field.nullable && test.kind === 'is') return `${column} IS DISTINCT FROM ${constant(field.type, test.value)}`;
  if (field.nullable && test.kind === 'not') return `${column} = ${constant(field.type, test.value)} IS TRUE`;
  const mayBeNull = field.nullable || (isComparison(test) && test.operand.kind !== 'literal');
  if (mayBeNull) return `(${predicate(context, condition, place)}) IS NOT TRUE`;
  switch (test.kind) {
    case 'is':
      if (test.value === true) return `NOT ${column}`;
      if (test.value === false) return column;
      return `${column} <> ${constant(field.type, test.value)}`;
    case 'not':
      return `${column} = ${constant(field.type, test.value)}`;
    case 'in':
      return `${column} NOT IN (${test.values.map((value) => constant(field.type, value)).join(', ')})`;
    case 'time':
      return `${column} ${test.is === 'future' ? '<=' : '>'} ${place.clock}`;
    case 'at_least':
    case 'at_most':
      return `${column} ${test.kind === 'at_least' ? '<' : '>'} ${operandSql(context, test.operand, field, place)}`;
  }
}

function isComparison(test: Condition['test']): test is Extract<Condition['test'], { kind: 'at_least' | 'at_most' }> {
  return test.kind === 'at_least' || test.kind === 'at_most';
}

/** The sentence of a refusal, as an SQL expression: `status is Accepted; accept needs Pending`. */
export function sentence(context: SqlContext, condition: Condition, place: Place, mutation: string): string {
  const field = fieldOf(place.resource, condition.field);
  const fact = factOf(field, columnOf(place.row, field.name));
  const { test } = condition;
  const needs = (what: string, ...more: readonly string[]): string =>
    `format(${literal(`${pattern(field.name)} is %s; ${pattern(mutation)} needs ${what}`)}, ${[fact, ...more].join(', ')})`;
  switch (test.kind) {
    case 'is':
      return needs(pattern(test.value === null ? 'it empty' : text(test.value)));
    case 'not':
      return needs(pattern(test.value === null ? 'a value' : `any other ${field.name}`));
    case 'in':
      return needs(pattern(alternatives(test.values.map(text))));
    case 'time':
      return needs(test.is === 'future' ? 'a time to come' : 'a time that has come');
    case 'empty':
      return needs(test.is ? 'it empty' : 'a value');
    case 'at_least':
      return needs('at least %s', operandSql(context, test.operand, field, place));
    case 'at_most':
      return needs('at most %s', operandSql(context, test.operand, field, place));
  }
}

/** `Accepted or InProgress` */
function alternatives(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** A field's value as people read it, for `format()`; long texts are cut. */
export function factOf(field: Field, column: string): string {
  const shown = shownOf(field, column);
  if (!field.nullable) return shown.sql;
  return `coalesce(${shown.isText ? shown.sql : `${shown.sql}::text`}, 'empty')`;
}

function shownOf({ type }: Field, column: string): { readonly sql: string; readonly isText: boolean } {
  switch (type.kind) {
    case 'timestamp':
      return { sql: `resound.stamp(${column})`, isText: true };
    case 'text':
      return { sql: `left(${column}, 100)`, isText: true };
    case 'enum':
      return { sql: column, isText: true };
    case 'boolean':
      // format() would write t and f.
      return { sql: `${column}::text`, isText: true };
    case 'bytes':
      return { sql: `octet_length(${column}) || ' bytes'`, isText: true };
    case 'integer':
    case 'duration_ms':
    case 'number':
    case 'uuid':
    case 'ref':
      return { sql: column, isText: false };
    default:
      return { sql: `left(${column}::text, 100)`, isText: true };
  }
}

function emptiness({ type }: Field, column: string, empty: boolean): string {
  const not = empty ? '' : ' NOT';
  switch (type.kind) {
    case 'text':
      return empty ? `coalesce(${column}, '') = ''` : `${column} <> ''`;
    case 'bytes':
      return empty ? `coalesce(octet_length(${column}), 0) = 0` : `octet_length(${column}) > 0`;
    case 'list': {
      const size = isArray(type) ? `cardinality(${column})` : `json_array_length(${column})`;
      return empty ? `coalesce(${size}, 0) = 0` : `coalesce(${size}, 0) > 0`;
    }
    default:
      return `${column} IS${not} NULL`;
  }
}

function operandSql(context: SqlContext, operand: Operand, field: Field, { row, clock, parameters }: Place): string {
  switch (operand.kind) {
    case 'now':
      return clock;
    case 'literal':
      return String(operand.value);
    case 'field':
      return columnOf(row, operand.field);
    case 'parameter': {
      const parameter = parameters.find(({ name }) => name === operand.parameter);
      return fromJson(
        context,
        parameter?.type ?? field.type,
        'p_input',
        operand.parameter,
        parameter?.nullable ?? false,
      );
    }
  }
}

export function columnOf(row: string | null, field: string): string {
  return row === null ? ident(field) : `${row}.${ident(field)}`;
}

/** The condition in words: `status is Pending`. */
export function sentenceOf({ field, test }: Condition): string {
  switch (test.kind) {
    case 'is':
      return `${field} is ${test.value === null ? 'empty' : text(test.value)}`;
    case 'not':
      return `${field} is not ${test.value === null ? 'empty' : text(test.value)}`;
    case 'in':
      return `${field} is ${alternatives(test.values.map(text))}`;
    case 'time':
      return `${field} lies in the ${test.is}`;
    case 'empty':
      return test.is ? `${field} is empty` : `${field} is not empty`;
    case 'at_least':
    case 'at_most':
      return `${field} is ${test.kind === 'at_least' ? 'at least' : 'at most'} ${operandWords(test.operand)}`;
  }
}

function operandWords(operand: Operand): string {
  switch (operand.kind) {
    case 'now':
      return 'the present time';
    case 'literal':
      return String(operand.value);
    case 'field':
      return operand.field;
    case 'parameter':
      return operand.parameter;
  }
}
