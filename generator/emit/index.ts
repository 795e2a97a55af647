/** The table of contents of the generated folder. */
import type { Emitter } from './emitter.ts';
import { emitEvents } from './events.ts';
import { emitExample } from './example.ts';
import { emitSchema } from './schema.ts';
import { emitTypes } from './types.ts';

const emitters: readonly Emitter[] = [emitTypes, emitEvents, emitExample, emitSchema];

export const emitAll: Emitter = (model, options) => emitters.flatMap((emit) => emit(model, options));
