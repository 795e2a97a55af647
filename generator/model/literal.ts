/** Values written in the manifest, read as the type of the place where they stand. */

import { boundsText, describe, plainNumber, quotable } from '../manifest/conform.ts';
import type { MapNode, Node } from '../manifest/tree.ts';
import { toJson } from '../manifest/tree.ts';
import type { FieldType, Json, ObjectType, Parameter, VariantType } from './model.ts';
import { matches } from './pattern.ts';
import type { Scope } from './scope.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TIMESTAMP = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Reads a value of the given type, defaults and nulls of objects filled in.
 *
 * @returns undefined where it does not fit, which is then reported
 */
export function literal(scope: Scope, node: Node, type: FieldType, nullable: boolean): Json | undefined {
  if (node.kind === 'scalar' && node.value === null && node.source !== '' && nullable) return null;
  const wrong = (expected: string): Json | undefined => {
    scope.problem('E3001', node, { expected, found: describe(node), instead: unquoted(node, type) });
    return undefined;
  };
  switch (type.kind) {
    case 'json':
      return toJson(node);
    case 'boolean':
      return node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : wrong('true or false');
    case 'integer':
    case 'duration_ms':
    case 'number':
      return number(scope, node, type);
    case 'list':
      if (node.kind !== 'list') return wrong('a list');
      return inBounds(scope, node, node.items.length, type, 'items')
        ? all(node.items.map((item) => literal(scope, item, type.of, false)))
        : undefined;
    case 'object':
      return node.kind === 'map' ? object(scope, node, type) : wrong(`an object ${type.name}`);
    case 'variant':
      return variant(scope, node, type) ?? wrong(`a case of ${type.name}`);
    default:
      return text(scope, node, type);
  }
}

function text(scope: Scope, node: Node, type: FieldType): Json | undefined {
  const wrong = (expected: string): Json | undefined => {
    scope.problem('E3001', node, { expected, found: describe(node), instead: null });
    return undefined;
  };
  if (node.kind !== 'scalar') return wrong(meant(type));
  const { value } = node;
  if (typeof value !== 'string') {
    if (!quotable(node)) return wrong(meant(type));
    // Quoting mends it only where the quoted text would then fit; a number where an enum is meant is another mistake.
    if (type.kind === 'text' || (type.kind === 'enum' && type.values.includes(node.source))) {
      scope.problem('E1005', node, { source: node.source });
      return undefined;
    }
    return wrong(meant(type));
  }
  if (type.kind === 'enum') {
    if (type.values.includes(value)) return value;
    scope.problem('E3002', node, { ...scope.unknown(value, type.values), type: type.name });
    return undefined;
  }
  if (type.kind === 'text') {
    if (!inBounds(scope, node, charactersIn(value), type, 'characters')) return undefined;
    if (type.notBlank && value.trim() === '') return wrong('a text that is not blank');
    const matched = type.pattern === null || matches(type.pattern, value);
    if (matched === 'endless')
      scope.problem('E3006', node, { detail: `${String(type.pattern)} takes too long to try here` });
    if (matched !== true) return matched === false ? wrong(`a text like ${type.pattern}`) : undefined;
    return value;
  }
  const pattern = type.kind === 'timestamp' ? TIMESTAMP : type.kind === 'bytes' ? BASE64 : UUID;
  return pattern.test(value) ? value : wrong(meant(type));
}

/** A quoted number or truth value without its quotes, where that is what is meant. */
function unquoted(node: Node, { kind }: FieldType): string | null {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return null;
  const said = node.value;
  if (kind === 'boolean') return said === 'true' || said === 'false' ? `${said}, without quotes` : null;
  if (kind === 'integer' || kind === 'duration_ms')
    return /^-?(?:0|[1-9]\d{0,14})$/.test(said) ? `${said}, without quotes` : null;
  if (kind === 'number') return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(said) ? `${said}, without quotes` : null;
  return null;
}

/** Code points, as PostgreSQL and JSON Schema count them. */
const charactersIn = (text: string): number => Array.from(text).length;

