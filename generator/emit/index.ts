/** The table of contents of the generated folder. */
import type { Emitter } from './emitter.ts';

const emitters: readonly Emitter[] = [];

export const emitAll: Emitter = (model, options) => emitters.flatMap((emit) => emit(model, options));
