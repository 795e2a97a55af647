/** What a rule of the language is: a function from the resolved model to problems. */
import type { Code, NeedsOf } from '../diagnostics/catalogue.ts';
import { problem } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Entry, MapNode, Node, Source, Span } from '../manifest/tree.ts';
import type { FieldType, Model, Mutation, Position, Resource } from '../model/model.ts';

/** Steps from the root of the manifest: keys of maps, numbers of list items. */
export type Path = readonly (string | number)[];

/** The model with the text that it was made from, so that a rule can point at any part of it. */
export class Checked {
  readonly model: Model;
  readonly resources: ReadonlyMap<string, Resource>;
  /** All mutations of all resources, with their names and places. */
  readonly mutations: readonly Owned[];
  readonly #source: Source;
  readonly #root: MapNode;
  /** Offsets of the problems found before. */
  readonly #unsound: readonly number[];

  constructor(model: Model, source: Source, root: MapNode, before: readonly Diagnostic[]) {
    this.model = model;
    this.resources = new Map(model.resources.map((resource) => [resource.name, resource]));
    this.mutations = model.resources.flatMap((resource) =>
      resource.mutations.map((mutation) => ({
        resource,
        mutation,
        name: `${resource.name}.${mutation.name}`,
        path: pathOf(resource, 'mutations', mutation.name),
      })),
    );
    this.#source = source;
    this.#root = root;
    this.#unsound = before.map(({ at }) => at.offset);
  }

  /** The key at the end of a path (an item of a list: the item); as much of the path as is written. */
  at(...path: Path): Position {
    return this.#source.position(this.#find(path).span);
  }

  /** The value at the end of a path. */
  valueAt(...path: Path): Position {
    return this.#source.position(this.#find(path).node);
  }

  /** Whether a path is written in the manifest. */
  has(...path: Path): boolean {
    return this.#find(path).whole;
  }

  /** The keys that are written in the map at the end of a path. */
  keys(...path: Path): ReadonlyMap<string, unknown> {
    const { node, whole } = this.#find(path);
    return whole && node.kind === 'map' ? node.entries : new Map();
  }

  /** Whether nothing was reported inside of a path before: where something was, a rule would speak about what is not there. */
  sound(...path: Path): boolean {
    if (this.#unsound.length === 0) return true;
    const { node, span } = this.#find(path);
    return !this.#unsound.some((offset) => offset >= span.start && offset < node.end);
  }

  problem<C extends Code>(code: C, path: Path, needs: NeedsOf<C>, related: Diagnostic['related'] = null): Diagnostic {
    return problem(code, this.at(...path), needs, related);
  }

  #find(path: Path): { node: Node; span: Span; whole: boolean } {
    let node: Node = this.#root;
    let span: Span = { start: 0, end: 1 };
    for (const step of path) {
      if (typeof step === 'number') {
        const item: Node | undefined = node.kind === 'list' ? node.items[step] : undefined;
        if (item === undefined) return { node, span, whole: false };
        node = item;
        span = item;
      } else {
        const entry: Entry | undefined = node.kind === 'map' ? node.entries.get(step) : undefined;
        if (entry === undefined) return { node, span, whole: false };
        node = entry.value;
        span = entry.key;
      }
    }
    return { node, span, whole: true };
  }
}

/** One rule. It yields every breach that it finds and never throws. */
export type Check = (checked: Checked) => Iterable<Diagnostic>;

/** What every JavaScript object has or treats as its own: no key of a body, an entity or an event. */
export const isObjectKey = (name: string): boolean => name === 'constructor' || name === 'prototype';

export const pathOf = (resource: Resource, ...rest: Path): Path => ['resources', resource.name, ...rest];

export interface Owned {
  readonly resource: Resource;
  readonly mutation: Mutation;
  /** `lock.extend` */
  readonly name: string;
  readonly path: Path;
}

/** Types whose values can be told equal by a plain comparison, in SQL as in the query string. */
const comparable: readonly FieldType['kind'][] = [
  'text',
  'integer',
  'duration_ms',
  'number',
  'boolean',
  'uuid',
  'ref',
  'timestamp',
  'enum',
];
export const isComparable = (type: FieldType): boolean => comparable.includes(type.kind);

const ordered: readonly FieldType['kind'][] = ['integer', 'duration_ms', 'number', 'timestamp'];
export const isOrdered = (type: FieldType): boolean => ordered.includes(type.kind);

export const isNumeric = (type: FieldType): boolean => isOrdered(type) && type.kind !== 'timestamp';
