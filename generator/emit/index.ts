/** The table of contents of the generated folder. */
import type { Emitter } from './emitter.ts';
import { emitEvents } from './events.ts';
import { emitExample } from './example.ts';
import { emitIndex } from './generated-index.ts';
import { emitHooks } from './hooks.ts';
import { emitReadme } from './readme.ts';
import { emitRoutes } from './routes.ts';
import { emitSchema } from './schema.ts';
import { emitSql } from './sql/index.ts';
import { emitState } from './state.ts';
import { emitTests } from './tests.ts';
import { emitTypes } from './types.ts';
import { emitValidators } from './validators.ts';

const emitters: readonly Emitter[] = [
  emitTypes,
  emitEvents,
  emitValidators,
  emitRoutes,
  emitState,
  emitSql,
  emitHooks,
  emitIndex,
  emitExample,
  emitReadme,
  emitSchema,
  emitTests,
];

export const emitAll: Emitter = (model, options) => emitters.flatMap((emit) => emit(model, options));
