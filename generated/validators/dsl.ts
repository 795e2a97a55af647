// Code generated from resources.yaml (resource dsl). DO NOT EDIT.

import { bodyValidator } from '../../src/contract/validate.ts';
import type { Validator } from '../../src/contract/validation.ts';
import type { ParseDsl, ValidateDsl } from '../types/dsl.ts';
import * as compiled from './compiled/dsl.ts';

/** Body of `dsl.validate`. */
export const validateDsl: Validator<ValidateDsl> = bodyValidator({
  schema: {
    type: 'object',
    properties: { source: { type: 'string', format: 'required-text', maxLength: 65536 } },
    required: ['source'],
    additionalProperties: false,
  },
  check: compiled.validateDsl,
});

/** Body of `dsl.parse`. */
export const parseDsl: Validator<ParseDsl> = bodyValidator({
  schema: {
    type: 'object',
    properties: { source: { type: 'string', format: 'required-text', maxLength: 65536 } },
    required: ['source'],
    additionalProperties: false,
  },
  check: compiled.parseDsl,
});
