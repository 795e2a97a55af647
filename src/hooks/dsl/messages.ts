import { EOF, type IParserErrorMessageProvider, type IToken, type TokenType, tokenLabel } from 'chevrotain';
import { RightBrace, RightBracket } from './tokens.ts';

/** What a repetition holds, by the rule that it stands in: an error at its end names that beside the closing symbol. */
const repeated: Readonly<Record<string, string>> = {
  source: 'a definition (adapter, memory, policy or inject)',
  adapter: 'an identifier',
  memory: 'an identifier',
  injection: 'an identifier',
  policy: '"on"',
  rule: 'an action',
  options: 'a text in double quotes',
  schema: 'an identifier',
  index: 'a name',
  triggers: 'a trigger',
  texts: 'a text in double quotes',
  list: 'a value',
};

const closing: ReadonlySet<TokenType> = new Set([RightBrace, RightBracket]);

/** Longest piece of the source that a message repeats, in UTF-16 units. */
const longestQuote = 40;

/** The words of an error: `expected a memory type (...), found "oracle"`. */
export const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, actual, ruleName }) => {
    const item = closing.has(expected) ? repeated[ruleName] : undefined;
    return expectation([...(item === undefined ? [] : [item]), tokenLabel(expected)], actual);
  },
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual, customUserDescription }) =>
    expectation(
      customUserDescription === undefined ? firstLabels(expectedPathsPerAlt) : [customUserDescription],
      actual[0],
    ),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual }) =>
    expectation(firstLabels([expectedIterationPaths]), actual[0]),
  buildNotAllInputParsedMessage: ({ firstRedundant }) => expectation(['the end of the source'], firstRedundant),
};

function firstLabels(alternatives: readonly (readonly (readonly TokenType[])[])[]): string[] {
  const first = alternatives.flatMap((paths) =>
    paths.flatMap(([type]) => (type === undefined ? [] : [tokenLabel(type)])),
  );
  return [...new Set(first)];
}

function expectation(expected: readonly string[], found: IToken | undefined): string {
  const last = expected.at(-1) ?? 'nothing more';
  const list = expected.length > 1 ? `${expected.slice(0, -1).join(', ')} or ${last}` : last;
  return `expected ${list}, found ${quote(found)}`;
}

function quote(token: IToken | undefined): string {
  if (token === undefined || token.tokenType === EOF) return 'the end of the source';
  const text = token.image.length > longestQuote ? `${token.image.slice(0, longestQuote)}...` : token.image;
  return `\`${text}\``;
}
