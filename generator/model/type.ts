/** Types: the built-in words, the named ones, and the attributes that say more about a type. */
import { boundsText, describe } from '../manifest/conform.ts';
import { builtinTypes } from '../manifest/grammar.ts';
import type { Entry, MapNode, Node } from '../manifest/tree.ts';
import { child, entriesOf, isTrue, itemsOf, numberOf, textOf } from '../manifest/tree.ts';
import { literal, typeName } from './literal.ts';
import type { FieldType, IntegerType, Json, ListType, NamedType, Parameter, VariantCase } from './model.ts';
import { stallOf } from './pattern.ts';
import type { Scope } from './scope.ts';

/** A year. */
const LONGEST_DURATION = 31_536_000_000;
/** Characters of a text with a `pattern` and no `max`: trying a pattern can cost the square of a text's length, and more. */
const LONGEST_MATCHED = 1000;
const INTEGER: IntegerType = { kind: 'integer', min: -2_147_483_648, max: 2_147_483_647 };
const DURATION: IntegerType = { kind: 'duration_ms', min: 0, max: LONGEST_DURATION };

/** What other languages call these types. */
const elsewhere: ReadonlyMap<string, (typeof builtinTypes)[number]> = new Map([
  ['string', 'text'],
  ['varchar', 'text'],
  ['int', 'integer'],
  ['bigint', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['decimal', 'number'],
  ['bool', 'boolean'],
  ['date', 'timestamp'],
  ['datetime', 'timestamp'],
  ['timestamptz', 'timestamp'],
  ['guid', 'uuid'],
  ['jsonb', 'json'],
  ['blob', 'bytes'],
  ['duration', 'duration_ms'],
]);

const inTypes = (what: string): string => `${what} under \`types\` with a name of its own, and that name here`;
/** What is no type here, but is said in another way. */
const otherwise: ReadonlyMap<string, string> = new Map([
  ...['list', 'array', 'set'].map(
    (word) => [word, '`list:` and the type of the items instead of `type:`, such as `list: text`'] as const,
  ),
  ...['ref', 'reference'].map((word) => [word, '`ref:` and the name of a resource instead of `type:`'] as const),
  ...['enum', 'choice'].map((word) => [word, inTypes('a list of the values')] as const),
  ...['object', 'map', 'struct', 'record'].map((word) => [word, inTypes('`{ object: ... }`')] as const),
  ...['variant', 'union'].map((word) => [word, inTypes('`{ variant: ... }`')] as const),
]);

const builtin: Readonly<Record<(typeof builtinTypes)[number], FieldType>> = {
  text: { kind: 'text', min: null, max: null, pattern: null, notBlank: false, parsesAs: null },
  integer: INTEGER,
  duration_ms: DURATION,
  number: { kind: 'number', min: null, max: null },
  boolean: { kind: 'boolean' },
  uuid: { kind: 'uuid' },
  timestamp: { kind: 'timestamp' },
  json: { kind: 'json' },
  bytes: { kind: 'bytes', min: null, max: null },
};

const isBuiltin = (name: string): name is keyof typeof builtin => Object.hasOwn(builtin, name);

/** Reads `types`; each is read when it is first named, so that their order does not matter. */
export class Types {
  readonly #scope: Scope;
  readonly #entries: ReadonlyMap<string, Entry>;
  /** Types being read: one that is named again while it is being read holds itself. */
  readonly #open: string[] = [];

  constructor(scope: Scope, node: Node | undefined) {
    this.#scope = scope;
    this.#entries = new Map(entriesOf(node).map((entry) => [entry.name, entry]));
  }

  /** All of them, in the manifest's order. */
  resolveAll(): NamedType[] {
    return [...this.#entries.keys()].map((name) => this.#named(name)).filter((type) => type !== null);
  }

  /** The type of a map with `type` or `list` and their attributes; null where it cannot be read. */
  of(node: Node): FieldType | null {
    const single = child(node, 'type');
    const many = child(node, 'list');
    const name = textOf(single ?? many);
    if (name === null || (single !== undefined && many !== undefined)) return null;
    const base = this.#byName(name, single ?? many ?? node);
    if (base === null) return null;
    return this.#refine(
      node,
      many === undefined ? base : { kind: 'list', of: base, min: null, max: null, includes: null },
    );
  }

  /** A map of names to parameters: an object's keys, a body's `with`, an answer. */
  parameters(node: Node | undefined): Parameter[] {
    return entriesOf(node)
      .map((entry) => this.parameter(entry))
      .filter((parameter) => parameter !== null);
  }

  parameter({ name, key, value }: Entry): Parameter | null {
    const type = this.of(value);
    if (type === null) return null;
    const nullable = isTrue(child(value, 'nullable'));
    return {
      name,
      doc: textOf(child(value, 'doc')),
      type,
      nullable,
      ignoreCase: isTrue(child(value, 'ignore_case')),
      default: this.#default(child(value, 'default'), type, nullable),
      at: this.#scope.at(key),
    };
  }

  #default(node: Node | undefined, type: FieldType, nullable: boolean): Json | undefined {
    return node === undefined ? undefined : literal(this.#scope, node, type, nullable);
  }

  #byName(name: string, node: Node): FieldType | null {
    if (isBuiltin(name)) return builtin[name];
    if (this.#entries.has(name)) {
      if (this.#open.includes(name)) {
        this.#scope.problem('E3003', node, { chain: [...this.#open.slice(this.#open.indexOf(name)), name] });
        return null;
      }
      return this.#named(name)?.type ?? null;
    }
    const unknown = this.#scope.unknown(name, [...builtinTypes, ...this.#entries.keys()]);
    const word = name.toLowerCase();
    this.#scope.problem('E2001', node, {
      ...unknown,
      near: elsewhere.get(word) ?? unknown.near,
      instead: otherwise.get(word) ?? null,
    });
    return null;
  }

  #named(name: string): NamedType | null {
    const known = this.#scope.types.get(name);
    const entry = this.#entries.get(name);
    if (known !== undefined || entry === undefined) return known ?? null;
    this.#open.push(name);
    const type = this.#define(entry);
    this.#open.pop();
    const named =
      type === null ? null : { name, doc: textOf(child(entry.value, 'doc')), type, at: this.#scope.at(entry.key) };
    this.#scope.types.set(name, named);
    return named;
  }

  #define({ name, value }: Entry): NamedType['type'] | null {
    const values = value.kind === 'list' ? value : child(value, 'enum');
    if (values !== undefined) {
      return {
        kind: 'enum',
        name,
        values: itemsOf(values)
          .map(textOf)
          .filter((text) => text !== null),
      };
    }
    const keys = child(value, 'object');
    if (keys !== undefined) return { kind: 'object', name, fields: this.parameters(keys) };
    const cases = child(value, 'variant');
    if (cases !== undefined) {
      return { kind: 'variant', name, cases: entriesOf(cases).map((entry) => this.#case(entry)) };
    }
    return null;
  }

  #case({ name, value }: Entry): VariantCase {
    const kind = textOf(child(value, 'type'));
    const base = kind === 'integer' ? INTEGER : kind === 'duration_ms' ? DURATION : null;
    const lasts = child(value, 'lasts');
    const held = base === null ? null : this.#refine(value, base);
    if (base === null) this.#sayNothing(value, ['min', 'max'], 'a case that holds nothing');
    const length = numberOf(lasts);
    const said = textOf(lasts);
    if (
      lasts !== undefined &&
      ((length === null && said !== 'value') || (said === 'value' && held === null) || (length ?? 0) < 0)
    ) {
      this.#scope.problem('E3001', lasts, {
        expected: held === null ? 'a number of milliseconds' : 'a number of milliseconds, or "value"',
        found: describe(lasts),
        instead: null,
      });
    }
    return {
      tag: name,
      holds: held?.kind === 'integer' || held?.kind === 'duration_ms' ? held : null,
      lasts: length ?? (said === 'value' ? 'value' : null),
    };
  }

  /** The type with its attributes; those that say nothing about such a type are reported. */
  #refine(node: Node, type: FieldType): FieldType {
    const about = typeName(type);
    const unfit = Object.entries(appliesTo)
      .filter(([, kinds]) => !kinds.includes(type.kind))
      .map(([key]) => key);
    this.#sayNothing(node, unfit, about);
    const min = numberOf(child(node, 'min'));
    const max = numberOf(child(node, 'max'));
    if (min !== null && max !== null && min > max) {
      this.#scope.problem('E3005', child(node, 'max') ?? node, { min, max });
    }
    switch (type.kind) {
      case 'text': {
        const pattern = this.#pattern(child(node, 'pattern'));
        return {
          ...type,
          ...(pattern === null ? this.#sizes(node) : this.#matchedSizes(node)),
          pattern,
          notBlank: isTrue(child(node, 'not_blank')),
          parsesAs: textOf(child(node, 'parses_as')) === 'json' ? 'json' : null,
        };
      }
      case 'bytes':
        return { ...type, ...this.#sizes(node) };
      case 'list':
        return { ...type, ...this.#sizes(node), includes: this.#includes(child(node, 'includes'), type) };
      case 'integer':
      case 'duration_ms':
        for (const key of ['min', 'max']) this.#bound(child(node, key), type);
        return { ...type, min: min ?? type.min, max: max ?? type.max };
      case 'number':
        return { ...type, min, max };
      default:
        return type;
    }
  }

  #bound(node: Node | undefined, type: IntegerType): void {
    const bound = numberOf(node);
    if (node === undefined || bound === null || (Number.isInteger(bound) && bound >= type.min && bound <= type.max))
      return;
    this.#scope.problem('E1016', node, { found: bound, bounds: `a whole number ${boundsText(type.min, type.max)}` });
  }

  #sizes(node: Node): { min: number | null; max: number | null } {
    for (const key of ['min', 'max']) {
      const size = child(node, key);
      const found = numberOf(size);
      if (size !== undefined && found !== null && (!Number.isInteger(found) || found < 0)) {
        this.#scope.problem('E1016', size, { found, bounds: 'a whole number from 0 on' });
      }
    }
    return { min: numberOf(child(node, 'min')), max: numberOf(child(node, 'max')) };
  }

  #matchedSizes(node: Node): { min: number | null; max: number } {
    const { min, max } = this.#sizes(node);
    const least = child(node, 'min');
    if (max === null && least !== undefined && (min ?? 0) > LONGEST_MATCHED) {
      this.#scope.problem('E3008', least, { min: min ?? 0, most: LONGEST_MATCHED });
    }
    return { min, max: max ?? LONGEST_MATCHED };
  }

  #pattern(node: Node | undefined): string | null {
    const text = textOf(node);
    if (node === undefined || text === null) return null;
    try {
      new RegExp(text, 'u');
    } catch (error) {
      this.#scope.problem('E3006', node, { detail: error instanceof Error ? error.message : String(error) });
      return null;
    }
    const stall = stallOf(text);
    if (stall === null) return text;
    this.#scope.problem('E3007', node, { text: stall });
    return null;
  }

  #includes(node: Node | undefined, type: ListType): string | null {
    if (node === undefined) return null;
    if (type.of.kind !== 'text' && type.of.kind !== 'enum') {
      this.#scope.problem('E3004', node, { key: 'includes', type: typeName(type) });
      return null;
    }
    const value = literal(this.#scope, node, type.of, false);
    return typeof value === 'string' ? value : null;
  }

  #sayNothing(node: Node, keys: readonly string[], type: string): void {
    if (node.kind !== 'map') return;
    for (const key of keys) {
      const said = (node satisfies MapNode).entries.get(key);
      if (said !== undefined) this.#scope.problem('E3004', said.key, { key, type });
    }
  }
}

const sized = ['text', 'bytes', 'list', 'integer', 'duration_ms', 'number'];
const appliesTo: Readonly<Record<string, readonly string[]>> = {
  min: sized,
  max: sized,
  pattern: ['text'],
  not_blank: ['text'],
  parses_as: ['text'],
  ignore_case: ['enum'],
  includes: ['list'],
};