function number(
  scope: Scope,
  node: Node,
  type: Extract<FieldType, { kind: 'integer' | 'duration_ms' | 'number' }>,
): number | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'number' || !Number.isFinite(node.value)) {
    scope.problem('E3001', node, { expected: meant(type), found: describe(node), instead: unquoted(node, type) });
    return undefined;
  }
  const plain = plainNumber(node);
  if (plain !== null) {
    scope.problem('E1017', node, { source: node.source, value: plain });
    return undefined;
  }
  if (type.kind !== 'number' && !Number.isInteger(node.value)) {
    scope.problem('E3001', node, { expected: meant(type), found: describe(node), instead: unquoted(node, type) });
    return undefined;
  }
  const { min, max } = type;
  if (node.value < (min ?? -Infinity) || node.value > (max ?? Infinity)) {
    scope.problem('E1016', node, { found: node.value, bounds: boundsText(min, max) });
    return undefined;
  }
  return node.value;
}

function inBounds(
  scope: Scope,
  node: Node,
  found: number,
  { min, max }: { readonly min: number | null; readonly max: number | null },
  what: string,
): boolean {
  if (found >= (min ?? 0) && found <= (max ?? Infinity)) return true;
  scope.problem('E1018', node, { found, what, bounds: `${boundsText(min, max)} are meant` });
  return false;
}

function object(scope: Scope, node: MapNode, type: ObjectType): Json | undefined {
  const known = type.fields.map(({ name }) => name);
  let sound = true;
  for (const { name, key } of node.entries.values()) {
    if (known.includes(name)) continue;
    scope.problem('E2007', key, { ...scope.unknown(name, known), type: type.name });
    sound = false;
  }
  const entries = type.fields.map((field): readonly [string, Json | undefined] => {
    const given = node.entries.get(field.name)?.value;
    if (given !== undefined) return [field.name, literal(scope, given, field.type, field.nullable)];
    const otherwise = absent(field);
    if (otherwise === undefined) scope.problem('E1011', node, { key: field.name, where: `an object ${type.name}` });
    return [field.name, otherwise];
  });
  const values = all(entries.map(([, value]) => value));
  if (!sound || values === undefined) return undefined;
  return Object.fromEntries(entries.map(([name], index) => [name, values[index] ?? null]));
}

/** What a key is where nobody gives it; undefined: it must be given. */
const absent = (field: Parameter): Json | undefined => field.default ?? (field.nullable ? null : undefined);

function variant(scope: Scope, node: Node, type: VariantType): Json | undefined {
  const tags = type.cases.map(({ tag }) => tag);
  const entry = node.kind === 'map' && node.entries.size === 1 ? [...node.entries.values()][0] : undefined;
  const tag = entry?.name ?? (node.kind === 'scalar' && typeof node.value === 'string' ? node.value : null);
  if (tag === null) return undefined;
  const found = type.cases.find((one) => one.tag === tag);
  if (found === undefined) {
    scope.problem('E3002', entry?.key ?? node, { ...scope.unknown(tag, tags), type: type.name });
    // Reported; any value keeps the caller from reporting it again.
    return tag;
  }
  if ((found.holds === null) !== (entry === undefined)) return undefined;
  if (found.holds === null || entry === undefined) return tag;
  const held = number(scope, entry.value, found.holds);
  return held === undefined ? tag : { [tag]: held };
}

function all(values: readonly (Json | undefined)[]): Json[] | undefined {
  const known = values.filter((value): value is Json => value !== undefined);
  return known.length === values.length ? known : undefined;
}

/** A type in words, for "... is meant here". */
export function meant(type: FieldType): string {
  switch (type.kind) {
    case 'text':
      return 'a text';
    case 'integer':
      return 'a whole number';
    case 'duration_ms':
      return 'a whole number of milliseconds';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'uuid':
    case 'ref':
      return 'a uuid';
    case 'timestamp':
      return 'a timestamp such as "2030-01-31T12:00:00Z"';
    case 'bytes':
      return 'bytes as base64 text';
    case 'json':
      return 'a value';
    case 'list':
      return `a list of ${typeName(type.of)}`;
    default:
      return `a value of ${type.name}`;
  }
}

/** A type by its name in the language. */
export function typeName(type: FieldType): string {
  if (type.kind === 'list') return `list of ${typeName(type.of)}`;
  if (type.kind === 'ref') return `ref of ${type.resource}`;
  return type.kind === 'enum' || type.kind === 'object' || type.kind === 'variant' ? type.name : type.kind;
}
