import type { Position, Resource, Route } from '../model/model.ts';
import { type Check, type Path, pathOf } from './check.ts';

interface Routed {
  readonly route: Route;
  readonly name: string;
  readonly path: Path;
}

function* routesOf(resource: Resource): Iterable<Routed> {
  for (const { name, route } of resource.mutations) {
    if (route !== null) yield { route, name: `${resource.name}.${name}`, path: pathOf(resource, 'mutations', name) };
  }
  for (const { name, route } of resource.queries)
    yield { route, name: `${resource.name}.${name}`, path: pathOf(resource, 'queries', name) };
  for (const { name, route } of resource.calls)
    yield { route, name: `${resource.name}.${name}`, path: pathOf(resource, 'calls', name) };
}

/** Paths that every API has. */
const platform = ['/ws', '/events', '/tickets'];

/** One method and path, one meaning. */
export const routesUnique: Check = function* (checked) {
  const first = new Map<string, { readonly name: string; readonly at: Position }>();
  for (const resource of checked.model.resources) {
    for (const { route, name, path } of routesOf(resource)) {
      const key = `${route.method} ${route.path}`;
      const before = first.get(key);
      const at = checked.at(...path, 'route');
      if (before === undefined) first.set(key, { name, at });
      else {
        yield checked.problem(
          'E5001',
          [...path, 'route'],
          { name, other: before.name, route: key },
          {
            at: before.at,
            message: `${before.name} has it here`,
          },
        );
      }
      if (platform.includes(route.path)) yield checked.problem('E5002', [...path, 'route'], { path: route.path });
    }
  }
};
