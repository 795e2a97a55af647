/** How a type is stored, read from a JSON body, and written as a constant. */
import type { FieldType, Json, ListType } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { isFillable } from './object-shape.ts';
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
    case 'object':
    case 'variant':
      return 'jsonb';
    case 'list':
      return isArray(type) ? `${sqlType(type.of)}[]` : 'jsonb';
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

/** Lists of plain values are arrays; all others are kept as the JSON that they came as. */
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
      return filled(context, type, json, nullable);
    case 'list':
      return listFromJson(context, type, json, nullable);
  }
}

function listFromJson(context: SqlContext, type: ListType, json: string, nullable: boolean): string {
  if (!isArray(type)) return filled(context, type, json, nullable);
  const item = sqlType(type.of) === 'text' ? '' : `::${sqlType(type.of)}`;
  const array = `ARRAY(SELECT jsonb_array_elements_text(${json})${item})`;
  return nullable ? `CASE WHEN jsonb_typeof(${json}) = 'array' THEN ${array} END` : array;
}

/**
 * JSON with the keys that were left out, where the type has any that may be left out.
 *
 * @param nullable - JSON null gives NULL
 */
export function filled(context: SqlContext, type: FieldType, json: string, nullable: boolean): string {
  if (type.kind === 'list' && isFillable(type)) {
    const item = filled(context, type.of, 'item.value', false);
    const items =
      `(SELECT coalesce(jsonb_agg(${item} ORDER BY item.ordinality), '[]') ` +
      `FROM jsonb_array_elements(${json}) WITH ORDINALITY AS item)`;
    return nullable ? `CASE WHEN jsonb_typeof(${json}) = 'array' THEN ${items} END` : items;
  }
  const value = nullable ? `nullif(${json}, 'null')` : json;
  return type.kind === 'object' && isFillable(type) ? `${context.names.of(type.name, 'filled')}(${value})` : value;
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
    case 'object':
    case 'variant':
      return `${literal(JSON.stringify(value))}::jsonb`;
    case 'list':
      return listConstant(type, value);
  }
}

function listConstant(type: ListType, value: Json): string {
  if (!isArray(type)) return `${literal(JSON.stringify(value))}::jsonb`;
  if (!Array.isArray(value) || value.length === 0) return `'{}'::${sqlType(type)}`;
  const items = (value as readonly Json[]).map((item) => constant(type.of, item));
  return `ARRAY[${items.join(', ')}]::${sqlType(type)}`;
}

/** A value as people write it, for messages. */
export function text(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
