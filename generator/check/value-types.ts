import { typeName } from '../model/literal.ts';
import type { Field, FieldType, Operand, Parameter, Resource, Value } from '../model/model.ts';
import { type Check, type Checked, isNumeric, type Path, pathOf } from './check.ts';

interface Place {
  readonly value: Value;
  readonly target: Field;
  readonly parameters: readonly Parameter[];
  readonly path: Path;
}

/** What the server puts in must be of the field's type. */
export const valueTypes: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const place of places(resource)) {
      if (checked.sound(...place.path)) yield* misfit(checked, resource, place);
    }
  }
};

function* places(resource: Resource): Iterable<Place> {
  // That each create has the parameter which a field's value names is a rule of its own; here any one gives its type.
  const parameters = resource.mutations.flatMap((mutation) => mutation.with);
  for (const target of resource.fields) {
    const path = pathOf(resource, 'fields', target.name, 'value');
    if (target.value !== null) yield { value: target.value, target, parameters, path };
  }
  for (const mutation of resource.mutations) {
    for (const { field, value } of mutation.set) {
      const target = resource.fields.find(({ name }) => name === field);
      const path = pathOf(resource, 'mutations', mutation.name, 'set', field);
      if (target !== undefined) yield { value, target, parameters: mutation.with, path };
    }
  }
}

function* misfit(checked: Checked, resource: Resource, { value, target, parameters, path }: Place) {
  const given = (type: string) =>
    checked.problem('E3017', path, { field: target.name, type: typeName(target.type), given: type });
  switch (value.kind) {
    case 'now':
    case 'literal':
    case 'case':
      return;
    case 'from': {
      const parameter = parameters.find(({ name }) => name === value.parameter);
      if (parameter === undefined) return;
      if (!storable(parameter.type, target.type)) yield given(typeName(parameter.type));
      else if (parameter.nullable && parameter.default === undefined && !target.nullable)
        yield given(`${typeName(parameter.type)} or null`);
      return;
    }
    case 'hash': {
      const hashed = resource.fields.find(({ name }) => name === value.field);
      if (hashed !== undefined && hashed.type.kind !== 'text')
        yield checked.problem('E3012', [...path, 'hash'], { key: 'hash', of: 'a text field' });
      if (target.type.kind !== 'bytes') yield given('bytes');
      else if (hashed?.nullable === true && !target.nullable) yield given('bytes or null');
      return;
    }
    case 'root': {
      const parent = resource.fields.find(({ name }) => name === value.field);
      const loops = parent?.type.kind === 'ref' && parent.type.resource === resource.name && parent.nullable;
      if (parent !== undefined && !loops)
        yield checked.problem('E3012', [...path, 'root'], { key: 'root', of: `a nullable ref of ${resource.name}` });
      if (target.type.kind !== 'ref' || target.type.resource !== resource.name) yield given(`ref of ${resource.name}`);
      return;
    }
    default: {
      const types = [value.left, value.right].map((operand) => operandType(operand, resource.fields, parameters));
      const [left, right] = types;
      if (left === undefined || left === null || right === undefined || right === null) return;
      const sum = sumOf(left.type, right.type, value.kind);
      if (sum === null) {
        yield checked.problem('E3018', [...path, value.kind], {
          word: value.kind,
          left: typeName(left.type),
          right: typeName(right.type),
        });
      } else if (sum === 'timestamp' ? target.type.kind !== 'timestamp' : !fitsNumber(sum, target.type))
        yield given(sum);
      else if ((left.nullable || right.nullable || endless(right.type)) && !target.nullable)
        yield given(`${sum} or null`);
    }
  }
}

interface Typed {
  readonly type: FieldType;
  readonly nullable: boolean;
}

function operandType(operand: Operand, fields: readonly Field[], parameters: readonly Parameter[]): Typed | null {
  switch (operand.kind) {
    case 'now':
      return { type: { kind: 'timestamp' }, nullable: false };
    case 'literal':
      return Number.isInteger(operand.value)
        ? { type: { kind: 'integer', min: operand.value, max: operand.value }, nullable: false }
        : { type: { kind: 'number', min: null, max: null }, nullable: false };
    case 'field':
      return fields.find(({ name }) => name === operand.field) ?? null;
    case 'parameter':
      return parameters.find(({ name }) => name === operand.parameter) ?? null;
  }
}

type Sum = 'timestamp' | 'integer' | 'number' | 'duration_ms';

/** null: these two have no such sum or difference. */
function sumOf(left: FieldType, right: FieldType, word: 'add' | 'subtract'): Sum | null {
  if (left.kind === 'timestamp') {
    if (word === 'subtract' && right.kind === 'timestamp') return 'duration_ms';
    return isNumeric(right) || lasts(right) ? 'timestamp' : null;
  }
  if (!isNumeric(left) || !isNumeric(right)) return null;
  if (left.kind === 'number' || right.kind === 'number') return 'number';
  return left.kind === 'duration_ms' || right.kind === 'duration_ms' ? 'duration_ms' : 'integer';
}

const lasts = (type: FieldType): boolean => type.kind === 'variant' && type.cases.some((one) => one.lasts !== null);
/** A variant with a case that lasts for ever has no sum in that case. */
const endless = (type: FieldType): boolean => type.kind === 'variant' && type.cases.some((one) => one.lasts === null);

const fitsNumber = (sum: Sum, type: FieldType): boolean =>
  type.kind === 'number' || (isNumeric(type) && sum !== 'number' && (type.kind === 'duration_ms' || sum === 'integer'));

/** Whether every value of one type is a value of the other, bounds aside. */
function storable(from: FieldType, to: FieldType): boolean {
  if (from.kind === 'list' && to.kind === 'list') return storable(from.of, to.of);
  if ('name' in from && 'name' in to) return from.name === to.name;
  if (to.kind === 'json') return true;
  if (from.kind === 'integer' && (to.kind === 'duration_ms' || to.kind === 'number')) return true;
  return from.kind === to.kind;
}
