/** Queries and calls: what reads, and what computes without storing. */
import type { Entry, Node } from '../manifest/tree.ts';
import { child, entriesOf, itemsOf, textOf } from '../manifest/tree.ts';
import { resolveCondition, resolveConditions } from './condition.ts';
import type { Call, Filter, ListQuery, Query } from './model.ts';
import { joinPath, parseRoute } from './route.ts';
import type { Parameters, Scope, Shell } from './scope.ts';
import type { Types } from './type.ts';

const noParameters = (owner: string): Parameters => ({ owner, known: new Map(), names: new Set() });

const requiresOf = (node: Node): string[] =>
  itemsOf(child(node, 'requires'))
    .map(textOf)
    .filter((role) => role !== null);

/** null where it cannot be read, which is then reported */
export function resolveQuery(scope: Scope, types: Types, shell: Shell, entry: Entry): Query | null {
  const { name, key, value: node } = entry;
  const base = { name, requires: requiresOf(node), at: scope.at(key) };
  if (name === 'get') {
    sayNothing(scope, node, ['filter', 'where', 'sort', 'under', 'as', 'search', 'label', 'with'], 'the query "get"');
    return { ...base, kind: 'get', route: { method: 'GET', path: shell.singleton ? shell.path : `${shell.path}/:id` } };
  }
  const words = child(node, 'search');
  if (words !== undefined) {
    sayNothing(scope, node, ['filter', 'where', 'sort', 'under', 'as'], 'a search');
    const fields = fieldsOf(scope, shell, words);
    return {
      ...base,
      kind: 'search',
      route: { method: 'POST', path: `${shell.path}/${name}` },
      in: fields,
      label: fieldOf(scope, shell, child(node, 'label')) ?? fields[0] ?? '',
      with: types.parameters(child(node, 'with')),
    };
  }
  sayNothing(scope, node, ['label', 'with'], 'a list');
  const under = child(node, 'under');
  if (under === undefined && name !== 'list') {
    scope.problem('E5003', key, { name });
    return null;
  }
  if (under === undefined) sayNothing(scope, node, ['as'], 'a list without "under"');
  const parent = under === undefined ? null : parentOf(scope, shell, under);
  if (under !== undefined && parent === null) return null;
  const path = parent === null ? shell.path : `${parent.path}/:id/${textOf(child(node, 'as')) ?? name}`;
  const owner = noParameters(`query ${shell.name}.${name}`);
  return {
    ...base,
    kind: 'list',
    route: { method: 'GET', path },
    filters: itemsOf(child(node, 'filter'))
      .map((item) => resolveFilter(scope, shell, owner, item))
      .filter((filter) => filter !== null),
    where: resolveConditions(scope, shell, owner, child(node, 'where')),
    sort: sortOf(scope, shell, child(node, 'sort')),
    under: parent === null ? null : { resource: parent.resource, field: parent.field },
  };
}

function sayNothing(scope: Scope, node: Node, keys: readonly string[], about: string): void {
  if (node.kind !== 'map') return;
  for (const key of keys) {
    const said = node.entries.get(key);
    if (said !== undefined) scope.problem('E3004', said.key, { key, type: about });
  }
}

const fieldsOf = (scope: Scope, shell: Shell, node: Node): string[] =>
  itemsOf(node)
    .map((item) => fieldOf(scope, shell, item))
    .filter((name) => name !== null);

function fieldOf(scope: Scope, shell: Shell, node: Node | undefined): string | null {
  const name = textOf(node);
  return node === undefined || name === null || scope.field(shell, name, node) === undefined ? null : name;
}

function parentOf(scope: Scope, shell: Shell, node: Node): { resource: string; field: string; path: string } | null {
  const name = textOf(node);
  const field = name === null ? undefined : scope.field(shell, name, node);
  if (field === undefined) return null;
  const { type } = field;
  if (type.kind !== 'ref') {
    scope.problem('E5004', node, { field: field.name });
    return null;
  }
  const path = scope.shells.get(type.resource)?.path;
  return path === undefined ? null : { resource: type.resource, field: field.name, path };
}

function sortOf(scope: Scope, shell: Shell, node: Node | undefined): ListQuery['sort'] {
  const by = fieldOf(scope, shell, child(node, 'by'));
  if (by === null) return null;
  return { by, direction: textOf(child(node, 'direction')) === 'descending' ? 'descending' : 'ascending' };
}

function resolveFilter(scope: Scope, shell: Shell, owner: Parameters, node: Node): Filter | null {
  const equals = (parameter: string, field: Node): Filter | null => {
    const name = fieldOf(scope, shell, field);
    return name === null ? null : { parameter, test: { kind: 'equals', field: name } };
  };
  const bare = textOf(node);
  if (bare !== null) return equals(bare, node);
  const named = entriesOf(node)[0];
  if (named === undefined) return null;
  if (named.value.kind !== 'map') return equals(named.name, named.value);
  const test = entriesOf(named.value)[0];
  if (test === undefined) return null;
  // `{ since: created_at }` names a field; `{ since: { ... } }` would be a condition on a field of that name.
  if (test.value.kind !== 'map') {
    if (test.name !== 'since' && test.name !== 'until' && test.name !== 'includes') {
      const known = ['since', 'until', 'includes'];
      scope.problem('E1014', test.key, { ...scope.unknown(test.name, known), known });
      return null;
    }
    const field = fieldOf(scope, shell, test.value);
    return field === null ? null : { parameter: named.name, test: { kind: test.name, field } };
  }
  const [condition, second] = resolveCondition(scope, shell, owner, test);
  if (second !== undefined) scope.problem('E5005', test.value, { parameter: named.name });
  return condition === undefined ? null : { parameter: named.name, test: { kind: 'switch', condition } };
}

export function resolveCall(scope: Scope, types: Types, shell: Shell, { name, key, value: node }: Entry): Call {
  const validates = child(node, 'validates');
  const mutation = textOf(validates);
  if (validates !== undefined && mutation !== null && !shell.mutationNames.has(mutation)) {
    scope.problem('E2006', validates, {
      ...scope.unknown(mutation, shell.mutationNames),
      resource: `resource ${shell.name}`,
    });
  }
  return {
    name,
    doc: textOf(child(node, 'doc')),
    route: parseRoute(shell.path, textOf(child(node, 'route'))) ?? {
      method: 'POST',
      path: joinPath(shell.path, `/${name}`),
    },
    requires: requiresOf(node),
    with: types.parameters(child(node, 'with')),
    answer: types.parameters(child(node, 'answer')),
    validates: mutation,
    at: scope.at(key),
  };
}
