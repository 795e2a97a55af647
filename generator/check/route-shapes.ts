import { type Check, pathOf } from './check.ts';

/** A route that works on a row has its id in the path; one that does not has none; and no body travels with GET or DELETE. */
export const routeShapes: Check = function* (checked) {
  for (const { resource, mutation, name, path } of checked.mutations) {
    const { route, kind } = mutation;
    if (route === null) continue;
    const at = [...path, 'route'];
    const ids = route.path.split('/').filter((part) => part === ':id').length;
    const wanted = kind === 'create' || resource.singleton ? 0 : 1;
    if (ids !== wanted) yield checked.problem('E5006', at, { name, wanted });
    if (route.method === 'GET')
      yield checked.problem('E5007', at, { name, method: 'GET', why: 'reading must change nothing' });
    const body = mutation.input.length + mutation.with.length > 0;
    if (route.method === 'DELETE' && body)
      yield checked.problem('E5007', at, {
        name,
        method: 'DELETE',
        why: 'it takes a body, which many clients do not send with DELETE',
      });
  }
  for (const resource of checked.model.resources) {
    for (const { name, route } of resource.calls) {
      const at = pathOf(resource, 'calls', name, 'route');
      if (route.path.includes('/:id'))
        yield checked.problem('E5006', at, { name: `${resource.name}.${name}`, wanted: 0 });
      if (route.method !== 'POST')
        yield checked.problem('E5007', at, {
          name: `${resource.name}.${name}`,
          method: route.method,
          why: 'calls go by POST',
        });
    }
  }
};
