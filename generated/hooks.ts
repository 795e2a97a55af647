// Code generated from resources.yaml. DO NOT EDIT.

import type { CallHook } from '../src/contract/mutation.ts';
import type { ParseDsl, ParseDslAnswer, ValidateDsl, ValidateDslAnswer } from './types/dsl.ts';

/** What the manifest leaves to the application. A hook that is missing does not compile. */
export interface Hooks {
  /** Answers `POST /dsl/validate`. */
  readonly 'dsl.validate': CallHook<ValidateDsl, ValidateDslAnswer>;
  /** Answers `POST /dsl/parse`. */
  readonly 'dsl.parse': CallHook<ParseDsl, ParseDslAnswer>;
}
