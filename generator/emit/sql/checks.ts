/** CHECK constraints: what no row may break, however it was written. Each has a name, so that its violation has a meaning. */
import type { Field, FieldType, Resource, Rule } from '../../model/model.ts';
import { storedFields } from './context.ts';
import { wrapped } from './lines.ts';
import { joined } from './names.ts';
import { ident, literal } from './quoting.ts';
import { isArray, sqlType } from './types.ts';

export interface Check {
  readonly name: string;
  readonly sql: string;
  /** The fields that can break it. */
  readonly fields: readonly string[];
  /** What is wrong where it is broken. */
  readonly message: string;
  readonly code: 'INVALID_INPUT' | 'INVALID_RANGE';
  /** Whether it lists the values of an enum. */
  readonly isEnum: boolean;
}

/** Only rules that JavaScript and PostgreSQL judge alike stand here: a check that is stricter than the validator would fail late. */
export function checksOf(resource: Resource): readonly Check[] {
  return [
    ...storedFields(resource).flatMap((field) => fieldChecks(resource, field)),
    ...resource.rules.map((rule) => ruleCheck(resource, rule)),
  ];
}

function fieldChecks(resource: Resource, field: Field): readonly Check[] {
  const bounds = boundsOf(field.type, ident(field.name));
  if (bounds === null) return [];
  return [
    {
      name: joined(resource.name, field.name, 'check'),
      sql: bounds.sql,
      fields: [field.name],
      message: `${field.name} ${bounds.words}`,
      code: field.type.kind === 'enum' ? 'INVALID_INPUT' : 'INVALID_RANGE',
      isEnum: field.type.kind === 'enum',
    },
  ];
}

interface Bounds {
  readonly sql: string;
  readonly words: string;
}

function boundsOf(type: FieldType, column: string): Bounds | null {
  switch (type.kind) {
    case 'enum':
      return {
        sql: `${column} IN (${valueList(type.values)})`,
        words: `must be one of ${type.values.join(', ')}`,
      };
    case 'integer':
    case 'duration_ms':
    case 'number':
      return between(column, type.min, type.max, '');
    case 'text':
      return between(`char_length(${column})`, atLeast(type.notBlank ? 1 : 0, type.min), type.max, ' characters');
    case 'bytes':
      return between(`octet_length(${column})`, atLeast(0, type.min), type.max, ' bytes');
    case 'list':
      return isArray(type)
        ? between(`cardinality(${column})`, atLeast(0, type.min), type.max, ' items')
        : between(`json_array_length(${column})`, atLeast(0, type.min), type.max, ' items');
    default:
      return null;
  }
}

/** A long list of values stands below the constraint that it belongs to. */
function valueList(values: readonly string[]): string {
  const lines = wrapped(values.map(literal));
  return lines.length < 2 ? lines.join('') : `\n    ${lines.join('\n    ')}\n  `;
}

function atLeast(floor: number, min: number | null): number | null {
  const least = Math.max(floor, min ?? 0);
  return least === 0 ? null : least;
}

const INTEGER_MIN = -2_147_483_648;
const INTEGER_MAX = 2_147_483_647;

/** Bounds that the column's type keeps anyway are left out. */
function between(value: string, least: number | null, most: number | null, unit: string): Bounds | null {
  const min = least === INTEGER_MIN ? null : least;
  const max = most === INTEGER_MAX ? null : most;
  if (min !== null && max !== null) {
    return { sql: `${value} BETWEEN ${min} AND ${max}`, words: `must have between ${min} and ${max}${unit}` };
  }
  if (min !== null) return { sql: `${value} >= ${min}`, words: `must be at least ${min}${unit}` };
  if (max !== null) return { sql: `${value} <= ${max}`, words: `must be at most ${max}${unit}` };
  return null;
}

function ruleCheck(resource: Resource, rule: Rule): Check {
  const fields = [...new Set(rule.paths.map(([field]) => field ?? ''))];
  return {
    name: joined(resource.name, rule.kind, ...rule.paths.map((path) => path.join('_')), 'check'),
    sql: ruleSql(resource, rule, null),
    fields,
    message: ruleMessage(rule),
    code: 'INVALID_INPUT',
    isEnum: false,
  };
}

/** The rule as a predicate that is never NULL. @param row - `after`; null: bare columns */
export function ruleSql(resource: Resource, rule: Rule, row: string | null): string {
  const values = rule.paths.map((path) => pathSql(resource, row, path));
  switch (rule.kind) {
    case 'any_of':
      return `num_nonnulls(${values.join(', ')}) > 0`;
    case 'differ':
      return pairs(values)
        .map(([left, right]) => `(${left} = ${right}) IS NOT TRUE`)
        .join(' AND ');
    case 'some_item':
      return rule.paths.map((path, index) => hasItem(resource, path, values[index] ?? '')).join(' OR ');
  }
}

export function ruleMessage(rule: Rule): string {
  const names = rule.paths.map((path) => path.join('.'));
  switch (rule.kind) {
    case 'any_of':
      return `one of ${names.join(', ')} must be given`;
    case 'differ':
      return `${names.join(', ')} must differ`;
    case 'some_item':
      return `one of ${names.join(', ')} must hold an item`;
  }
}

function pathSql(resource: Resource, row: string | null, [field = '', ...keys]: readonly string[]): string {
  const column = row === null ? ident(field) : `${row}.${ident(field)}`;
  const type = resource.fields.find(({ name }) => name === field)?.type;
  // Of values kept as JSON text only jsonb can tell whether they are equal.
  const value = type !== undefined && sqlType(type) === 'json' ? `${column}::jsonb` : column;
  return keys.length === 0 ? value : `nullif(${value} #> ${literal(`{${keys.map(arrayItem).join(',')}}`)}, 'null')`;
}

/** A key in an array literal. */
function arrayItem(key: string): string {
  return /^[A-Za-z0-9_]+$/.test(key) && key.toLowerCase() !== 'null' ? key : `"${key.replaceAll(/["\\]/g, '\\$&')}"`;
}

function hasItem(resource: Resource, path: readonly string[], value: string): string {
  const type = resource.fields.find(({ name }) => name === path[0])?.type;
  const plain = path.length === 1 && type?.kind === 'list' && isArray(type);
  return plain ? `coalesce(cardinality(${value}), 0) > 0` : `coalesce(jsonb_array_length(${value}), 0) > 0`;
}

function pairs(values: readonly string[]): readonly (readonly [string, string])[] {
  return values.flatMap((left, index) => values.slice(index + 1).map((right) => [left, right] as const));
}
