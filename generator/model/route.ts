/** Paths and routes as they are written in the manifest. */
import type { Route } from './model.ts';

/** `/locks` and `/:id` to `/locks/:id`; `/` adds nothing. */
export const joinPath = (base: string, rest: string): string => (rest === '/' ? base : base + rest);

/** `POST /:id/release` under `/locks`; null where there is none or it cannot be read (reported by its shape). */
export function parseRoute(base: string, text: string | null): Route | null {
  const match = text === null ? null : /^(GET|POST|PUT|PATCH|DELETE) (\/\S*)$/.exec(text);
  const [, method, path] = match ?? [];
  if (method === undefined || path === undefined) return null;
  return { method: method as Route['method'], path: joinPath(base, path) };
}
