/** What a run of the generator has to say about the manifest. */
import type { Position } from '../model/model.ts';
import type { Code } from './catalogue.ts';

export interface Diagnostic {
  /** Stable: programs may branch on it. */
  readonly code: Code;
  readonly at: Position;
  readonly message: string;
  /** What to do about it; null where the message says it already. */
  readonly hint: string | null;
  /** A second place that explains the first: where a name was declared before. */
  readonly related: { readonly at: Position; readonly message: string } | null;
}

/** Takes the problems of a run, so that a stage can go on and all of them are reported together. */
export type Report = (diagnostic: Diagnostic) => void;
