/** How a type is stored, read from a JSON body, and written as a constant. */
import type { FieldType, Json, ListType, ObjectType } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { completed, isPlain } from './object-shape.ts';
import { literal } from './quoting.ts';

/** The column's type in PostgreSQL. */
export function sqlType(type: FieldType): string {
  switch (type.kind) {
    case 'text':
    case 'enum':
      return 'text';
    case 'integer':
      return 'integer';
    case 'duration_ms':
      return 'bigint';
    case 'number':
      return 'double precision';
    case 'boolean':
      return 'boolean';
    case 'uuid':
    case 'ref':
      return 'uuid';
    case 'timestamp':
      return 'timestamptz';
    case 'bytes':
      return 'bytea';
    case 'json':
    case 'variant':
      return 'jsonb';
    // Text, so that keys keep the manifest's order and no read has to bring them into it.
    case 'object':
      return 'json';
    case 'list':
      return isArray(type) ? `${sqlType(type.of)}[]` : 'json';
  }
}

const arrayItems: ReadonlySet<FieldType['kind']> = new Set([
  'text',
  'enum',
  'uuid',
  'ref',
  'integer',
  'duration_ms',
  'number',
  'boolean',
]);

/** Lists of plain values are arrays; all others are kept as JSON. */
export function isArray(type: ListType): boolean {
  return arrayItems.has(type.of.kind);
}

/**
 * A value of a JSON object as SQL.
 *
 * @param source - a jsonb expression: `p_input`
 * @param nullable - JSON null and absence give NULL; otherwise the value is known to be there
 */
export function fromJson(context: SqlContext, type: FieldType, source: string, key: string, nullable: boolean): string {
  const text = `${source} ->> ${literal(key)}`;
  const json = `${source} -> ${literal(key)}`;
  // A number's own cast takes 1.0 for an integer, which the cast of its text would not.
  const number = nullable ? `nullif(${json}, 'null')` : `(${json})`;
  switch (type.kind) {
    case 'text':
    case 'enum':
      return text;
    case 'uuid':
    case 'ref':
      return `(${text})::uuid`;
    case 'timestamp':
      return `(${text})::timestamptz`;
    case 'bytes':
      return `decode(${text}, 'base64')`;
    case 'integer':
    case 'duration_ms':
    case 'number':
    case 'boolean':
      return `${number}::${sqlType(type)}`;
    case 'json':
    case 'variant':
      return nullable ? `nullif(${json}, 'null')` : json;
    case 'object':
      return objectJson(context, type, nullable ? `nullif(${json}, 'null')` : json);
    case 'list':
      return listFromJson(context, type, json, nullable);
  }
}

function listFromJson(context: SqlContext, type: ListType, json: string, nullable: boolean): string {
  if (!isArray(type)) return `${memberText(context, type, nullable ? `nullif(${json}, 'null')` : json)}::json`;
  const item = sqlType(type.of) === 'text' ? '' : `::${sqlType(type.of)}`;
  const array = `ARRAY(SELECT jsonb_array_elements_text(${json})${item})`;
  return nullable ? `CASE WHEN jsonb_typeof(${json}) = 'array' THEN ${array} END` : array;
}

/** An object as it is kept, made from `value`, a jsonb expression; NULL where that is NULL. */
export function objectJson(context: SqlContext, type: ObjectType, value: string): string {
  return `${context.names.of(type.name, 'json')}(${value})`;
}

/**
 * The compact JSON text of a value within an object or a list, keys in the manifest's order; free JSON is as jsonb prints it.
 *
 * @param value - a jsonb expression; NULL gives NULL
 * @returns an expression that `concat()` and `||` take for text
 */
export function memberText(context: SqlContext, type: FieldType, value: string): string {
  switch (type.kind) {
    case 'object':
      return `${objectJson(context, type, value)}::text`;
    case 'variant':
      return compactVariant(value);
    case 'list':
      return itemsText(context, type.of, value);
    default:
      return asText(value);
  }
}

function asText(value: string): string {
  return /^[\w.]+$/.test(value) ? `${value}::text` : `(${value})::text`;
}

/** JSON null is no list, and has no items. */
function itemsText(context: SqlContext, type: FieldType, list: string): string {
  // Where no item can hold a comma with a space, the one that jsonb puts between them is all that is to go.
  if (isPlain(type)) return `replace(${asText(list)}, ', ', ',')`;
  const items =
    `(SELECT '[' || coalesce(string_agg(${memberText(context, type, 'item.value')}, ',' ORDER BY item.ordinality), '') || ']' ` +
    `FROM jsonb_array_elements(${list}) WITH ORDINALITY AS item)`;
  return `CASE WHEN jsonb_typeof(${list}) = 'array' THEN ${items} END`;
}

/** A variant is a tag or holds one number, so that a colon with a space is that of its one key. */
export function compactVariant(value: string): string {
  return `replace(${asText(value)}, ': ', ':')`;
}

/** A value of the manifest as a constant of the type's column. */
export function constant(type: FieldType, value: Json): string {
  if (value === null) return 'NULL';
  switch (type.kind) {
    case 'text':
    case 'enum':
      return literal(text(value));
    case 'uuid':
    case 'ref':
      return `${literal(text(value))}::uuid`;
    case 'timestamp':
      return `${literal(text(value))}::timestamptz`;
    case 'bytes':
      return `decode(${literal(text(value))}, 'base64')`;
    case 'integer':
    case 'duration_ms':
    case 'number':
    case 'boolean':
      return JSON.stringify(value);
    case 'json':
    case 'variant':
      return `${literal(JSON.stringify(value))}::jsonb`;
    case 'object':
      return `${literal(JSON.stringify(completed(type, value)))}::json`;
    case 'list':
      return listConstant(type, value);
  }
}

function listConstant(type: ListType, value: Json): string {
  if (!isArray(type)) return `${literal(JSON.stringify(completed(type, value)))}::json`;
  if (!Array.isArray(value) || value.length === 0) return `'{}'::${sqlType(type)}`;
  const items = (value as readonly Json[]).map((item) => constant(type.of, item));
  return `ARRAY[${items.join(', ')}]::${sqlType(type)}`;
}

/** A value as people write it, for messages. */
export function text(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
