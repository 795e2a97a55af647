/** Checks a tree against the language: unknown and missing keys, wrong shapes, what is no text, what is no name. */
import { problem } from '../diagnostics/catalogue.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { ChoiceShape, ListShape, MapShape, NamesShape, NumberShape, Shape, TextShape } from './shape.ts';
import { spelling } from './spelling.ts';
import type { MapNode, Node, ScalarNode, Source, Span } from './tree.ts';

/** How numbers are written: as in JSON. `010`, `0x1F`, `.5`, `1_000` are readings that differ from tool to tool. */
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** Reports whatever in the tree is not of the given shape. */
export function conform(source: Source, root: Node, shape: Shape, report: Report): void {
  new Conformity(source, report).check(root, shape, 'the manifest', root);
}

/** What stands at a node, for people. */
export function describe(node: Node): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a map';
  if (typeof node.value === 'string') return `the text ${JSON.stringify(shorten(node.value))}`;
  if (node.value === null) return node.source === '' ? 'nothing' : 'null';
  return `the ${typeof node.value} ${node.source}`;
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}...` : text);

/** `at least 1`, `at most 5`, `between 1 and 5`. */
export function boundsText(min: number | null | undefined, max: number | null | undefined): string {
  if (min === null || min === undefined) return `at most ${max ?? 0}`;
  return max === null || max === undefined ? `at least ${min}` : `between ${min} and ${max}`;
}

/** Whether an unquoted scalar is a number or word of YAML where text was meant: then quoting it mends it. */
export const quotable = (node: ScalarNode): boolean => typeof node.value !== 'string' && node.source !== '';

/** A number in one of YAML's other spellings: what to write instead; null where it is well written. */
export const plainNumber = (node: ScalarNode): string | null =>
  typeof node.value === 'number' && !NUMBER.test(node.source) ? String(node.value) : null;

class Conformity {
  readonly #source: Source;
  readonly #report: Report;

  constructor(source: Source, report: Report) {
    this.#source = source;
    this.#report = report;
  }

  /** @param where - how messages call this place; @param named - the key by which it is called, to mark what is missing */
  check(node: Node, shape: Shape, where: string, named: Span): void {
    // What is not part of the language at all was reported by the reader; whatever it stands for, it is no second problem.
    if (node.kind === 'scalar' && node.refused === true) return;
    switch (shape.kind) {
      case 'literal':
        return;
      case 'scalar':
        if (node.kind !== 'scalar') this.#wrong(node, shape, where);
        return;
      case 'choice':
        this.#choice(node, shape, where, named);
        return;
      case 'list':
        if (node.kind === 'list') this.#list(node, shape, where);
        else this.#wrong(node, shape, where);
        return;
      case 'map':
        if (node.kind === 'map') this.#map(node, shape, where, named);
        else this.#wrong(node, shape, where);
        return;
      case 'names':
        if (node.kind === 'map') this.#names(node, shape, where);
        else this.#wrong(node, shape, where);
        return;
      case 'text':
        if (node.kind === 'scalar') this.#text(node, shape, where);
        else this.#wrong(node, shape, where);
        return;
      case 'number':
        if (node.kind === 'scalar' && typeof node.value === 'number') this.#number(node, node.value, shape);
        else this.#wrong(node, shape, where);
        return;
      case 'boolean':
        if (node.kind !== 'scalar' || typeof node.value !== 'boolean') this.#wrong(node, shape, where);
        else if (shape.only === true && !node.value)
          this.#report(problem('E1020', this.#at(named), { key: lastWord(where) }));
    }
  }

  #at(span: Span) {
    return this.#source.position(span);
  }

  #wrong(node: Node, shape: Shape, where: string): void {
    const instead = spelling(node, shape, where);
    this.#report(problem('E1012', this.#at(node), { expected: expected(shape), found: describe(node), instead }));
  }

  #choice(node: Node, shape: ChoiceShape, where: string, named: Span): void {
    const fit = shape.of.find((one) => kindsOf(one).includes(node.kind));
    if (fit === undefined) this.#wrong(node, shape, where);
    else this.check(node, fit, where, named);
  }

  #list(node: Extract<Node, { kind: 'list' }>, shape: ListShape, where: string): void {
    this.#count(node, node.items.length, shape, 'items');
    for (const item of node.items) this.check(item, shape.of, where, item);
  }

  #names(node: MapNode, shape: NamesShape, where: string): void {
    this.#count(node, node.entries.size, shape, 'entries');
    for (const { name, key, value } of node.entries.values()) {
      if (shape.key.kind === 'text') this.#text(key, shape.key, where);
      this.check(value, shape.of, where.endsWith('.') ? where + name : `${where} ${name}`, key);
    }
  }

  #map(node: MapNode, shape: MapShape, where: string, named: Span): void {
    const known = Object.keys(shape.keys);
    for (const { name, key, value } of node.entries.values()) {
      const inner = Object.hasOwn(shape.keys, name) ? shape.keys[name] : undefined;
      if (inner?.required === 'E4001' && value.kind !== 'map' && spelling(value, inner.shape, where) !== null) {
        this.#wrong(value, inner.shape, where);
      } else if (inner?.required === 'E4001' && saysNothing(value)) {
        this.#report(problem('E4001', this.#at(key), { mutation: lastWord(where) }));
      } else if (inner !== undefined) this.check(value, inner.shape, place(where, name), key);
      else this.#report(problem('E1010', this.#at(key), { name, near: nearest(name, known), known, where }));
    }
    for (const [name, { required }] of Object.entries(shape.keys)) {
      if (required === undefined || node.entries.has(name)) continue;
      if (required === 'E4001') this.#report(problem('E4001', this.#at(named), { mutation: lastWord(where) }));
      else this.#report(problem('E1011', this.#at(named), { key: name, where }));
    }
    const one = shape.oneOf?.filter((name) => node.entries.has(name));
    if (shape.oneOf !== undefined && one?.length !== 1) {
      const second = node.entries.get(one?.[1] ?? '')?.key ?? named;
      this.#report(problem('E1013', this.#at(second), { keys: shape.oneOf, found: one ?? [], where }));
    }
    if (shape.anyOf !== undefined && !shape.anyOf.some((name) => node.entries.has(name))) {
      this.#report(problem('E1013', this.#at(named), { keys: shape.anyOf, found: [], where }));
    }
  }

  #count(node: Node, found: number, { min, max }: { min: number; max?: number }, what: string): void {
    if (found >= min && found <= (max ?? found)) return;
    const bounds =
      max === undefined
        ? `at least ${min} must be there`
        : min === max
          ? `exactly ${min} must be there`
          : `${min} to ${max} may be there`;
    this.#report(
      problem('E1018', this.#at(node), {
        found,
        bounds,
        what: found === 1 ? what.replace(/ies$/, 'y').replace(/s$/, '') : what,
      }),
    );
  }

  #text(node: ScalarNode, shape: TextShape, where: string): void {
    const { value } = node;
    if (typeof value !== 'string') {
      if (quotable(node)) this.#report(problem('E1005', this.#at(node), { source: node.source }));
      else this.#wrong(node, shape, where);
      return;
    }
    if (shape.words !== undefined) {
      if (!shape.words.includes(value)) {
        this.#report(
          problem('E1014', this.#at(node), { name: value, near: nearest(value, shape.words), known: shape.words }),
        );
      }
      return;
    }
    if (shape.max !== undefined && value.length > shape.max) {
      this.#report(problem('E1019', this.#at(node), { length: value.length, most: shape.max }));
    } else if (shape.pattern !== undefined && !shape.pattern.regex.test(value)) {
      this.#report(problem('E1015', this.#at(node), { name: value, like: shape.pattern.like }));
    }
  }

  #number(node: ScalarNode, value: number, { whole, min, max }: NumberShape): void {
    const plain = plainNumber(node);
    if (plain !== null) {
      this.#report(problem('E1017', this.#at(node), { source: node.source, value: plain }));
    } else if (whole && !Number.isSafeInteger(value)) {
      this.#report(problem('E1016', this.#at(node), { found: value, bounds: 'a whole number' }));
    } else if (value < (min ?? value) || value > (max ?? value)) {
      this.#report(problem('E1016', this.#at(node), { found: value, bounds: boundsText(min, max) }));
    }
  }
}

/** `{}`, `[]`, `none`, `false` and nothing at all: the ways in which people try to say that there is none. */
const saysNothing = (node: Node): boolean =>
  node.kind === 'scalar' || (node.kind === 'list' ? node.items.length : node.entries.size) === 0;

const lastWord = (where: string): string => where.slice(where.lastIndexOf(' ') + 1).replaceAll('"', '');

/** How messages call what stands under a key: `resource lock`, `mutation lock.extend`, and `"api"` for all else. */
function place(where: string, key: string): string {
  if (key === 'resources') return 'resource';
  if (key === 'types') return 'type';
  if (key === 'event') return 'event';
  const part = where.startsWith('resource ') && Object.hasOwn(parts, key) ? parts[key] : undefined;
  return part === undefined ? JSON.stringify(key) : `${part} ${lastWord(where)}.`;
}

const parts: Readonly<Record<string, string>> = {
  mutations: 'mutation',
  queries: 'query',
  calls: 'call',
  fields: 'field',
};

function kindsOf(shape: Shape): readonly Node['kind'][] {
  switch (shape.kind) {
    case 'literal':
      return ['scalar', 'list', 'map'];
    case 'list':
      return ['list'];
    case 'map':
    case 'names':
      return ['map'];
    case 'choice':
      return shape.of.flatMap(kindsOf);
    default:
      return ['scalar'];
  }
}

/** A shape in words: what was meant where something else stands. */
function expected(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      if (shape.words !== undefined) return shape.words.map((word) => JSON.stringify(word)).join(' or ');
      return shape.pattern === undefined ? 'a text' : `a ${shape.pattern.noun}`;
    case 'number':
      return shape.whole ? 'a whole number' : 'a number';
    case 'boolean':
      return shape.only === true ? 'true' : 'true or false';
    case 'scalar':
      return 'a single value';
    case 'literal':
      return 'a value';
    case 'list':
      return 'a list';
    case 'map':
      return `a map with keys such as ${Object.keys(shape.keys)
        .slice(0, 3)
        .map((key) => JSON.stringify(key))
        .join(', ')}`;
    case 'names':
      return 'a map of names';
    case 'choice':
      return shape.of.map(expected).join(', or ');
  }
}
