/** The SQL of an API: its first migration and its functions. */
import type { Emitter } from '../emitter.ts';
import { createContext } from './context.ts';
import { emitFunctions } from './functions.ts';
import { migrationText } from './migration.ts';

export type { Functions, FunctionsOptions } from './functions.ts';
export { emitFunctions } from './functions.ts';
export type { Sabotage, SabotageKind } from './sabotage.ts';

/** @param options - `source` names the manifest in the files' first lines */
export const emitSql: Emitter = (model, options) => [
  { path: 'migrations/0001_init.sql', text: migrationText(createContext(model, 'fn'), options.source) },
  { path: 'migrations/functions.sql', text: emitFunctions(model).text },
];
