// Code generated from resources.yaml (resource settings). DO NOT EDIT.

import { bodyValidator } from '../../src/contract/validate.ts';
import type { Validator } from '../../src/contract/validation.ts';
import type { UpdateSettings } from '../types/settings.ts';
import * as compiled from './compiled/settings.ts';

/** Body of `settings.update`. */
export const updateSettings: Validator<UpdateSettings> = bodyValidator({
  schema: { type: 'object', properties: { greeting: { type: 'string' } }, additionalProperties: false },
  check: compiled.updateSettings,
  partial: true,
  rules: [{ kind: 'some_field', fields: ['greeting'] }],
});
