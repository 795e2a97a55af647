/** Values as TypeScript text, escaped, and laid out as Biome lays them out. */
import type { Json } from '../model/model.ts';
import { isIdentifier } from './identifier.ts';

/** Columns in a line, as in biome.json. */
export const lineWidth = 120;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

// Controls, the separators that some tools take for line breaks, direction marks that would let text look like code, the mark of
// byte order, and halves of surrogate pairs.
const unsafe = /[\\\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\p{Surrogate}]/gu;

function escapeCharacter(character: string): string {
  return named[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A string literal: single quotes, unless the text holds more of them than of double ones. */
export function stringLiteral(text: string): string {
  if (plain.test(text)) return `'${text}'`;
  const singles = text.split("'").length;
  const doubles = text.split('"').length;
  const quote = singles > doubles ? '"' : "'";
  return quote + text.replace(unsafe, escapeCharacter).replaceAll(quote, `\\${quote}`) + quote;
}

/** ASCII that needs no escape between single quotes, which is nearly all text. */
const plain = /^[ -&(-[\]-~]*$/;

/** A key of an object literal. `__proto__` would set the prototype unless it is computed. */
export function propertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return isIdentifier(name) ? name : stringLiteral(name);
}

/** A key of an interface, where `__proto__` is a name like any other. */
export const memberKey = (name: string): string => (isIdentifier(name) ? name : stringLiteral(name));

/** `.name`, or `['na-me']` where it is no identifier. */
export const access = (name: string): string => (isIdentifier(name) ? `.${name}` : `[${stringLiteral(name)}]`);

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Biome breaks a list of several objects (or lists) that each hold more than one thing, even where it would fit. */
function mustBreak(items: readonly Json[]): boolean {
  if (items.length < 2) return false;
  if (items.every(isObject)) return items.every((item) => Object.keys(item).length > 1);
  return items.every((item) => Array.isArray(item) && item.length > 1);
}

/** Whether some part of the value goes over several lines of its own accord. */
function breaks(value: Json): boolean {
  if (Array.isArray(value)) return mustBreak(value as readonly Json[]) || (value as readonly Json[]).some(breaks);
  return isObject(value) && Object.values(value).some(breaks);
}

/**
 * A JSON value as a literal, on one line where it fits.
 *
 * @param indent - columns before the line on which it starts
 * @param lead - columns between that and the literal, such as those of `const schema = `
 * @param trail - columns that follow it, such as a comma
 */
export function literal(value: Json, indent: number, lead = 0, trail = 1): string {
  if (typeof value !== 'object' || value === null) return scalarLiteral(value);
  const flat = breaks(value) ? null : flatWithin(value, lineWidth - indent - lead - trail);
  if (flat !== null) return flat;
  const inner = ' '.repeat(indent + 2);
  const close = ' '.repeat(indent);
  if (isObject(value)) {
    const lines = Object.entries(value).map(([name, item]) => {
      const key = propertyKey(name);
      const text = literal(item, indent + 2, key.length + 2);
      return `${inner}${key}:${breaksAfterColon(key, item, text, indent + 2) ? `\n${inner}  ` : ' '}${text},\n`;
    });
    return `{\n${lines.join('')}${close}}`;
  }
  const items = value;
  if (items.every((item) => typeof item === 'number')) return `[\n${filled(items, indent + 2)}${close}]`;
  return `[\n${items.map((item) => `${inner}${literal(item, indent + 2)},\n`).join('')}${close}]`;
}

/** A text that does not fit goes to a line of its own, unless its key is too short for that to win room. */
const breaksAfterColon = (key: string, item: Json, text: string, indent: number): boolean =>
  typeof item === 'string' && key.length >= 5 && indent + key.length + 2 + text.length + 1 > lineWidth;

/** Numbers fill their lines. */
function filled(items: readonly number[], indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    const text = `${numberLiteral(item)},`;
    if (line !== '' && indent + line.length + 1 + text.length > lineWidth) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? text : ` ${text}`;
  }
  return [...lines, line].map((text) => `${' '.repeat(indent)}${text}\n`).join('');
}

const numberLiteral = (value: number): string => (Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e'));

function scalarLiteral(value: null | boolean | number | string): string {
  if (typeof value === 'string') return stringLiteral(value);
  return typeof value === 'number' ? numberLiteral(value) : String(value);
}

/** The value on one line; null where that would be wider than `room`, which is found out without printing all of it. */
function flatWithin(value: Json, room: number): string | null {
  if (typeof value !== 'object' || value === null) {
    const text = scalarLiteral(value);
    return text.length > room ? null : text;
  }
  const [open, close] = isObject(value) ? ['{ ', ' }'] : ['[', ']'];
  const members: (readonly [string, Json])[] = isObject(value)
    ? Object.entries(value).map(([name, item]) => [`${propertyKey(name)}: `, item])
    : value.map((item) => ['', item]);
  if (members.length === 0) return isObject(value) ? '{}' : '[]';
  let text = open;
  for (const [key, item] of members) {
    const lead = text === open ? key : `, ${key}`;
    const flat = flatWithin(item, room - text.length - lead.length - close.length);
    if (flat === null) return null;
    text += lead + flat;
  }
  return text + close;
}
