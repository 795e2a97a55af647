// Code generated from resources.yaml (resource dsl). DO NOT EDIT.

import { answered, callRoute, type Route } from '../../src/contract/route.ts';
import type { Hooks } from '../hooks.ts';
import { parseDsl, validateDsl } from '../validators/dsl.ts';

/** Every route of dsl. */
export function dslRoutes(hooks: Hooks): readonly Route[] {
  return [
    callRoute({
      name: 'dsl.validate',
      method: 'POST',
      path: '/dsl/validate',
      requires: [],
      body: validateDsl,
      handle: async (input, context) => answered(await hooks['dsl.validate'](input, context)),
    }),
    callRoute({
      name: 'dsl.parse',
      method: 'POST',
      path: '/dsl/parse',
      requires: [],
      body: parseDsl,
      handle: async (input, context) => answered(await hooks['dsl.parse'](input, context)),
    }),
  ];
}
