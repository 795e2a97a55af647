import type { Resource } from '../model/model.ts';
import { type Check, isObjectKey, type Path, pathOf } from './check.ts';

/** PostgreSQL's own columns, which exist in every table. */
const systemColumns = ['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid'];

function taken(name: string, resource: Resource | null): string | null {
  if (isObjectKey(name)) return 'every JavaScript object has it';
  if (name === 'now') return 'it means the time wherever a field could stand';
  if (resource === null) return null;
  if (name === 'tenant_id' || name === 'version' || name === resource.id || name === `${resource.name}_id`) {
    return 'every entity has it anyway';
  }
  if (resource.storage === 'table' && systemColumns.includes(name))
    return 'PostgreSQL has a column of that name in every table';
  return null;
}

/** Names of fields, keys and parameters that something else has already. */
export const fieldNames: Check = function* (checked) {
  const { model } = checked;
  const places: { name: string; resource: Resource | null; path: Path }[] = [];
  for (const { name, type } of model.types) {
    if (type.kind !== 'object') continue;
    for (const key of type.fields)
      places.push({ name: key.name, resource: null, path: ['types', name, 'object', key.name] });
  }
  for (const resource of model.resources) {
    for (const { name } of resource.fields) places.push({ name, resource, path: pathOf(resource, 'fields', name) });
    for (const mutation of resource.mutations) {
      for (const { name } of mutation.with) {
        places.push({ name, resource, path: pathOf(resource, 'mutations', mutation.name, 'with', name) });
      }
    }
    for (const call of resource.calls) {
      for (const { name } of call.with)
        places.push({ name, resource: null, path: pathOf(resource, 'calls', call.name, 'with', name) });
      for (const { name } of call.answer)
        places.push({ name, resource: null, path: pathOf(resource, 'calls', call.name, 'answer', name) });
    }
  }
  for (const { name, resource, path } of places) {
    const why = taken(name, resource);
    if (why !== null) yield checked.problem('E2011', path, { name, why });
  }
};
