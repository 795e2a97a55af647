import { typeName } from '../model/literal.ts';
import type { FieldType, Resource, Rule } from '../model/model.ts';
import { type Check, type Checked, isComparable, pathOf } from './check.ts';

/** Rules over several fields: each must be able to be broken, and to be kept. */
export const rowRules: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const [index, rule] of resource.rules.entries()) {
      const path = pathOf(resource, 'rules', index, rule.kind);
      if (!checked.sound(...path)) continue;
      const types = rule.paths.map((names) => typeAt(resource, names));
      for (const [item, type] of types.entries()) {
        if (type === null) continue;
        const names = rule.paths[item]?.join('.') ?? '';
        if (rule.kind === 'some_item' && type.type.kind !== 'list')
          yield checked.problem('E3012', [...path, item], { key: 'some_item', of: 'lists' });
        if (rule.kind === 'any_of' && !type.nullable) yield checked.problem('E3015', [...path, item], { field: names });
      }
      if (rule.kind === 'differ')
        yield* comparedTypes(
          checked,
          rule,
          types.map((one) => one?.type ?? null),
          path,
        );
    }
  }
};

function* comparedTypes(
  checked: Checked,
  _rule: Rule,
  types: readonly (FieldType | null)[],
  path: readonly (string | number)[],
) {
  const [first] = types;
  for (const [item, type] of types.entries()) {
    if (type === null || first === null || first === undefined) continue;
    if (!isComparable(type))
      yield checked.problem('E3012', [...path, item], { key: 'differ', of: 'fields of plain types' });
    else if (type.kind !== first.kind)
      yield checked.problem('E3016', [...path, item], { left: typeName(first), right: typeName(type) });
  }
}

/** A path may be null where any step of it may. */
function typeAt(resource: Resource, names: readonly string[]): { type: FieldType; nullable: boolean } | null {
  let at = resource.fields.find(({ name }) => name === names[0]) as { type: FieldType; nullable: boolean } | undefined;
  let nullable = at?.nullable ?? false;
  for (const name of names.slice(1)) {
    at = at?.type.kind === 'object' ? at.type.fields.find((key) => key.name === name) : undefined;
    nullable ||= at?.nullable ?? false;
  }
  return at === undefined ? null : { type: at.type, nullable };
}
