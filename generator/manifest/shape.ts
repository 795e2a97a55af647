/**
 * The words in which the language is described (`grammar.ts`). One description serves three readers: the checker (`conform.ts`), the
 * JSON Schema for editors (`schema.ts`) and the tables of docs/manifest.md (`reference.ts`); so they cannot come to disagree.
 */
import type { Code } from '../diagnostics/catalogue.ts';

export type Shape =
  | TextShape
  | NumberShape
  | BooleanShape
  | ScalarShape
  | LiteralShape
  | ListShape
  | MapShape
  | NamesShape
  | ChoiceShape;

/** Text; `words` is a closed set, `pattern` what a name must look like, with `like` saying it to people. */
export interface TextShape {
  readonly kind: 'text';
  readonly words?: readonly string[];
  readonly pattern?: NamePattern;
  /** At most this many characters. */
  readonly max?: number;
  /** Words that editors offer, beside names that the author has chosen. */
  readonly suggest?: readonly string[];
}
export interface NamePattern {
  readonly regex: RegExp;
  /** What such a name names, for the reference: `field`, `path`. */
  readonly noun: string;
  /** `snake_case, such as "holder_id"` */
  readonly like: string;
}
export interface NumberShape {
  readonly kind: 'number';
  readonly whole: boolean;
  readonly min?: number;
  readonly max?: number;
}
/** `only`: writing the other value would say nothing, so it is refused. */
export interface BooleanShape {
  readonly kind: 'boolean';
  readonly only?: true;
}
/** A bare value whose type another place of the manifest decides: text, number, boolean or null. */
export interface ScalarShape {
  readonly kind: 'scalar';
  /** What it stands for, for the reference: `operand`. */
  readonly noun?: string;
}
/** Any value, checked against its field's type later. */
export interface LiteralShape {
  readonly kind: 'literal';
}
export interface ListShape {
  readonly kind: 'list';
  readonly of: Shape;
  readonly min: number;
  readonly max?: number;
}
/** A map with known keys. `oneOf`: exactly one of these stands; `anyOf`: at least one. */
export interface MapShape {
  readonly kind: 'map';
  /** Title in the reference and name in the schema; null for a small one shown in place. */
  readonly name: string | null;
  readonly doc: string;
  readonly keys: Readonly<Record<string, Key>>;
  readonly oneOf?: readonly string[];
  readonly anyOf?: readonly string[];
}
export interface Key {
  readonly shape: Shape;
  readonly doc: string;
  /** Missing is an error: E1011, or a code of its own. */
  readonly required?: true | Code;
  /** What holds where it is not written, for the reference. */
  readonly default?: string;
}
/** A map from names of the author's choosing. `key: 'scalar'` also takes keys that are numbers or booleans. */
export interface NamesShape {
  readonly kind: 'names';
  readonly name: string | null;
  readonly key: TextShape | ScalarShape;
  readonly of: Shape;
  readonly min: number;
  readonly max?: number;
}
/** Told apart by how it is written: a bare value, a list or a map; at most one of each, so that an error never has to guess. */
export interface ChoiceShape {
  readonly kind: 'choice';
  readonly name: string | null;
  readonly of: readonly Shape[];
}
