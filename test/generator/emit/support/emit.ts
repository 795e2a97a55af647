/** The TypeScript that a model gives. */
import type { EmittedFile, Emitter } from '../../../../generator/emit/emitter.ts';
import { emitEvents } from '../../../../generator/emit/events.ts';
import { emitIndex } from '../../../../generator/emit/generated-index.ts';
import { emitHooks } from '../../../../generator/emit/hooks.ts';
import { printBlocks } from '../../../../generator/emit/print.ts';
import { emitReadme } from '../../../../generator/emit/readme.ts';
import { emitRoutes } from '../../../../generator/emit/routes.ts';
import { emitState } from '../../../../generator/emit/state.ts';
import { emitTypes } from '../../../../generator/emit/types.ts';
import { emitValidators } from '../../../../generator/emit/validators.ts';
import type { Model } from '../../../../generator/model/model.ts';
import { finish, unprinted } from '../../../../generator/render/draft.ts';
import { options } from './model.ts';

const emitters: readonly Emitter[] = [
  emitTypes,
  emitEvents,
  emitValidators,
  emitRoutes,
  emitState,
  emitHooks,
  emitIndex,
  emitReadme,
];

/** Every file, under `generated/`. */
export async function emitTypeScript(model: Model): Promise<readonly EmittedFile[]> {
  const drafts = emitters.flatMap((emit) => emit(model, options));
  const files = finish(drafts, await printBlocks(unprinted(drafts)));
  return files.map(({ path, text }) => ({ path: `generated/${path}`, text }));
}
