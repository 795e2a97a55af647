import type { Condition, Mutation } from '../model/model.ts';
import { type Check } from './check.ts';

/** A timer waits for a timestamp, and what it does must end its being due, or it would fire without end. */
export const timers: Check = function* (checked) {
  for (const { resource, mutation, name, path } of checked.mutations) {
    if (mutation.timer === null) continue;
    if (resource.singleton)
      yield checked.problem('E4014', [...path, 'at'], { key: 'at', why: 'a singleton has no timers' });
    const field = resource.fields.find((one) => one.name === mutation.timer);
    if (field !== undefined && field.type.kind !== 'timestamp') {
      yield checked.problem('E3012', [...path, 'at'], { key: 'at', of: 'a timestamp field' });
    } else if (mutation.kind === 'change' && !ends(mutation) && checked.sound(...path)) {
      yield checked.problem('E4022', [...path, 'at'], { mutation: name, field: mutation.timer });
    }
  }
};

/** Whether it moves its own time, or makes one of its conditions false. */
const ends = (mutation: Mutation): boolean =>
  mutation.set.some(({ field }) => field === mutation.timer) ||
  mutation.when.some((condition) => breaks(mutation, condition));

function breaks({ set }: Mutation, { field, test }: Condition): boolean {
  const value = set.find((one) => one.field === field)?.value;
  if (value === undefined) return false;
  if (test.kind === 'empty')
    return test.is ? value.kind === 'now' || (value.kind === 'literal' && value.value !== null) : true;
  if (value.kind !== 'literal') return false;
  switch (test.kind) {
    case 'is':
      return value.value !== test.value;
    case 'not':
      return value.value === test.value;
    case 'in':
      return !test.values.includes(value.value);
    default:
      return false;
  }
}
