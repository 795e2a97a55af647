/**
 * The typed layer over compiled checks: it turns what ajv found into field errors with the API's codes.
 *
 * It stands beside the contract's types, although those exist in types alone, because generated code may import nothing but the
 * contract, and this mapping would otherwise be repeated in each generated module. It is pure: no clock, no state, no I/O.
 */
import { nearest } from './nearest.ts';
import { escapePointer, unescapePointer } from './pointer.ts';
import { type BodyRule, brokenRules } from './rules.ts';
import { unstorable } from './storable.ts';
import type { FieldError, Validated, Validator } from './validation.ts';

/** What ajv reports: where in the body, where in the schema, and the keyword's own parameters. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A function that ajv compiled. It may write defaults and canonical letters into `data`. */
export interface CompiledCheck {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** JSON Schema 2020-12, as far as it is read here. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface BodySpec {
  /** What `check` was compiled from; read only to word a refusal. */
  readonly schema: JsonSchema;
  readonly check: CompiledCheck;
  /** A merge patch: rules over several fields are judged only where the patch gives them all. */
  readonly partial?: boolean;
  readonly rules?: readonly BodyRule[];
}

/** As many as anybody reads; it bounds the answer to a list of a million wrong items. */
const mostErrors = 100;
/** What ajv found is worded up to here, and no further: a place may break several rules, of which one is told. */
const mostFindings = 5 * mostErrors;

/** @returns a validator that reports every broken rule of a body, one error for each rule and place, at most 100 */
export function bodyValidator<T>(spec: BodySpec): Validator<T> {
  return (body) => {
    const unreadable = unstorable(body, mostErrors);
    if (unreadable.length > 0) return refused(unreadable);
    const errors = spec.check(body) ? [] : explain(spec, body);
    if (spec.rules !== undefined) errors.push(...brokenRules(spec.rules, body, spec.partial === true, errors));
    return errors.length > 0 ? refused(errors) : { ok: true, value: body as T };
  };
}

export function refused<T>(errors: readonly FieldError[]): Validated<T> {
  const [first, ...others] = errors.slice(0, mostErrors);
  if (first === undefined) throw new Error('a refusal needs a reason');
  return { ok: false, errors: [first, ...others] };
}

function explain(spec: BodySpec, body: unknown): FieldError[] {
  const found: { readonly error: FieldError; readonly depth: number }[] = [];
  const reached = new Map<string, number>();
  const findings = spec.check.errors?.slice(0, mostFindings) ?? [];
  // The compiled function would keep them all until it is called again.
  spec.check.errors = null;
  for (const one of findings) {
    const error = fieldError(one, spec, body);
    if (error === null) continue;
    const depth = depthOf(one);
    found.push({ error, depth });
    reached.set(error.pointer, Math.min(depth, reached.get(error.pointer) ?? depth));
  }
  return found.filter(({ error, depth }) => depth === reached.get(error.pointer)).map(({ error }) => error);
}

/**
 * How far a value came before it broke a rule. One of the wrong type, an unknown one or a blank breaks most other rules of its place
 * too, and one that cannot be read has no length: only what came least far is said.
 */
function depthOf({ keyword, params }: SchemaError): number {
  if (keyword === 'type' || keyword === 'enum') return 0;
  if (keyword === 'format') return params['format'] === 'required-text' || params['format'] === 'not-blank' ? 0 : 1;
  return 2;
}

function fieldError(error: SchemaError, spec: BodySpec, body: unknown): FieldError | null {
  const { instancePath: pointer, keyword, params } = error;
  const rule = parentOf(spec.schema, error.schemaPath);
  const label = nameOf(pointer);
  switch (keyword) {
    case 'required':
      return missing(`${pointer}/${escapePointer(String(params['missingProperty']))}`);
    case 'additionalProperties':
      return unknownName(pointer, String(params['additionalProperty']), rule);
    case 'type':
    case 'enum': {
      const value = valueAt(body, pointer);
      if (value === null && isRequired(spec.schema, pointer)) return missing(pointer);
      if (value === null && pointer !== '') return invalid(pointer, `${label} cannot be null`);
      if (typeof value === 'number' && !Number.isFinite(value)) return range(pointer, `${label} is too large a number`);
      return invalid(pointer, `${label} must be ${expected(rule, keyword)}`);
    }
    case 'format':
      return formatError(pointer, label, params['format']);
    case 'pattern':
      return format(pointer, `${label} must match the pattern ${String(params['pattern'])}`);
    case 'minimum':
      return range(pointer, `${label} must be at least ${String(params['limit'])}`);
    case 'maximum':
      return range(pointer, `${label} must be at most ${String(params['limit'])}`);
    case 'minLength':
      return range(pointer, `${label} must have at least ${count(params['limit'], 'character')}`);
    case 'maxLength':
      return range(pointer, `${label} must have at most ${count(params['limit'], 'character')}`);
    case 'minBytes':
    case 'minItems': {
      const needed = `${label} must have at least ${count(params['limit'], keyword === 'minBytes' ? 'byte' : 'item')}`;
      const value = valueAt(body, pointer);
      const isEmpty = (typeof value === 'string' || Array.isArray(value)) && value.length === 0;
      return isEmpty ? invalid(pointer, needed) : range(pointer, needed);
    }
    case 'maxBytes':
      return range(pointer, `${label} must have at most ${count(params['limit'], 'byte')}`);
    case 'maxItems':
      return range(pointer, `${label} must have at most ${count(params['limit'], 'item')}`);
    case 'contains':
      return invalid(pointer, `${label} must contain ${JSON.stringify(member(rule, 'contains', 'const'))}`);
    case 'minProperties':
    case 'maxProperties':
      return invalid(pointer, `${label} must be ${expected(rule, keyword)}`);
    default:
      // `if` and `const` only repeat what the keyword beside or above them says.
      return null;
  }
}

/** A value that is wanted and not there. */
const missing = (pointer: string): FieldError => ({
  pointer,
  code: 'MISSING_FIELD',
  message: `${nameOf(pointer)} is required`,
});
export const invalid = (pointer: string, message: string): FieldError => ({ pointer, code: 'INVALID_INPUT', message });
const range = (pointer: string, message: string): FieldError => ({ pointer, code: 'INVALID_RANGE', message });
const format = (pointer: string, message: string): FieldError => ({ pointer, code: 'INVALID_FORMAT', message });

/** The words for a name that nothing has: with the one that was probably meant, else with all that there are. */
export function unknownMessage(what: string, name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  const shown = JSON.stringify(name.length > 64 ? `${name.slice(0, 64)}...` : name);
  const help = meant !== null ? `; did you mean "${meant}"?` : known.length > 0 ? `; known: ${known.join(', ')}` : '';
  return `unknown ${what} ${shown}${help}`;
}

function unknownName(pointer: string, name: string, rule: JsonSchema): FieldError {
  const known = Object.keys(rule['properties'] ?? {});
  return invalid(`${pointer}/${escapePointer(name)}`, unknownMessage('field', name, known));
}

function formatError(pointer: string, label: string, name: unknown): FieldError {
  switch (name) {
    case 'required-text':
      return { pointer, code: 'MISSING_FIELD', message: `${label} must not be blank` };
    case 'not-blank':
      return invalid(pointer, `${label} must not be blank`);
    case 'json':
      return format(pointer, `${label} must be JSON text`);
    case 'timestamp':
      return format(pointer, `${label} must be a timestamp such as "2026-01-31T12:00:00Z"`);
    case 'base64':
      return format(pointer, `${label} must be base64 text`);
    default:
      return format(pointer, `${label} must be a ${String(name)}`);
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** What a place wants, in words: its `title` where the schema has one, its values, or its types. */
function expected(rule: JsonSchema, keyword: string): string {
  if (typeof rule['title'] === 'string') return rule['title'];
  if (keyword === 'enum') {
    const values = (rule['enum'] as readonly unknown[]).filter((value) => value !== null);
    return `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;
  }
  const types = [rule['type']].flat().filter((type) => type !== 'null');
  return types.length > 1 ? 'a JSON value' : (typeNames[String(types[0])] ?? String(types[0]));
}

const count = (limit: unknown, unit: string): string => `${String(limit)} ${unit}${limit === 1 ? '' : 's'}`;

const member = (schema: JsonSchema, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((at, key) => (at as JsonSchema | undefined)?.[key], schema);

/** The schema object that holds the keyword at the end of `schemaPath` (`#/properties/name/format`). */
function parentOf(schema: JsonSchema, schemaPath: string): JsonSchema {
  // The path is a URI fragment: its keys are percent-encoded as well.
  const keys = schemaPath.slice(2).split('/').slice(0, -1);
  return member(schema, ...keys.map((key) => unescapePointer(decodeURIComponent(key)))) as JsonSchema;
}

/** Whether the object that holds a place demands a value for it. */
function isRequired(schema: JsonSchema, pointer: string): boolean {
  const keys = pointer.split('/').slice(1).map(unescapePointer);
  const key = keys.pop();
  let holder: unknown = schema;
  for (const step of keys) {
    // A variant's value lies in its `then`; an index of a list is any of its items.
    const node: unknown = member(holder as JsonSchema, 'then') ?? holder;
    holder = member(node as JsonSchema, 'properties', step) ?? member(node as JsonSchema, 'items');
  }
  const required = member(holder as JsonSchema, 'required');
  return Array.isArray(required) && required.includes(key);
}

function valueAt(body: unknown, pointer: string): unknown {
  if (pointer === '') return body;
  const keys = pointer.slice(1).split('/').map(unescapePointer);
  return keys.reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], body);
}

/** The last name of a pointer, quoted; `item` and its index in a list. */
function nameOf(pointer: string): string {
  if (pointer === '') return 'the body';
  const name = unescapePointer(pointer.slice(pointer.lastIndexOf('/') + 1));
  return /^\d+$/.test(name) ? `item ${name}` : `"${name}"`;
}
