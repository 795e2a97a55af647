import { type IToken, NotAllInputParsedException } from 'chevrotain';
import { Grammar } from './grammar.ts';
import { tokenize } from './lexer.ts';
import { type Position, positionAt } from './position.ts';
import { DslProblem } from './problem.ts';
import type { Source } from './tree.ts';

/** The first error of a source: where the token that did not fit begins. */
export interface SourceError extends Position {
  readonly message: string;
}

export type Parsed =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly error: SourceError };

// One for all sources: building it analyses the grammar, which takes longer than reading most of them.
const grammar = new Grammar();

/** Reads a source up to its closing brace (what follows it is ignored), or to its first error. */
export function parse(text: string): Parsed {
  const tokens = tokenize(text);
  grammar.input = tokens;
  try {
    const source = grammar.source();
    const refusal = grammar.errors.find((error) => !(error instanceof NotAllInputParsedException));
    if (refusal === undefined) return { ok: true, source };
    return refused(text, tokens, refusal.message, refusal.token);
  } catch (error) {
    if (error instanceof DslProblem) return refused(text, tokens, error.message, error.token);
    throw error;
  } finally {
    grammar.input = []; // or the tokens of a large source would stay in memory until the next one
  }
}

function refused(text: string, tokens: readonly IToken[], message: string, token: IToken): Parsed {
  const offset = Number.isNaN(token.startOffset) ? text.length : token.startOffset; // the end of the source has none
  return { ok: false, error: { ...positionAt(text, tokens, offset), message } };
}
