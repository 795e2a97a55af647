/** The SQL of an API: its first migration and its functions. */
import type { EmittedFile, Emitter } from '../emitter.ts';
import { functionsOf, sqlContextOf } from '../sql-context.ts';
import { migrationText } from './migration.ts';

/** @param options - `source` names the manifest in the files' first lines */
export const emitSql: Emitter<EmittedFile> = (model, options) => [
  { path: 'migrations/0001_init.sql', text: migrationText(sqlContextOf(model), options.source) },
  { path: 'migrations/functions.sql', text: functionsOf(model).text },
];
