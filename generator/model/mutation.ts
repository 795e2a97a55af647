/** Mutations and the events that they announce. */
import type { Entry, Node } from '../manifest/tree.ts';
import { child, entriesOf, isTrue, itemsOf, numberOf, textOf } from '../manifest/tree.ts';
import { resolveConditions } from './condition.ts';
import type { EventSpec, Field, Mutation, PayloadKey, Route } from './model.ts';
import { joinPath, parseRoute } from './route.ts';
import type { Parameters, Scope, Shell } from './scope.ts';
import type { Types } from './type.ts';
import { resolveValue } from './value.ts';

type Kind = Mutation['kind'];

export function resolveMutation(scope: Scope, types: Types, shell: Shell, { name, key, value: node }: Entry): Mutation {
  const kind = kindOf(scope, node);
  const parameters = types.parameters(child(node, 'with'));
  const known: Parameters = {
    owner: `mutation ${shell.name}.${name}`,
    known: new Map(parameters.map((parameter) => [parameter.name, parameter])),
    names: new Set(entriesOf(child(node, 'with')).map((entry) => entry.name)),
  };
  const timer = timerOf(scope, shell, child(node, 'at'));
  const silent = child(node, 'at') !== undefined || isTrue(child(node, 'internal'));
  const answer = answerOf(scope, shell, kind, child(node, 'answer'));
  return {
    name,
    resource: shell.name,
    doc: textOf(child(node, 'doc')),
    kind,
    route: silent ? null : routeOf(shell, kind, name, child(node, 'route')),
    timer,
    input: inputOf(scope, shell, kind, node),
    with: parameters,
    when: resolveConditions(scope, shell, known, child(node, 'when')),
    actor: actorOf(scope, shell, known, child(node, 'actor')),
    set: setOf(scope, shell, known, child(node, 'set')),
    events: entriesOf(child(node, 'event')).map((entry) => resolveEvent(scope, shell, known, entry)),
    answer,
    status: numberOf(child(node, 'status')) ?? (kind === 'create' ? 201 : answer.kind === 'none' ? 204 : 200),
    requires: itemsOf(child(node, 'requires'))
      .map(textOf)
      .filter((role) => role !== null),
    hook: isTrue(child(node, 'hook')),
    at: scope.at(key),
  };
}

const KINDS = ['create', 'update', 'delete', 'input'] as const;

function kindOf(scope: Scope, node: Node): Kind {
  const said = KINDS.map((word) => ({ word, entry: node.kind === 'map' ? node.entries.get(word) : undefined })).filter(
    ({ entry }) => entry !== undefined,
  );
  const second = said[1]?.entry;
  if (second !== undefined) {
    scope.problem('E1013', second.key, { keys: KINDS, found: said.map(({ word }) => word), where: 'a mutation' });
  }
  const word = said[0]?.word;
  return word === undefined || word === 'input' ? 'change' : word;
}

function timerOf(scope: Scope, shell: Shell, node: Node | undefined): string | null {
  const name = textOf(node);
  return node !== undefined && name !== null && scope.field(shell, name, node) !== undefined ? name : null;
}

function routeOf(shell: Shell, kind: Kind, name: string, node: Node | undefined): Route {
  const given = parseRoute(shell.path, textOf(node));
  if (given !== null) return given;
  const row = shell.singleton ? '/' : '/:id';
  switch (kind) {
    case 'create':
      return { method: 'POST', path: shell.path };
    case 'update':
      return { method: 'PATCH', path: joinPath(shell.path, row) };
    case 'delete':
      return { method: 'DELETE', path: joinPath(shell.path, row) };
    case 'change':
      return { method: 'POST', path: joinPath(shell.path, shell.singleton ? `/${name}` : `/:id/${name}`) };
  }
}

function inputOf(scope: Scope, shell: Shell, kind: Kind, node: Node): Field[] {
  const list = child(node, 'create') ?? child(node, 'update') ?? child(node, 'input');
  return itemsOf(list)
    .map((item) => {
      const name = textOf(item);
      return name === null ? undefined : scope.field(shell, name, item);
    })
    .filter((field) => field !== undefined)
    .map((field) => (kind === 'change' ? given(field) : field));
}

