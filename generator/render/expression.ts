/** Expressions of calls, objects and lists, laid out as Biome lays them out. */
import type { Json } from '../model/model.ts';
import { lineWidth, literal, propertyKey } from './literal.ts';

/** Code as it stands, or something that may go over several lines; made by {@link call}, {@link list} and {@link object}. */
export type Expression = string | Compound;

type Compound = Shape & {
  /** On one line. */
  readonly flat: string;
  /** Goes over several lines even where it would fit. */
  readonly breaks: boolean;
};

type Shape =
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] };

type Member = readonly [name: string, value: Expression];

const flatOf = (expression: Expression): string => (typeof expression === 'string' ? expression : expression.flat);
const breaks = (expression: Expression): boolean => typeof expression !== 'string' && expression.breaks;

export const call = (name: string, ...args: readonly Expression[]): Expression => ({
  kind: 'call',
  name,
  args,
  flat: `${name}(${args.map(flatOf).join(', ')})`,
  breaks: args.some(breaks),
});

export const list = (items: readonly Expression[]): Expression => ({
  kind: 'list',
  items,
  flat: `[${items.map(flatOf).join(', ')}]`,
  breaks: mustBreak(items) || items.some(breaks),
});

/** An object of the members that are there. */
export function object(given: Readonly<Record<string, Expression | null>>): Expression {
  const members: Member[] = [];
  for (const [name, value] of Object.entries(given)) if (value !== null) members.push([name, value]);
  const flat = members.map(([name, value]) => `${propertyKey(name)}: ${flatOf(value)}`).join(', ');
  return {
    kind: 'object',
    members,
    flat: flat === '' ? '{}' : `{ ${flat} }`,
    breaks: members.some(([, value]) => breaks(value)),
  };
}

/** Biome breaks a list of several objects (or lists) that each hold more than one thing. */
function mustBreak(items: readonly Expression[]): boolean {
  if (items.length < 2) return false;
  const isLongObject = (item: Expression): boolean =>
    typeof item !== 'string' && item.kind === 'object' && item.members.length > 1;
  const isLongList = (item: Expression): boolean =>
    typeof item !== 'string' && item.kind === 'list' && item.items.length > 1;
  return items.every(isLongObject) || items.every(isLongList);
}

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
  const flat = flatOf(expression);
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
  const start = `${name}(${others.map((arg) => `${flatOf(arg)}, `).join('')}`;
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
