/** The functions' schema is named after their text, so that text is made once for all emitters that name it. */
import type { Model } from '../model/model.ts';
import { createContext, type SqlContext } from './sql/context.ts';
import { emitFunctions, type Functions } from './sql/functions.ts';

// Keyed by the model itself, so that emitters stay functions of it.
const made = new WeakMap<Model, Functions>();

/** The final text of all functions, and the schema that they stand in. */
export function functionsOf(model: Model): Functions {
  let functions = made.get(model);
  if (functions === undefined) {
    functions = emitFunctions(model);
    made.set(model, functions);
  }
  return functions;
}

/** Where statements look names up. */
export const sqlContextOf = (model: Model): SqlContext => createContext(model, functionsOf(model).schema);
