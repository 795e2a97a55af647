/**
 * Lays code out within the width of a line, by the rules that Biome and Prettier share (after Wadler, "A prettier printer"): a group
 * stands on one line where it fits there, and else each of its own breaks becomes a line break.
 */
import { lineWidth } from './literal.ts';

export type Layout =
  | string
  | readonly Layout[]
  | { readonly kind: 'group'; readonly of: Layout }
  | { readonly kind: 'indent'; readonly of: Layout }
  /** A line break in a broken group; `flat` in one that fits. */
  | { readonly kind: 'break'; readonly flat: string }
  /** Text of a broken group alone, such as a trailing comma. */
  | { readonly kind: 'broken'; readonly text: string };

const group = (...of: readonly Layout[]): Layout => ({ kind: 'group', of });
const indent = (...of: readonly Layout[]): Layout => ({ kind: 'indent', of });
/** A space, or a line break. */
const line: Layout = { kind: 'break', flat: ' ' };
/** Nothing, or a line break. */
const softLine: Layout = { kind: 'break', flat: '' };
const trailingComma: Layout = { kind: 'broken', text: ',' };

const separated = (items: readonly Layout[]): Layout[] =>
  items.flatMap((item, index) => (index === 0 ? [item] : [',', line, item]));

/** `open item, item close`, or one item a line. */
const enclosed = (open: string, items: readonly Layout[], close: string, comma: Layout = trailingComma): Layout =>
  items.length === 0 ? `${open}${close}` : group(open, indent(softLine, ...separated(items)), comma, softLine, close);

/** `name(a, b)` */
export const call = (callee: string, ...args: readonly Layout[]): Layout => [callee, enclosed('(', args, ')')];

/** `[a, b]` */
export const list = (items: readonly Layout[]): Layout => enclosed('[', items, ']');

/** `Name<A, B>`; a lone argument stays where it is, however long. */
export const generic = (name: string, ...args: readonly string[]): Layout =>
  args.length < 2 ? `${name}<${args.join('')}>` : [name, enclosed('<', args, '>', '')];

/** `object[key]` */
export const index = (object: string, key: string): Layout => group(`${object}[`, indent(softLine, key), softLine, ']');

/** `export interface Name extends A, B {}` */
export const extending = (name: string, bases: readonly string[]): Layout =>
  bases.length === 0
    ? `export interface ${name} {}`
    : group(`export interface ${name}`, indent(line, 'extends ', indent(...separated(bases))), ' {}');

/** `params => body`, the body on a line of its own where it does not fit. */
export const arrow = (params: string, body: Layout): Layout => [params, ' =>', group(indent(line, body))];

/** `function name(a: A, b: B): Result {` */
export const signature = (name: string, params: readonly string[], result: string): Layout => [
  `export function ${name}`,
  enclosed('(', params, ')'),
  `: ${result} {`,
];

/** A value that follows its key or its `=` on a line of its own where it does not fit. */
export const below = (value: Layout): Layout => group(indent(line, value));

interface Command {
  readonly layout: Layout;
  readonly indent: number;
  readonly broken: boolean;
}

const isList = (layout: Layout): layout is readonly Layout[] => Array.isArray(layout);

/**
 * Prints a layout.
 *
 * @param indent - columns before the line on which it starts, which the text itself does not hold
 * @param trail - columns that follow its end, such as a comma
 */
export function print(layout: Layout, at = 0, trail = 0): string {
  let text = '';
  let column = at;
  const commands: Command[] = [{ layout, indent: at, broken: true }];
  for (let command = commands.pop(); command !== undefined; command = commands.pop()) {
    const { layout: part, indent: left, broken } = command;
    if (typeof part === 'string') {
      text += part;
      column += part.length;
    } else if (isList(part)) {
      for (const inner of part.toReversed()) commands.push({ layout: inner, indent: left, broken });
    } else if (part.kind === 'indent') {
      commands.push({ layout: part.of, indent: left + 2, broken });
    } else if (part.kind === 'group') {
      const flat: Command = { layout: part.of, indent: left, broken: false };
      const fits = fitsIn(lineWidth - column, flat, commands, trail);
      commands.push(fits ? flat : { ...flat, broken: true });
    } else if (part.kind === 'broken') {
      if (broken) text += part.text;
    } else if (broken) {
      text += `\n${' '.repeat(left)}`;
      column = left;
    } else {
      text += part.flat;
      column += part.flat.length;
    }
  }
  return text;
}

/** Whether a flat part, and what follows it up to the next possible line break, has room. */
function fitsIn(room: number, first: Command, rest: readonly Command[], trail: number): boolean {
  let left = room;
  const commands: Command[] = [first];
  let next = rest.length - 1;
  while (left >= 0) {
    const command = commands.pop() ?? rest[next--];
    if (command === undefined) return left >= trail;
    const { layout: part, indent: at, broken } = command;
    if (typeof part === 'string') left -= part.length;
    else if (isList(part)) {
      for (const inner of part.toReversed()) commands.push({ layout: inner, indent: at, broken });
    } else if (part.kind === 'group') commands.push({ layout: part.of, indent: at, broken });
    else if (part.kind === 'indent') commands.push({ layout: part.of, indent: at, broken });
    else if (part.kind === 'broken') {
      if (broken) left -= part.text.length;
    } else if (broken) {
      return true;
    } else left -= part.flat.length;
  }
  return false;
}
