/** Fields: first their names and types, then, once all are known, the values that the server puts in. */
import type { Entry, Node } from '../manifest/tree.ts';
import { child, entriesOf, entry, isTrue, itemsOf, textOf } from '../manifest/tree.ts';
import { literal } from './literal.ts';
import type { Field, Json, RefType } from './model.ts';
import type { Parameters, Scope, Shell } from './scope.ts';
import type { Types } from './type.ts';
import { resolveValue } from './value.ts';

/** Name, type and attributes; null where the type cannot be read. */
export function declareField(scope: Scope, types: Types, declared: Entry): Field | null {
  const { name, key, value: node } = declared;
  const parameter = child(node, 'ref') === undefined ? types.parameter(declared) : null;
  const type = parameter?.type ?? reference(scope, node);
  if (type === null) return null;
  return {
    name,
    doc: textOf(child(node, 'doc')),
    type,
    nullable: isTrue(child(node, 'nullable')),
    ignoreCase: parameter?.ignoreCase ?? false,
    default: parameter?.default,
    at: scope.at(key),
    value: null,
    setOn: 'create',
    flat: isTrue(child(node, 'flat')),
    counter: counter(node),
  };
}

function reference(scope: Scope, node: Node): RefType | null {
  const target = entry(node, 'ref');
  const resource = textOf(target?.value);
  if (target === undefined || resource === null) return null;
  for (const key of ['type', 'list', 'min', 'max', 'pattern', 'not_blank', 'parses_as', 'ignore_case', 'includes']) {
    const said = entry(node, key);
    if (said !== undefined && key !== 'type' && key !== 'list')
      scope.problem('E3004', said.key, { key, type: `a ref of ${resource}` });
  }
  if (!scope.shells.has(resource)) {
    scope.problem('E2002', target.value, scope.unknown(resource, scope.shells.keys()));
    return null;
  }
  const run = textOf(child(child(node, 'on_delete'), 'run'));
  return { kind: 'ref', resource, onDelete: run === null ? 'restrict' : { run } };
}

function counter(node: Node): Field['counter'] {
  if (child(node, 'counts') !== undefined) return { kind: 'counts' };
  const initially = textOf(child(node, 'initially'));
  return child(node, 'last') === undefined || initially === null ? null : { kind: 'last', initially };
}

/** The field with its `value` and `set_on`. */
export function completeField(scope: Scope, shell: Shell, field: Field, node: Node): Field {
  const value = child(node, 'value');
  const setOn = child(node, 'set_on');
  // A parameter named here is found among those of all mutations; that each create has it is a check of its own.
  const parameters: Parameters = { owner: `resource ${shell.name}`, known: new Map(), names: shell.parameterNames };
  return {
    ...field,
    value: value === undefined ? null : resolveValue(scope, shell, parameters, value, field),
    setOn: resolveSetOn(scope, shell, setOn),
  };
}

function resolveSetOn(scope: Scope, shell: Shell, node: Node | undefined): Field['setOn'] {
  const trigger = entriesOf(node)[0];
  if (trigger === undefined) return textOf(node) === 'change' ? 'change' : 'create';
  const field = scope.field(shell, trigger.name, trigger.key);
  if (field === undefined) return 'create';
  const values = itemsOf(trigger.value).map((item) => literal(scope, item, field.type, field.nullable));
  return { field: field.name, values: values.filter((value): value is Json => value !== undefined) };
}
