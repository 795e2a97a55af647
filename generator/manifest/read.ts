/** Text to tree. YAML's second ways of saying one thing (aliases, tags, merge keys, several documents) are refused. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml';
import { problem } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Entry, MapNode, Node, ScalarNode, Source, Span } from './tree.ts';

/** A manifest of 1,000 resources has about a megabyte; what is larger is a mistake, and costs time before it is found to be one. */
export const LARGEST_MANIFEST = 4 * 1024 * 1024;
/** The language itself nests 9 deep; the rest is room for default values. */
const DEEPEST = 40;
/** A broken text gives as many errors as it has lines; people mend the first ones. */
const MOST_SYNTAX_ERRORS = 20;

export interface Manifest {
  readonly source: Source;
  /** null where the text is no YAML map at all. */
  readonly root: MapNode | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a manifest; never throws. The tree holds what could be read, so that the later stages find their problems too. */
export function readManifest(source: Source): Manifest {
  const nowhere: Span = { start: 0, end: 1 };
  const refuse = (diagnostic: Diagnostic): Manifest => ({ source, root: null, diagnostics: [diagnostic] });
  const bytes = Buffer.byteLength(source.text);
  if (bytes > LARGEST_MANIFEST) {
    return refuse(problem('E1002', source.position(nowhere), { bytes, most: LARGEST_MANIFEST }));
  }
  const tooDeep = depthExceeded(source.text);
  if (tooDeep !== null) {
    return refuse(problem('E1006', source.position({ start: tooDeep, end: tooDeep + 1 }), { most: DEEPEST }));
  }

  const document = parseDocument(source.text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
    merge: false,
  });
  const diagnostics: Diagnostic[] = [...document.errors, ...document.warnings]
    .slice(0, MOST_SYNTAX_ERRORS)
    .map((error) => {
      const at = source.position({ start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) });
      return error.code === 'DUPLICATE_KEY'
        ? problem('E1003', duplicateKey(source, error.pos[0]), {})
        : problem('E1001', at, { detail: error.message });
    });
  if (document.directives?.yaml.explicit === true || source.text.startsWith('%')) {
    diagnostics.push(problem('E1004', source.position(nowhere), { what: 'a directive' }));
  }

  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  // Where the text is broken, what was read of it is guesswork, and what could be said about that would not help.
  if (diagnostics.some(({ code }) => code === 'E1001')) return { source, root: null, diagnostics: unique(diagnostics) };
  const root = document.contents === null ? null : new TreeBuilder(source, report).node(document.contents, 0);
  if (root?.kind === 'map') return { source, root, diagnostics };
  if (diagnostics.length === 0) {
    diagnostics.push(problem('E1007', source.position(root ?? nowhere), {}));
  }
  return { source, root: null, diagnostics };
}

/** One mistake often breaks several rules of the grammar at one place. */
const unique = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.filter(({ at }, index) => diagnostics.findIndex((other) => other.at.offset === at.offset) === index);

/** The library marks a second key by its first character. */
function duplicateKey(source: Source, start: number) {
  const word = /[^\s:,{}[\]]+/y;
  word.lastIndex = start;
  return source.position({ start, end: start + (word.exec(source.text)?.[0].length ?? 1) });
}

/**
 * Where the text nests too deep, before a recursive parser finds out by running out of stack. It counts brackets outside of quotes, and
 * indentation; being wrong inside a block text costs nothing, since nobody nests forty brackets there.
 */
function depthExceeded(text: string): number | null {
  let depth = 0;
  let dashes = 0;
  let quote = '';
  let lineStart = true;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\n') {
      lineStart = true;
      dashes = 0;
      if (depth === 0) quote = '';
      continue;
    }
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
      continue;
    }
    if (lineStart && (character === '-' || character === '?') && ++dashes > DEEPEST) return at;
    if (character !== ' ' && character !== '-' && character !== '?') lineStart = false;
    if ((character === '"' || character === "'") && /[\s[{,:]/.test(text[at - 1] ?? ' ')) quote = character;
    else if (character === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      const end = text.indexOf('\n', at);
      at = (end === -1 ? text.length : end) - 1;
    } else if (character === '[' || character === '{') {
      if (++depth > DEEPEST) return at;
    } else if ((character === ']' || character === '}') && depth > 0) depth--;
  }
  return null;
}

class TreeBuilder {
  readonly #source: Source;
  readonly #report: (diagnostic: Diagnostic) => void;

  constructor(source: Source, report: (diagnostic: Diagnostic) => void) {
    this.#source = source;
    this.#report = report;
  }

  node(value: unknown, at: number, depth = 0): Node {
    if (isAlias(value)) {
      const span = spanOf(value, at);
      this.#refuse(span, 'an alias');
      return refused(span);
    }
    const span = spanOf(value, at);
    if (depth > DEEPEST) {
      this.#report(problem('E1006', this.#source.position(span), { most: DEEPEST }));
      return refused(span);
    }
    if (this.#isExtra(value, span)) return refused(span);
    if (isScalar(value)) return scalar(value, span);
    if (isSeq(value)) {
      return { kind: 'list', items: value.items.map((item) => this.node(item, span.start, depth + 1)), ...span };
    }
    if (isMap(value)) return this.#map(value, span, depth);
    return nothing(span);
  }

  #map(map: YAMLMap, span: Span, depth: number): MapNode {
    const entries = new Map<string, Entry>();
    for (const pair of map.items as readonly Pair[]) {
      const keySpan = spanOf(pair.key, span.start);
      if (!isScalar(pair.key)) {
        this.#refuse(keySpan, 'a key that is not a word');
        continue;
      }
      this.#isExtra(pair.key, keySpan);
      const key = scalar(pair.key, keySpan);
      const name = typeof key.value === 'string' ? key.value : key.source;
      // Of two equal keys (reported by the parser) the first one stays.
      if (!entries.has(name)) entries.set(name, { name, key, value: this.node(pair.value, keySpan.end, depth + 1) });
    }
    return { kind: 'map', entries, ...span };
  }

  /** Reports anchors and tags; a tag can change what a value is. */
  #isExtra(node: unknown, span: Span): boolean {
    const { anchor, tag } = node as { anchor?: string; tag?: string };
    if (anchor !== undefined) this.#refuse(span, 'an anchor');
    if (tag !== undefined) this.#refuse(span, 'a tag');
    return tag !== undefined;
  }

  #refuse(span: Span, what: string): void {
    this.#report(problem('E1004', this.#source.position(span), { what }));
  }
}

const nothing = (span: Span): ScalarNode => ({ kind: 'scalar', value: null, quoted: false, source: '', ...span });
const refused = (span: Span): ScalarNode => ({ ...nothing(span), refused: true });

function spanOf(value: unknown, otherwise: number): Span {
  const range = (value as { range?: readonly [number, number, number] | null } | null)?.range;
  return range === undefined || range === null
    ? { start: otherwise, end: otherwise + 1 }
    : { start: range[0], end: Math.max(range[1], range[0] + 1) };
}

function scalar(node: Scalar, span: Span): ScalarNode {
  const { value, type } = node;
  const quoted = type !== undefined && type !== Scalar.PLAIN;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', value: known ? value : null, quoted, source: node.source ?? '', ...span };
}
