// Code generated from resources.yaml (resource dsl). DO NOT EDIT.

import type { JsonValue } from '../../src/contract/json.ts';
import type { SourceProblem } from './common.ts';

/** Body of `dsl.validate`. */
export interface ValidateDsl {
  readonly source: string;
}

/** Answer of `dsl.validate`. */
export interface ValidateDslAnswer {
  readonly valid: boolean;
  readonly errors: readonly SourceProblem[];
  readonly ast: JsonValue;
}

/** Body of `dsl.parse`. */
export interface ParseDsl {
  readonly source: string;
}

/** Answer of `dsl.parse`. */
export interface ParseDslAnswer {
  readonly valid: boolean;
  readonly errors: readonly SourceProblem[];
  readonly ast: JsonValue;
}
