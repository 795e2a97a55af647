/** Values that the server makes: `now`, sums, hashes, and values standing for themselves. */
import type { Node } from '../manifest/tree.ts';
import { child, entriesOf, itemsOf, textOf } from '../manifest/tree.ts';
import { literal, meant } from './literal.ts';
import type { FieldType, Json, Operand, Value } from './model.ts';
import type { Parameters, Scope, Shell } from './scope.ts';

/** The field that receives a value. */
export interface Target {
  readonly type: FieldType;
  readonly nullable: boolean;
}

/** The word for the database's clock, in `value`, `set`, `add` and `subtract`. */
const NOW = 'now';

/** @returns null where it cannot be read, which is then reported */
export function resolveValue(
  scope: Scope,
  shell: Shell,
  parameters: Parameters,
  node: Node,
  target: Target,
): Value | null {
  if (node.kind !== 'map') {
    if (node.kind === 'scalar' && node.value === NOW && target.type.kind === 'timestamp') return { kind: 'now' };
    const value = literal(scope, node, target.type, target.nullable);
    return value === undefined ? null : { kind: 'literal', value };
  }
  const word = [...node.entries.values()][0];
  if (word === undefined || node.entries.size !== 1) return null;
  switch (word.name) {
    case 'add':
    case 'subtract': {
      const [left, right] = itemsOf(word.value).map((item) => resolveOperand(scope, shell, parameters, item));
      return left && right ? { kind: word.name, left, right } : null;
    }
    case 'hash':
    case 'root': {
      const name = textOf(word.value);
      return name !== null && scope.field(shell, name, word.value) !== undefined
        ? { kind: word.name, field: name }
        : null;
    }
    case 'from': {
      const name = textOf(word.value);
      if (name === null) return null;
      if (parameters.names.has(name)) return { kind: 'from', parameter: name };
      scope.problem('E2004', word.value, { ...scope.unknown(name, parameters.names), where: parameters.owner });
      return null;
    }
    case 'case':
      return resolveCase(scope, shell, word.value, target);
    default:
      return null;
  }
}

/** `now`, a number, a parameter or a field. */
export function resolveOperand(scope: Scope, shell: Shell, parameters: Parameters, node: Node): Operand | null {
  if (node.kind !== 'scalar') return null;
  if (typeof node.value === 'number') {
    const value = literal(scope, node, { kind: 'number', min: null, max: null }, false);
    return typeof value === 'number' ? { kind: 'literal', value } : null;
  }
  const name = textOf(node);
  if (name === null) {
    scope.problem('E3001', node, {
      expected: 'a number, a field or a parameter',
      found: node.source === '' ? 'nothing' : node.source,
      instead: null,
    });
    return null;
  }
  if (name === NOW) return { kind: 'now' };
  if (parameters.names.has(name)) return { kind: 'parameter', parameter: name };
  if (shell.fieldNames.has(name)) return shell.fields.has(name) ? { kind: 'field', field: name } : null;
  scope.problem('E2005', node, {
    ...scope.unknown(name, [...shell.fieldNames, ...parameters.names]),
    where: parameters.owner,
  });
  return null;
}

function resolveCase(scope: Scope, shell: Shell, node: Node, target: Target): Value | null {
  const of = child(node, 'of');
  const otherwise = child(node, 'else');
  const path = of && resolvePath(scope, shell, of);
  if (path === undefined || path === null || otherwise === undefined) return null;
  const when = entriesOf(child(node, 'when')).map(({ key, value }) => ({
    is: literal(scope, key, path.type, false),
    then: literal(scope, value, target.type, target.nullable),
  }));
  const last = literal(scope, otherwise, target.type, target.nullable);
  const sound = when.filter((one): one is { is: Json; then: Json } => one.is !== undefined && one.then !== undefined);
  if (sound.length < when.length || last === undefined) return null;
  return { kind: 'case', of: path.names, when: sound, otherwise: last };
}

/** A field, or a key inside of object fields: `result.status`. */
export function resolvePath(
  scope: Scope,
  shell: Shell,
  node: Node,
): { names: readonly string[]; type: FieldType } | null {
  const text = textOf(node);
  if (text === null) return null;
  const [first = '', ...rest] = text.split('.');
  let type = scope.field(shell, first, node)?.type;
  for (const name of rest) {
    if (type === undefined) return null;
    if (type.kind !== 'object') {
      scope.problem('E3001', node, {
        expected: `an object, to have a key "${name}",`,
        found: meant(type),
        instead: null,
      });
      return null;
    }
    const { fields, name: object }: { fields: readonly { name: string; type: FieldType }[]; name: string } = type;
    type = fields.find((key) => key.name === name)?.type;
    if (type === undefined) {
      scope.problem('E2007', node, {
        ...scope.unknown(
          name,
          fields.map((key) => key.name),
        ),
        type: object,
      });
    }
  }
  return type === undefined ? null : { names: [first, ...rest], type };
}
