/** The table of contents of the generated folder. */
import type { Model } from '../model/model.ts';
import { finish, type PrintBlocks, unprinted } from '../render/draft.ts';
import type { EmitOptions, EmittedFile, Emitter } from './emitter.ts';
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

/** Every file. What waits in the drafts of one emitter is printed at once, and on another thread while the next ones work, where `print` does so. */
export async function emitAll(model: Model, options: EmitOptions, print: PrintBlocks): Promise<readonly EmittedFile[]> {
  const parts = emitters.map((emit) => {
    const drafts = emit(model, options);
    return { drafts, printed: print(unprinted(drafts)) };
  });
  const files: EmittedFile[] = [];
  for (const { drafts, printed } of parts) files.push(...finish(drafts, await printed));
  return files;
}
