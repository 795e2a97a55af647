/** The words of the language. A category is what a place in the grammar asks for; its label is how an error names it. */
import { createToken, Lexer, type TokenType } from 'chevrotain';

const category = (label: string): TokenType => createToken({ name: label, label, pattern: Lexer.NA });

/** An identifier, or a keyword where a name may stand; not the operators of filters, which would make those ambiguous. */
export const Word = category('an identifier');
export const AdapterType = category('an adapter type (postgres, redis or memory)');
export const MemoryType = category('a memory type (ephemeral, working, episodic, semantic, procedural or meta)');
export const PlainFieldType = category('a field type');
export const PlainRetention = category('a retention kind (persistent, session or scope)');
export const PlainTrigger = category('a trigger');
export const PlainAction = category('an action');
export const PlainMode = category('an injection mode');
export const IndexKind = category('an index kind (btree, hash, gin, hnsw or ivfflat)');
export const Operator = category('an operator');
export const Constant = category('a value');

export const Identifier = createToken({
  name: 'Identifier',
  label: 'a name',
  pattern: /[A-Za-z_]\w*/,
  categories: Word,
});

/** `\b` and not `longer_alt`: `in` must not hide `int`, nor `inject` `inject_on`, whatever the order of the list. */
const keyword = (word: string, ...categories: TokenType[]): TokenType =>
  createToken({
    name: `"${word}"`,
    label: `"${word}"`,
    pattern: new RegExp(`${word}\\b`, 'i'),
    categories: [Word, ...categories],
  });

/** A word that means something in one place and is a plain identifier in all others; in lower case only. */
const softWord = (word: string, ...categories: TokenType[]): TokenType =>
  createToken({
    name: `"${word}"`,
    label: `"${word}"`,
    pattern: new RegExp(`${word}\\b`),
    categories: [Identifier, ...categories],
  });

export const Caliber = keyword('caliber');
export const Adapter = keyword('adapter');
export const Memory = keyword('memory', AdapterType);
export const Policy = keyword('policy');
export const Inject = keyword('inject');
export const Into = keyword('into');
export const On = keyword('on');

export const Type = keyword('type');
export const Connection = keyword('connection');
export const Options = keyword('options');
export const Schema = keyword('schema');
export const Retention = keyword('retention');
export const Lifecycle = keyword('lifecycle');
export const Parent = keyword('parent');
export const Index = keyword('index');
export const InjectOn = keyword('inject_on');
export const Artifacts = keyword('artifacts');
export const Mode = keyword('mode');
export const Priority = keyword('priority');
export const MaxTokens = keyword('max_tokens');
export const Filter = keyword('filter');

export const Embedding = keyword('embedding');
export const Enum = keyword('enum');
export const Optional = keyword('optional');
export const Explicit = keyword('explicit');
export const AutoClose = softWord('auto_close');
export const Schedule = keyword('schedule');
export const Prune = keyword('prune');
export const Notify = keyword('notify');
export const TopK = keyword('top_k');
export const Relevant = keyword('relevant');

const ofCategory = (of: TokenType, words: readonly string[]): TokenType[] => words.map((word) => keyword(word, of));

/** No `Word`: a filter could not tell a field of that name from the operator. */
const operatorWord = (word: string, ...categories: TokenType[]): TokenType =>
  createToken({ name: `"${word}"`, label: `"${word}"`, pattern: new RegExp(`${word}\\b`, 'i'), categories });

export const And = operatorWord('and');
export const Or = operatorWord('or');
export const Not = operatorWord('not');

const symbol = (text: string, ...categories: TokenType[]): TokenType =>
  createToken({ name: `"${text}"`, label: `"${text}"`, pattern: text, categories });

export const LeftBrace = symbol('{');
export const RightBrace = symbol('}');
export const LeftParenthesis = symbol('(');
export const RightParenthesis = symbol(')');
export const LeftBracket = symbol('[');
export const RightBracket = symbol(']');
export const Colon = symbol(':');
export const Comma = symbol(',');

/** Any two characters after a backslash stay together, so that `\"` does not close; linear also where no quote follows. */
export const Text = createToken({
  name: 'Text',
  label: 'a text in double quotes',
  pattern: /"[^"\\]*(?:\\[^][^"\\]*)*"/,
});
/** Reaches to the end of the source: nothing after an opening quote without its partner can be told apart. */
const UnclosedText = createToken({ name: 'UnclosedText', label: 'an unclosed text', pattern: /"[^]*/ });
export const DurationLiteral = createToken({
  name: 'Duration',
  label: 'a duration',
  pattern: /-?\d+(?:\.\d+)?[smhdw]/,
});
export const NumberLiteral = createToken({ name: 'Number', label: 'a number', pattern: /-?\d+(?:\.\d+)?/ });
/** What no other token matches; made by the lexer and never asked for by the grammar. */
export const Unknown = createToken({ name: 'Unknown', label: 'an unknown character', pattern: Lexer.NA });

const skipped = (name: string, pattern: RegExp): TokenType => createToken({ name, pattern, group: Lexer.SKIPPED });

const categories = [
  Word,
  AdapterType,
  MemoryType,
  PlainFieldType,
  PlainRetention,
  PlainTrigger,
  PlainAction,
  PlainMode,
  IndexKind,
  Operator,
  Constant,
];

/** In the order in which the lexer tries them. */
export const lexed: readonly TokenType[] = [
  skipped('WhiteSpace', /[ \t\r\n]+/),
  skipped('LineComment', /\/\/[^\n]*/),
  skipped('BlockComment', /\/\*(?:[^]*?\*\/|[^]*)/),
  Caliber,
  Adapter,
  Memory,
  Policy,
  Inject,
  Into,
  On,
  Type,
  Connection,
  Options,
  Schema,
  Retention,
  Lifecycle,
  Parent,
  Index,
  InjectOn,
  Artifacts,
  Mode,
  Priority,
  MaxTokens,
  Filter,
  keyword('context'),
  ...ofCategory(MemoryType, ['ephemeral', 'working', 'episodic', 'semantic', 'procedural', 'meta']),
  ...ofCategory(PlainFieldType, ['uuid', 'text', 'int', 'float', 'bool', 'timestamp', 'json']),
  ...ofCategory(PlainRetention, ['persistent', 'session', 'scope']),
  ...ofCategory(PlainTrigger, ['task_start', 'task_end', 'scope_close', 'turn_end', 'manual']),
  ...ofCategory(PlainAction, ['summarize', 'extract_artifacts', 'checkpoint']),
  ...ofCategory(PlainMode, ['full', 'summary']),
  ...ofCategory(IndexKind, ['btree', 'hash', 'gin', 'hnsw', 'ivfflat']),
  ...ofCategory(Constant, ['true', 'false', 'null', 'current_trajectory', 'current_scope', 'now']),
  Embedding,
  Enum,
  Optional,
  Explicit,
  AutoClose,
  Schedule,
  Prune,
  Notify,
  TopK,
  Relevant,
  softWord('postgres', AdapterType),
  softWord('redis', AdapterType),
  And,
  Or,
  Not,
  operatorWord('in', Operator),
  operatorWord('contains', Operator),
  Identifier,
  ...['==', '=', '!=', '<=', '>=', '<', '>', '~'].map((text) => symbol(text, Operator)),
  LeftBrace,
  RightBrace,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  Colon,
  Comma,
  Text,
  UnclosedText,
  DurationLiteral,
  NumberLiteral,
];

/** All that the grammar may name. */
export const vocabulary: TokenType[] = [...categories, ...lexed, Unknown];
