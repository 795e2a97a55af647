import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Resource } from '../model/model.ts';
import { type Check, type Checked, pathOf } from './check.ts';

/** What a singleton, a built-in resource and a module cannot have. */
export const storageKinds: Check = function* (checked): Iterable<Diagnostic> {
  for (const resource of checked.model.resources) {
    if (resource.storage === 'module') yield* module(checked, resource);
    else if (resource.storage === 'builtin') yield* builtin(checked, resource);
    else if (resource.singleton) yield* singleton(checked, resource);
  }
};

function* without(checked: Checked, resource: Resource, keys: readonly string[], why: string) {
  for (const key of keys) {
    const path = pathOf(resource, key);
    if (checked.has(...path)) yield checked.problem('E4014', path, { key, why });
  }
}

function* module(checked: Checked, resource: Resource) {
  const keys = ['singleton', 'rules', 'unique', 'exclusive', 'mutations', 'queries'];
  yield* without(checked, resource, keys, `${resource.name} has no fields`);
  if (resource.calls.length === 0 && checked.sound(...pathOf(resource)))
    yield checked.problem('E4023', pathOf(resource), { resource: resource.name });
}

const tenantFields: Readonly<Record<string, string>> = { name: 'text', status: 'enum', created_at: 'timestamp' };

function* builtin(checked: Checked, resource: Resource) {
  const keys = ['singleton', 'rules', 'unique', 'exclusive', 'mutations', 'calls'];
  yield* without(checked, resource, keys, 'the tenants are made by the operator and read-only here');
  for (const { name, type } of resource.fields) {
    if (tenantFields[name] === type.kind) continue;
    yield checked.problem('E3022', pathOf(resource, 'fields', name), {
      field: name,
      known: Object.entries(tenantFields).map(([field, kind]) => `${field} (${kind})`),
    });
  }
}

function* singleton(checked: Checked, resource: Resource) {
  yield* without(checked, resource, ['unique', 'exclusive', 'plural'], 'a singleton is one row per tenant');
  for (const { name, kind } of resource.mutations) {
    if (kind !== 'create' && kind !== 'delete') continue;
    yield checked.problem('E4014', pathOf(resource, 'mutations', name, kind), {
      key: kind,
      why: 'a singleton is there from the start, with its defaults',
    });
  }
  for (const { name, kind } of resource.queries) {
    if (kind !== 'get')
      yield checked.problem('E4014', pathOf(resource, 'queries', name), {
        key: name,
        why: 'a singleton is read by "get"',
      });
  }
  for (const field of resource.fields) {
    if (field.nullable || field.default !== undefined) continue;
    yield checked.problem('E3023', pathOf(resource, 'fields', field.name), { field: field.name });
  }
}
