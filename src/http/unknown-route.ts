/** What is said to a request for which there is no route: where it probably wanted to go. */
import { nearest } from '../contract/nearest.ts';
import type { Route } from '../contract/route.ts';
import { ApiError } from '../errors.ts';

/** @returns a function that gives the refusal for a path */
export function describeUnknown(base: string, routes: readonly Route[]): (path: string) => ApiError {
  const known = [
    ...new Set([...routes.map((route) => base + route.path), `${base}/events`, `${base}/tickets`, `${base}/ws`]),
  ];
  return (path) => new ApiError(404, 'ROUTE_NOT_FOUND', `there is no such route; ${help(base, known, path)}`);
}

function help(base: string, known: readonly string[], path: string): string {
  if (path === base || path === `${base}/`) return `the API lies below ${base}, as in ${known[0] ?? base}`;
  if (!path.startsWith(`${base}/`)) return `the API begins at ${base}`;
  const meant = nearestPath(known, path.replace(/\/+$/, '').split('/'));
  return meant === null ? `nothing below ${base} is like it` : `did you mean ${meant}?`;
}

/** The known path whose every part is, or is nearly, that of the request; among those the one with the most parts alike. */
function nearestPath(known: readonly string[], asked: readonly string[]): string | null {
  let best: string | null = null;
  let most = -1;
  for (const path of known) {
    const alike = partsAlike(path.split('/'), asked);
    if (alike > most) [best, most] = [path, alike];
  }
  return best;
}

/** -1 where the request cannot have meant the path. A part more or less is no likeness, but may be what was wrong. */
function partsAlike(parts: readonly string[], asked: readonly string[]): number {
  let alike = parts.length === asked.length ? 1 : 0;
  for (let at = 0; at < Math.min(parts.length, asked.length); at += 1) {
    const [part = '', given = ''] = [parts[at], asked[at]];
    if (part === given) alike += 3;
    else if (part.toLowerCase() === given.toLowerCase()) alike += 2;
    else if (part === ':id') alike += given === '' ? 0 : 1;
    else if (nearest(given, [part]) === null) return -1;
    else alike += 1;
  }
  return alike;
}
