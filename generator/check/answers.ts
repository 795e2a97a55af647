import { type Check } from './check.ts';

/** Status and answer of a mutation must go together. */
export const answers: Check = function* (checked) {
  for (const { mutation, path } of checked.mutations) {
    const empty = mutation.status === 204 || mutation.status === 205;
    if (empty && mutation.answer.kind !== 'none') {
      yield checked.problem('E4015', [...path, 'status'], { status: mutation.status });
    }
  }
};
