// Code generated from resources.yaml (resource config). DO NOT EDIT.

import type { JsonValue } from '../../src/contract/json.ts';
import type { ConfigDocument, ConfigDocumentPatch, FieldProblem } from './common.ts';

/** The configuration document of a tenant. */
export interface Config {
  /** Uuid. */
  readonly tenant_id: string;
  readonly config: ConfigDocument;
  readonly valid: boolean;
  readonly errors: readonly FieldProblem[];
  /** 1 at first, 1 more with each change; also the `ETag`. */
  readonly version: number;
}

/** Body of `config.update`, a JSON Merge Patch. */
export interface UpdateConfig {
  readonly config?: ConfigDocumentPatch;
}

/** Body of `config.validate`. */
export interface ValidateConfig {
  /** A merge patch; what it would lead to is checked. */
  readonly config: { readonly [key: string]: JsonValue };
}
