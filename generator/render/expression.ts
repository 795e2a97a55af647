/** Expressions of calls, objects and lists, laid out as Biome lays them out. */
import type { Json } from '../model/model.ts';
import { lineWidth, literal, propertyKey } from './literal.ts';

/** Code as it stands, or something that may go over several lines. */
export type Expression =
  | string
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Expression])[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] };

export const call = (name: string, ...args: readonly Expression[]): Expression => ({ kind: 'call', name, args });
export const list = (items: readonly Expression[]): Expression => ({ kind: 'list', items });

/** An object of the members that are there. */
export const object = (members: Readonly<Record<string, Expression | null>>): Expression => ({
  kind: 'object',
  members: Object.entries(members).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
});

export const json = (value: Json): Expression => {
  if (Array.isArray(value)) return list((value as readonly Json[]).map(json));
  if (typeof value !== 'object' || value === null) return literal(value, 0);
  return object(
    Object.fromEntries(Object.entries(value as Record<string, Json>).map(([name, item]) => [name, json(item)])),
  );
};

/**
 * The text of an expression, on one line where it fits.
 *
 * @param indent - columns before the line on which it starts
 * @param lead - columns between that and the expression
 * @param trail - columns that follow it, such as a comma
 */
export function print(expression: Expression, indent: number, lead = 0, trail = 1): string {
  const flat = printFlat(expression);
  if (typeof expression === 'string') return flat;
  if (!breaks(expression) && indent + lead + flat.length + trail <= lineWidth) return flat;
  const inner = ' '.repeat(indent + 2);
  const close = ' '.repeat(indent);
  switch (expression.kind) {
    case 'object': {
      if (expression.members.length === 0) return '{}';
      const lines = expression.members.map(([name, value]) => {
        const key = propertyKey(name);
        return `${inner}${key}: ${print(value, indent + 2, key.length + 2)},\n`;
      });
      return `{\n${lines.join('')}${close}}`;
    }
    case 'list': {
      if (expression.items.length === 0) return '[]';
      return `[\n${expression.items.map((item) => `${inner}${print(item, indent + 2)},\n`).join('')}${close}]`;
    }
    case 'call':
      return printCall(expression.name, expression.args, indent, lead);
  }
}

/** A last argument in braces keeps to the line of its call; otherwise each argument has a line of its own. */
function printCall(name: string, args: readonly Expression[], indent: number, lead: number): string {
  const last = args.at(-1);
  if (last === undefined) return `${name}()`;
  const others = args.slice(0, -1);
  const start = `${name}(${others.map((arg) => `${printFlat(arg)}, `).join('')}`;
  const hugs = isBraced(last) && !others.some(isBraced) && !others.some(breaks);
  if (hugs && indent + lead + start.length + 1 <= lineWidth) {
    return `${start}${print(last, indent, lead + start.length, 2)})`;
  }
  const inner = ' '.repeat(indent + 2);
  return `${name}(\n${args.map((arg) => `${inner}${print(arg, indent + 2)},\n`).join('')}${' '.repeat(indent)})`;
}

const isBraced = (expression: Expression): boolean =>
  typeof expression !== 'string' &&
  ((expression.kind === 'object' && expression.members.length > 0) ||
    (expression.kind === 'list' && expression.items.length > 0));

/** Biome breaks a list of several objects (or lists) that each hold more than one thing, even where it would fit. */
function breaks(expression: Expression): boolean {
  if (typeof expression === 'string') return false;
  switch (expression.kind) {
    case 'object':
      return expression.members.some(([, value]) => breaks(value));
    case 'call':
      return expression.args.some(breaks);
    case 'list':
      return mustBreak(expression.items) || expression.items.some(breaks);
  }
}

function mustBreak(items: readonly Expression[]): boolean {
  const size = (item: Expression, kind: 'object' | 'list'): number => {
    if (typeof item === 'string' || item.kind !== kind) return 0;
    return 'members' in item ? item.members.length : item.items.length;
  };
  if (items.length < 2) return false;
  return items.every((item) => size(item, 'object') > 1) || items.every((item) => size(item, 'list') > 1);
}

function printFlat(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  switch (expression.kind) {
    case 'call':
      return `${expression.name}(${expression.args.map(printFlat).join(', ')})`;
    case 'list':
      return `[${expression.items.map(printFlat).join(', ')}]`;
    case 'object': {
      const members = expression.members.map(([name, value]) => `${propertyKey(name)}: ${printFlat(value)}`);
      return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
    }
  }
}
