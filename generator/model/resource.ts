/** Resources: what others need to know of them first, then all that they hold. */
import type { Entry, Node } from '../manifest/tree.ts';
import { child, entriesOf, isTrue, itemsOf, textOf } from '../manifest/tree.ts';
import { resolveConditions } from './condition.ts';
import { completeField, declareField } from './field.ts';
import { literal } from './literal.ts';
import type { Exclusive, Resource, Rule, Unique } from './model.ts';
import { resolveMutation } from './mutation.ts';
import { resolveCall, resolveQuery } from './query.ts';
import type { Parameters, Scope, Shell } from './scope.ts';
import type { Types } from './type.ts';
import { resolvePath } from './value.ts';

/** Names, path and the like, before any reference is followed. */
export function declareResource({ name, key, value: node }: Entry): Shell {
  const plural = textOf(child(node, 'plural')) ?? `${name}s`;
  const singleton = isTrue(child(node, 'singleton'));
  const mutations = entriesOf(child(node, 'mutations'));
  return {
    name,
    node,
    key,
    id: singleton ? 'tenant_id' : `${name}_id`,
    plural,
    path: textOf(child(node, 'path')) ?? `/${plural}`,
    singleton,
    fields: new Map(),
    fieldNames: new Set(entriesOf(child(node, 'fields')).map((entry) => entry.name)),
    mutationNames: new Set(mutations.map((entry) => entry.name)),
    parameterNames: new Set(
      mutations.flatMap(({ value }) => entriesOf(child(value, 'with')).map((entry) => entry.name)),
    ),
  };
}

/** Field names and types, once all resources are declared. */
export function declareFields(scope: Scope, types: Types, shell: Shell): void {
  for (const entry of entriesOf(child(shell.node, 'fields'))) {
    const field = declareField(scope, types, entry);
    if (field !== null) shell.fields.set(field.name, field);
  }
}

/** Everything else, once all fields of all resources are known. */
export function resolveResource(scope: Scope, types: Types, shell: Shell): Resource {
  const { node, name, fields } = shell;
  for (const entry of entriesOf(child(node, 'fields'))) {
    const field = fields.get(entry.name);
    if (field !== undefined) fields.set(entry.name, completeField(scope, shell, field, entry.value));
  }
  return {
    name,
    doc: textOf(child(node, 'doc')),
    storage: child(node, 'builtin') !== undefined ? 'builtin' : shell.fieldNames.size > 0 ? 'table' : 'module',
    singleton: shell.singleton,
    plural: shell.plural,
    path: shell.path,
    id: shell.id,
    notFound: textOf(child(node, 'not_found')) ?? 'ENTITY_NOT_FOUND',
    fields: [...fields.values()],
    rules: itemsOf(child(node, 'rules')).flatMap((item) => resolveRule(scope, shell, item)),
    unique: itemsOf(child(node, 'unique')).map((item) => resolveUnique(scope, shell, item)),
    exclusive: resolveExclusive(scope, shell, child(node, 'exclusive')),
    mutations: entriesOf(child(node, 'mutations')).map((entry) => resolveMutation(scope, types, shell, entry)),
    queries: entriesOf(child(node, 'queries'))
      .map((entry) => resolveQuery(scope, types, shell, entry))
      .filter((query) => query !== null),
    calls: entriesOf(child(node, 'calls')).map((entry) => resolveCall(scope, types, shell, entry)),
    at: scope.at(shell.key),
  };
}

function resolveRule(scope: Scope, shell: Shell, node: Node): Rule[] {
  return entriesOf(node).flatMap(({ name, key, value }) => {
    if (name !== 'any_of' && name !== 'differ' && name !== 'some_item') return [];
    const paths = itemsOf(value).map((item) => resolvePath(scope, shell, item)?.names);
    return [{ kind: name, paths: paths.filter((path) => path !== undefined), at: scope.at(key) }];
  });
}

const bare = (shell: Shell): Parameters => ({ owner: `resource ${shell.name}`, known: new Map(), names: new Set() });

function resolveUnique(scope: Scope, shell: Shell, node: Node): Unique {
  return {
    fields: itemsOf(child(node, 'fields')).flatMap((item) => {
      const hashed = child(item, 'hash');
      const named = hashed ?? item;
      const field = textOf(named);
      if (field === null || scope.field(shell, field, named) === undefined) return [];
      return [{ field, hash: hashed !== undefined }];
    }),
    where: resolveConditions(scope, shell, bare(shell), child(node, 'where')),
    error: textOf(child(node, 'error')) ?? 'ENTITY_ALREADY_EXISTS',
    at: scope.at(child(node, 'fields') ?? node),
  };
}

function resolveExclusive(scope: Scope, shell: Shell, node: Node | undefined): Exclusive | null {
  if (node === undefined) return null;
  const name = (item: Node | undefined): string | null => {
    const text = textOf(item);
    return item === undefined || text === null || scope.field(shell, text, item) === undefined ? null : text;
  };
  const within = itemsOf(child(node, 'within'))
    .map(name)
    .filter((field) => field !== null);
  const alive = name(child(node, 'alive'));
  const apart = name(child(node, 'apart'));
  const pair = entriesOf(child(node, 'together'))[0];
  const field = pair === undefined ? undefined : scope.field(shell, pair.name, pair.key);
  const value = pair === undefined || field === undefined ? undefined : literal(scope, pair.value, field.type, false);
  if (alive === null) return null;
  return {
    within,
    alive,
    together: field === undefined || value === undefined ? null : { field: field.name, value },
    apart,
    error: textOf(child(node, 'error')) ?? 'STATE_CONFLICT',
    at: scope.at(node),
  };
}
