import type { IToken } from 'chevrotain';

/** Why a source was refused, at the token that did not fit; the grammar throws it where its own rules, and not the order of tokens, are broken. */
export class DslProblem extends Error {
  override readonly name = 'DslProblem';
  readonly token: IToken;

  constructor(message: string, token: IToken) {
    super(message);
    this.token = token;
  }
}
