import type { IToken } from 'chevrotain';
import { countCharacters } from '../../contract/formats.ts';
import { Text } from './tokens.ts';

export interface Position {
  /** From 1. A line break inside a text literal does not count. */
  readonly line: number;
  /** From 1, in characters (code points). */
  readonly column: number;
}

/**
 * Line and column of an offset. Made for the one error of a source, so that no token carries positions that nobody reads.
 *
 * @param tokens - of the source, in order
 * @param offset - in UTF-16 units, 0 to the source's length
 */
export function positionAt(source: string, tokens: readonly IToken[], offset: number): Position {
  let line = 1;
  let lineStart = 0;
  let next = 0; // the first text literal that does not end before the line break
  const texts = tokens.filter(({ tokenType }) => tokenType === Text);
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) {
    while (endOf(texts[next]) < at) next += 1;
    if (startOf(texts[next]) < at) continue;
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: countCharacters(source.slice(lineStart, offset)) + 1 };
}

const startOf = (token: IToken | undefined): number => token?.startOffset ?? Infinity;
const endOf = (token: IToken | undefined): number =>
  token === undefined ? Infinity : token.startOffset + token.image.length - 1;
