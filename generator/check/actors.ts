import { typeName } from '../model/literal.ts';
import { type Check } from './check.ts';

const idLike = new Set(['uuid', 'ref']);

/** The parameter of `actor` is compared with the row's field, so both must be of one type. */
export const actors: Check = function* (checked) {
  for (const { resource, mutation, path } of checked.mutations) {
    const { actor } = mutation;
    if (actor === null) continue;
    const parameter = mutation.with.find(({ name }) => name === actor.parameter)?.type;
    const field = resource.fields.find(({ name }) => name === actor.field)?.type;
    if (parameter === undefined || field === undefined) continue;
    if (parameter.kind === field.kind || (idLike.has(parameter.kind) && idLike.has(field.kind))) continue;
    yield checked.problem('E3016', [...path, 'actor', actor.parameter], {
      left: typeName(parameter),
      right: typeName(field),
    });
  }
};
