/** The manifest as a tree in which every node knows its place. Nothing here knows the language. */
import type { Json, Position } from '../model/model.ts';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Written in quotes or as a block, so that it is text whatever it looks like. */
  readonly quoted: boolean;
  /** As written, without quotes: `1.10`, `Null`, `010`; '' where nothing was written. */
  readonly source: string;
  /** Stands for what is not part of the language (an alias, a tagged value), which was reported when it was read. */
  readonly refused?: true;
  readonly start: number;
  readonly end: number;
}
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly start: number;
  readonly end: number;
}
export interface MapNode {
  readonly kind: 'map';
  /** In the order in which they are written. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly start: number;
  readonly end: number;
}
export interface Entry {
  /** The key's text, as written where it is not text. */
  readonly name: string;
  readonly key: ScalarNode;
  readonly value: Node;
}
export type Node = ScalarNode | ListNode | MapNode;

/** Anything with a place in the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A manifest's text and where its lines begin. */
export class Source {
  readonly file: string;
  readonly text: string;
  readonly #lines: number[] = [0];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#lines.push(at + 1);
  }

  /** Line and column of a span; the mark stays within the span's first line. */
  position({ start, end }: Span): Position {
    const offset = Math.min(start, this.text.length);
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const line = this.#lines[low] ?? 0;
    const next = this.#lines[low + 1];
    const length = Math.max(1, Math.min(end, next === undefined ? this.text.length : next - 1) - offset);
    return { file: this.file, line: low + 1, column: offset - line + 1, offset, length };
  }
}

/** Readers for nodes whose shape was checked (and reported) before: a wrong shape reads as nothing. */
export const entriesOf = (node: Node | undefined): readonly Entry[] =>
  node?.kind === 'map' ? [...node.entries.values()] : [];
export const itemsOf = (node: Node | undefined): readonly Node[] => (node?.kind === 'list' ? node.items : []);
export const child = (node: Node | undefined, name: string): Node | undefined =>
  node?.kind === 'map' ? node.entries.get(name)?.value : undefined;
export const entry = (node: Node | undefined, name: string): Entry | undefined =>
  node?.kind === 'map' ? node.entries.get(name) : undefined;
export const textOf = (node: Node | undefined): string | null =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : null;
export const numberOf = (node: Node | undefined): number | null =>
  node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : null;
export const isTrue = (node: Node | undefined): boolean => node?.kind === 'scalar' && node.value === true;

/** A node as plain data, whatever it is meant to be. */
export function toJson(node: Node): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  // fromEntries defines own properties, so that a key named __proto__ stays a key.
  return Object.fromEntries([...node.entries.values()].map(({ name, value }) => [name, toJson(value)]));
}
