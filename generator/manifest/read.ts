/** Text to tree. YAML's second ways of saying one thing (aliases, tags, merge keys, several documents) are refused. */
import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  Parser,
  Scalar,
  type YAMLMap,
} from 'yaml';
import { problem } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.ts';
import { scan } from './scan.ts';
import type { Entry, MapNode, Node, ScalarNode, Source, Span } from './tree.ts';

/** A manifest of 1,000 resources has about a megabyte; what is larger is a mistake, and costs time before it is found to be one. */
const LARGEST_MANIFEST = 2 * 1024 * 1024;
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

/** What mends the mistakes that people make most often; null where the parser's own words say enough. */
function nextStep(code: string, detail: string): string | null {
  if (code === 'TAB_AS_INDENT') return 'indent with spaces';
  if (code === 'BLOCK_IN_FLOW') return 'quote a text that holds ": "';
  if (code !== 'BAD_INDENT') return null;
  if (!detail.startsWith('Flow')) return 'let the keys of one map start below each other';
  return 'close the bracket before this line, or indent this line more than the one that opens it';
}

/** Reads a manifest; never throws. The tree holds what could be read, so that the later stages find their problems too. */
export function readManifest(source: Source): Manifest {
  const nowhere: Span = { start: 0, end: 1 };
  const refuse = (...diagnostics: readonly Diagnostic[]): Manifest => ({ source, root: null, diagnostics });
  const bytes = Buffer.byteLength(source.text);
  if (bytes > LARGEST_MANIFEST) {
    return refuse(problem('E1002', source.position(nowhere), { bytes, most: LARGEST_MANIFEST }));
  }

  const { document, extras } = compose(source);
  if (document === null) return refuse(...extras);
  const syntax = firstAtEachPlace([...document.errors, ...document.warnings])
    .slice(0, MOST_SYNTAX_ERRORS)
    .map(({ pos: [start, end], message, code }) =>
      problem('E1001', source.position({ start, end: Math.max(end, start + 1) }), {
        detail: message,
        step: nextStep(code, message),
      }),
    );
  // Where the text is broken, what was read of it is guesswork, and what could be said about that would not help.
  if (syntax.length > 0) return refuse(...extras, ...syntax);

  const diagnostics: Diagnostic[] = [...extras];
  const report: Report = (diagnostic) => {
    diagnostics.push(diagnostic);
  };
  const root = document.contents === null ? null : new TreeBuilder(source, report).node(document.contents, 0);
  if (root?.kind === 'map') return { source, root, diagnostics };
  if (diagnostics.length === 0) diagnostics.push(problem('E1007', source.position(root ?? nowhere), {}));
  return { source, root: null, diagnostics };
}

/** Tokens, and the document made of them, unless they are of no use; a function of its own, so that the tokens can go early. */
function compose(source: Source): { document: Document.Parsed | null; extras: Diagnostic[] } {
  const tokens: readonly CST.Token[] = [...new Parser().parse(source.text)];
  const extras = scan(tokens, DEEPEST).map(({ what, span }) =>
    what === 'depth'
      ? problem('E1006', source.position(span), { most: DEEPEST })
      : problem('E1004', source.position(span), { what }),
  );
  const hopeless = extras.length > MOST_SYNTAX_ERRORS || extras.some(({ code }) => code === 'E1006');
  if (hopeless) return { document: null, extras: extras.slice(0, MOST_SYNTAX_ERRORS) };

  // Duplicate keys are found later: the library compares each key with each other one.
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false, version: '1.2', merge: false });
  // Forced to give a document even where the text is empty.
  const [document] = composer.compose(tokens, true, source.text.length);
  return { document: document ?? null, extras };
}

/** One mistake often breaks several rules of the grammar at one place. */
function firstAtEachPlace<Error extends { readonly pos: readonly [number, number] }>(
  errors: readonly Error[],
): Error[] {
  const seen = new Set<number>();
  return errors.filter(({ pos: [start] }) => !seen.has(start) && seen.add(start));
}

class TreeBuilder {
  readonly #source: Source;
  readonly #report: Report;

  constructor(source: Source, report: Report) {
    this.#source = source;
    this.#report = report;
  }

  node(value: unknown, at: number): Node {
    const span = spanOf(value, at);
    // Reported by the scan; a tag can change what a value is.
    if (isAlias(value) || (value as { tag?: string } | null)?.tag !== undefined) return refused(span);
    if (isScalar(value)) return this.#scalar(value, span);
    if (isSeq(value)) return { kind: 'list', items: value.items.map((item) => this.node(item, span.start)), ...span };
    if (isMap(value)) return this.#map(value, span);
    return nothing(span);
  }

  #map(map: YAMLMap, span: Span): MapNode {
    const entries = new Map<string, Entry>();
    for (const pair of map.items as readonly Pair[]) {
      const keySpan = spanOf(pair.key, span.start);
      if (!isScalar(pair.key)) {
        this.#report(problem('E1004', this.#source.position(keySpan), { what: 'a key that is not a word' }));
        continue;
      }
      const key = this.#scalar(pair.key, keySpan);
      const name = typeof key.value === 'string' ? key.value : key.source;
      const before = entries.get(name);
      if (before === undefined) entries.set(name, { name, key, value: this.node(pair.value, keySpan.end) });
      else {
        const at = this.#source.position(before.key);
        this.#report(
          problem('E1003', this.#source.position(keySpan), { name }, { at, message: 'it stands here before' }),
        );
      }
    }
    return { kind: 'map', entries, ...span };
  }

  #scalar(node: Scalar, span: Span): ScalarNode {
    const { value, type } = node;
    const quoted = type !== undefined && type !== Scalar.PLAIN;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (typeof value === 'string' && UNFIT.test(value)) {
      this.#report(problem('E1008', this.#source.position(span), {}));
    }
    return { kind: 'scalar', value: known ? value : null, quoted, source: node.source ?? '', ...span };
  }
}

/**
 * PostgreSQL stores no NUL, half a surrogate pair is no character at all, and marks that turn the reading direction would let generated
 * code show its reviewer something other than what it is.
 */
const UNFIT = /[\0\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

const nothing = (span: Span): ScalarNode => ({ kind: 'scalar', value: null, quoted: false, source: '', ...span });
const refused = (span: Span): ScalarNode => ({ ...nothing(span), refused: true });

function spanOf(value: unknown, otherwise: number): Span {
  const range = (value as { range?: readonly [number, number, number] | null } | null)?.range;
  return range === undefined || range === null
    ? { start: otherwise, end: otherwise + 1 }
    : { start: range[0], end: Math.max(range[1], range[0] + 1) };
}
