/** Conditions over the fields of a row: `when`, `where`, switches of a filter. */
import type { Entry, Node } from '../manifest/tree.ts';
import { entriesOf, itemsOf, textOf } from '../manifest/tree.ts';
import { literal } from './literal.ts';
import type { Condition, Field, Json, Test } from './model.ts';
import type { Parameters, Scope, Shell } from './scope.ts';
import { resolveOperand } from './value.ts';

const STATE_CONFLICT = 'STATE_CONFLICT';

/** A map of fields to tests; each test is a condition of its own. */
export const resolveConditions = (
  scope: Scope,
  shell: Shell,
  parameters: Parameters,
  node: Node | undefined,
): Condition[] => entriesOf(node).flatMap((entry) => resolveCondition(scope, shell, parameters, entry));

export function resolveCondition(
  scope: Scope,
  shell: Shell,
  parameters: Parameters,
  { name, key, value }: Entry,
): Condition[] {
  const field = scope.field(shell, name, key);
  if (field === undefined) return [];
  const tests = entriesOf(value);
  const error = textOf(tests.find((entry) => entry.name === 'error')?.value) ?? STATE_CONFLICT;
  return tests.flatMap((entry) => {
    const test = resolveTest(scope, shell, parameters, field, entry);
    return test === null ? [] : [{ field: name, test, error, at: scope.at(key) }];
  });
}

function resolveTest(
  scope: Scope,
  shell: Shell,
  parameters: Parameters,
  field: Field,
  { name, value }: Entry,
): Test | null {
  switch (name) {
    case 'is':
    case 'not': {
      const wanted = literal(scope, value, field.type, false);
      return wanted === undefined ? null : { kind: name, value: wanted };
    }
    case 'in': {
      const wanted = itemsOf(value).map((item) => literal(scope, item, field.type, false));
      const values = wanted.filter((one): one is Json => one !== undefined);
      return values.length === 0 || values.length < wanted.length ? null : { kind: 'in', values };
    }
    case 'time': {
      const word = textOf(value);
      return word === 'future' || word === 'past' ? { kind: 'time', is: word } : null;
    }
    case 'empty':
      return value.kind === 'scalar' && typeof value.value === 'boolean' ? { kind: 'empty', is: value.value } : null;
    case 'at_least':
    case 'at_most': {
      const operand = resolveOperand(scope, shell, parameters, value);
      return operand === null ? null : { kind: name, operand };
    }
    default:
      return null;
  }
}
