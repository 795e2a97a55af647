import type { Condition, Field, FieldType, Operand, Parameter, Resource } from '../model/model.ts';
import { type Check, type Checked, isComparable, isNumeric, isOrdered, type Path, pathOf } from './check.ts';

interface Place {
  readonly conditions: readonly Condition[];
  readonly parameters: readonly Parameter[];
  readonly path: Path;
}

/** Tests must suit their field: a time is asked of a timestamp, emptiness of what can be null, more and less of what is ordered. */
export const conditionTypes: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const place of places(resource)) {
      if (!checked.sound(...place.path)) continue;
      for (const condition of place.conditions) yield* misfit(checked, resource, place, condition);
    }
  }
};

function* places(resource: Resource): Iterable<Place> {
  for (const { name, when, with: parameters } of resource.mutations) {
    yield { conditions: when, parameters, path: pathOf(resource, 'mutations', name, 'when') };
  }
  for (const query of resource.queries) {
    if (query.kind !== 'list') continue;
    const path = pathOf(resource, 'queries', query.name);
    yield { conditions: query.where, parameters: [], path: [...path, 'where'] };
    for (const [index, { parameter, test }] of query.filters.entries()) {
      if (test.kind === 'switch')
        yield { conditions: [test.condition], parameters: [], path: [...path, 'filter', index, parameter] };
    }
  }
  for (const [index, { where }] of resource.unique.entries()) {
    yield { conditions: where, parameters: [], path: pathOf(resource, 'unique', index, 'where') };
  }
}

function* misfit(checked: Checked, resource: Resource, { parameters, path }: Place, { field: name, test }: Condition) {
  const field = resource.fields.find((one) => one.name === name);
  if (field === undefined) return;
  const only = (of: string) => checked.problem('E3012', [...path, name, test.kind], { key: test.kind, of });
  switch (test.kind) {
    case 'is':
    case 'not':
    case 'in':
      if (!isComparable(field.type)) yield only('a field of a plain type');
      return;
    case 'time':
      if (field.type.kind !== 'timestamp') yield only('a timestamp');
      return;
    case 'empty':
      if (!field.nullable) yield checked.problem('E3015', [...path, name, 'empty'], { field: name });
      return;
    default: {
      const type = operandType(test.operand, resource.fields, parameters);
      if (!isOrdered(field.type)) yield only('a number or a timestamp');
      else if (type !== null && isNumeric(type) !== isNumeric(field.type)) {
        yield checked.problem('E3016', [...path, name, test.kind], { left: field.type.kind, right: type.kind });
      }
    }
  }
}

function operandType(operand: Operand, fields: readonly Field[], parameters: readonly Parameter[]): FieldType | null {
  switch (operand.kind) {
    case 'now':
      return { kind: 'timestamp' };
    case 'literal':
      return { kind: 'number', min: null, max: null };
    case 'field':
      return fields.find(({ name }) => name === operand.field)?.type ?? null;
    case 'parameter':
      return parameters.find(({ name }) => name === operand.parameter)?.type ?? null;
  }
}
