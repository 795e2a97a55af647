import type { Json } from '../model/model.ts';
import { docComment } from './doc.ts';
import { below, type Layout, list, print } from './layout.ts';
import { lineWidth, literal } from './literal.ts';

/** An exported constant with its doc: `export const name: Type = value;`. */
export function constant(name: string, type: Layout, value: Json, doc: string): string {
  const head: Layout = [`export const ${name}: `, type, ' ='];
  if (typeof value === 'string') return docComment(doc) + print([head, below(literal(value, 0)), ';']);
  const lead = print(head, 0, ' {'.length);
  const columns = lead.length - (lead.lastIndexOf('\n') + 1);
  const text = columns + ' {'.length > lineWidth ? `\n  ${literal(value, 2)}` : ` ${literal(value, 0, columns + 1)}`;
  return `${docComment(doc)}${lead}${text};`;
}

/**
 * An exported constant that a function makes of one argument, which is an object or fits on the line.
 *
 * @param argument - prints the argument; it is told the columns before its line, and those between them and itself
 */
export function constantOf(
  name: string,
  type: string,
  factory: string,
  argument: (indent: number, lead: number) => string,
  doc: string,
): string {
  const head = `${docComment(doc)}export const ${name}: ${type} =`;
  const columns = head.length - (head.lastIndexOf('\n') + 1) + 1 + factory.length + 1;
  const made =
    columns + 1 <= lineWidth
      ? ` ${factory}(${argument(0, columns)})`
      : `\n  ${factory}(${argument(2, factory.length + 1)})`;
  return `${head}${made};`;
}

/** An exported constant that lists other constants. */
export function constantList(name: string, type: string, items: readonly string[], doc: string): string {
  return docComment(doc) + print([`export const ${name}: readonly ${type}[] = `, list(items), ';']);
}