/** A change that is about a field must be told its value, also where a row may lack one: what clears a field is `set`. */
const given = (field: Field): Field => ({ ...field, nullable: false, default: undefined });

function actorOf(scope: Scope, shell: Shell, { names, owner }: Parameters, node: Node | undefined): Mutation['actor'] {
  const pair = entriesOf(node)[0];
  const field = textOf(pair?.value);
  if (pair === undefined || field === null) return null;
  if (!names.has(pair.name)) scope.problem('E2004', pair.key, { ...scope.unknown(pair.name, names), where: owner });
  return scope.field(shell, field, pair.value) === undefined || !names.has(pair.name)
    ? null
    : { parameter: pair.name, field };
}

function setOf(scope: Scope, shell: Shell, parameters: Parameters, node: Node | undefined): Mutation['set'] {
  return entriesOf(node).flatMap(({ name, key, value: written }) => {
    const field = scope.field(shell, name, key);
    const value = field === undefined ? null : resolveValue(scope, shell, parameters, written, field);
    return value === null ? [] : [{ field: name, value }];
  });
}

function answerOf(scope: Scope, shell: Shell, kind: Kind, node: Node | undefined): Mutation['answer'] {
  const word = textOf(node);
  if (node === undefined || word === null) return { kind: kind === 'delete' ? 'none' : 'entity' };
  if (word === 'entity' || word === 'none') return { kind: word };
  if (!shell.fieldNames.has(word)) {
    scope.problem('E2003', node, {
      ...scope.unknown(word, ['entity', 'none', ...shell.fieldNames]),
      resource: `resource ${shell.name}`,
    });
    return { kind: 'entity' };
  }
  return { kind: 'field', field: word };
}

function resolveEvent(scope: Scope, shell: Shell, parameters: Parameters, { name, key, value }: Entry): EventSpec {
  const given = child(value, 'given');
  const payload = value.kind === 'map' ? child(value, 'payload') : value;
  return {
    name,
    payload: payloadOf(scope, shell, payload),
    given: given === undefined ? null : givenOf(scope, shell, parameters, given),
    at: scope.at(key),
  };
}

function givenOf(scope: Scope, shell: Shell, { names }: Parameters, node: Node): string | null {
  const name = textOf(node);
  if (name === null || names.has(name)) return name;
  scope.field(shell, name, node);
  return name;
}

function payloadOf(scope: Scope, shell: Shell, node: Node | undefined): PayloadKey[] {
  if (node === undefined) return [];
  if (node.kind !== 'list') {
    const name = textOf(node);
    if (name === shell.name) return [{ key: name, source: { kind: 'entity' } }];
    if (name !== null) scope.problem('E4003', node, { name, resource: shell.name });
    return [];
  }
  return node.items.flatMap((item): PayloadKey[] => {
    const renamed = entriesOf(item)[0];
    const from = renamed?.value ?? item;
    const name = textOf(from);
    const source = name === null ? null : sourceOf(scope, shell, name, from);
    return name === null || source === null ? [] : [payloadKey(renamed?.name ?? name, source)];
  });
}

const payloadKey = (key: string, source: PayloadKey['source']): PayloadKey =>
  source.kind === 'entity' ? { key, source } : { key, source };

/** The resource's own name means the entity, also where a field has the same name. */
function sourceOf(scope: Scope, shell: Shell, name: string, node: Node): PayloadKey['source'] | null {
  if (name === shell.name) return { kind: 'entity' };
  if (name === shell.id || name === 'version') return { kind: 'field', field: name };
  if (!shell.fieldNames.has(name)) {
    scope.problem('E2003', node, {
      ...scope.unknown(name, [shell.id, shell.name, ...shell.fieldNames, 'version']),
      resource: `resource ${shell.name}`,
    });
    return null;
  }
  return shell.fields.has(name) ? { kind: 'field', field: name } : null;
}
