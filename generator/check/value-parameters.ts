import type { Field, Mutation, Operand, Value } from '../model/model.ts';
import { type Check } from './check.ts';

/** A field's value that names a parameter is made by creates: each of them must take that parameter. */
export const valueParameters: Check = function* (checked) {
  for (const { resource, mutation, name, path } of checked.mutations) {
    if (mutation.kind !== 'create' || !checked.sound(...path)) continue;
    for (const field of resource.fields) {
      if (mutation.set.some((one) => one.field === field.name)) continue;
      for (const parameter of missing(field, mutation)) {
        yield checked.problem(
          'E4018',
          path,
          { mutation: name, parameter, field: field.name },
          {
            at: checked.at('resources', resource.name, 'fields', field.name, 'value'),
            message: `the value of ${field.name} is made from it`,
          },
        );
      }
    }
  }
};

const missing = ({ value }: Field, { with: parameters }: Mutation): string[] =>
  named(value).filter((name) => !parameters.some((parameter) => parameter.name === name));

function named(value: Value | null): string[] {
  if (value?.kind === 'from') return [value.parameter];
  if (value?.kind !== 'add' && value?.kind !== 'subtract') return [];
  return [value.left, value.right].filter(isParameter).map(({ parameter }) => parameter);
}

const isParameter = (operand: Operand): operand is Extract<Operand, { kind: 'parameter' }> =>
  operand.kind === 'parameter';
