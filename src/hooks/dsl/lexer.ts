import { createTokenInstance, type IToken, Lexer } from 'chevrotain';
import { lexed, Unknown } from './tokens.ts';

// Offsets are enough (see position.ts), and all after the first bad character is beyond the error that it causes.
const lexer = new Lexer([...lexed], {
  positionTracking: 'onlyOffset',
  recoveryEnabled: false,
  ensureOptimizations: true,
});

/** Splits a source; a character that no token begins with ends it as an `Unknown` token, which fits nowhere in the grammar. */
export function tokenize(source: string): IToken[] {
  const { tokens, errors } = lexer.tokenize(source);
  const [error] = errors;
  if (error === undefined) return tokens;
  const { offset } = error;
  const image = String.fromCodePoint(source.codePointAt(offset) ?? 0);
  return [...tokens, createTokenInstance(Unknown, image, offset, NaN, NaN, NaN, NaN, NaN)];
}
