/** The TypeScript that a model gives. */
import type { EmittedFile, Emitter } from '../../../../generator/emit/emitter.ts';
import { emitEvents } from '../../../../generator/emit/events.ts';
import { emitIndex } from '../../../../generator/emit/generated-index.ts';
import { emitHooks } from '../../../../generator/emit/hooks.ts';
import { emitReadme } from '../../../../generator/emit/readme.ts';
import { emitRoutes } from '../../../../generator/emit/routes.ts';
import { emitState } from '../../../../generator/emit/state.ts';
import { emitTypes } from '../../../../generator/emit/types.ts';
import { emitValidators } from '../../../../generator/emit/validators.ts';
import type { Model } from '../../../../generator/model/model.ts';
import { declarationsOf, finish } from '../../../../generator/render/draft.ts';
import { printDeclarations } from '../../../../generator/render/morph.ts';
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

/** The files, once their declarations are printed. */
const printed = (drafts: ReturnType<Emitter>): readonly EmittedFile[] =>
  finish(drafts, printDeclarations(declarationsOf(drafts)));

/** Every file, under `generated/`. */
export const emitTypeScript = (model: Model): readonly EmittedFile[] =>
  printed(emitters.flatMap((emit) => emit(model, options))).map(({ path, text }) => ({
    path: `generated/${path}`,
    text,
  }));
