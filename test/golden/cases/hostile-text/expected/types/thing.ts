// Code generated from resources.yaml (resource thing). DO NOT EDIT.

import type { Keyed, KeyedInput, Odd } from './common.ts';

/**
 * line one
 * line two *\/ `${x}` -- '
 */
export interface Thing {
  /** Uuid. */
  readonly thing_id: string;
  /** Uuid. */
  readonly tenant_id: string;
  /** *\/ */
  readonly odd: Odd;
  /** $fn$ *\/ */
  readonly text: string;
  readonly keyed: Keyed | null;
  readonly select: string | null;
  readonly default: string | null;
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** *\/ ${x} */
export interface CreateThing {
  /** *\/ */
  readonly odd?: Odd;
  /** $fn$ *\/ */
  readonly text?: string;
  readonly keyed?: KeyedInput | null;
  readonly select?: string | null;
  readonly default?: string | null;
}
