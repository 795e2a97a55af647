import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Mutation, Resource } from '../model/model.ts';
import { type Check, type Checked, isComparable, pathOf } from './check.ts';

/** The group of a lease is fixed when it is made: its fields are plain, never null, and nothing changes them afterwards. */
export const exclusiveFields: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    const { exclusive } = resource;
    if (exclusive === null) continue;
    const path = pathOf(resource, 'exclusive');
    const fieldOf = (name: string) => resource.fields.find((field) => field.name === name);
    const alive = fieldOf(exclusive.alive);
    if (alive !== undefined && (alive.type.kind !== 'timestamp' || alive.nullable)) {
      yield checked.problem('E3012', [...path, 'alive'], { key: 'alive', of: 'a timestamp field that is never null' });
    }
    yield* livesOn(checked, resource, exclusive.alive);
    const fixed = [
      ...exclusive.within.map((name, index) => ({ name, at: [...path, 'within', index] })),
      ...(exclusive.together === null ? [] : [{ name: exclusive.together.field, at: [...path, 'together'] }]),
      ...(exclusive.apart === null ? [] : [{ name: exclusive.apart, at: [...path, 'apart'] }]),
    ];
    for (const { name, at } of fixed) {
      const field = fieldOf(name);
      if (field === undefined) continue;
      if (!isComparable(field.type) || field.nullable)
        yield checked.problem('E3021', at, { field: name, why: 'it must be of a plain type and never null' });
      const writer = resource.mutations.find((mutation) => mutation.kind !== 'create' && writes(mutation, name));
      if (writer !== undefined) {
        yield checked.problem(
          'E3021',
          at,
          { field: name, why: `${resource.name}.${writer.name} changes it` },
          { at: writer.at, message: 'here' },
        );
      }
    }
    if (exclusive.apart !== null && exclusive.together === null && !checked.has(...path, 'together')) {
      yield checked.problem('E3010', [...path, 'apart'], { key: 'apart', other: 'together' });
    }
  }
};

/** What makes a row, or renews one at each change, must not set the time until which it lives to the present one: that ends it. */
function* livesOn(checked: Checked, resource: Resource, alive: string): Iterable<Diagnostic> {
  const setAt = (mutation: Mutation) => mutation.set.find(({ field }) => field === alive)?.value;
  const field = resource.fields.find(({ name }) => name === alive);
  const creates = resource.mutations.filter(({ kind }) => kind === 'create');
  const setLater = creates.length > 0 && creates.every((mutation) => setAt(mutation) !== undefined);
  if (field?.value?.kind === 'now' && (field.setOn !== 'create' || !setLater))
    yield checked.problem('E3024', pathOf(resource, 'fields', alive, 'value'), { field: alive });
  for (const mutation of creates) {
    if (setAt(mutation)?.kind === 'now')
      yield checked.problem('E3024', pathOf(resource, 'mutations', mutation.name, 'set', alive), { field: alive });
  }
}

const writes = ({ input, set }: Mutation, name: string): boolean =>
  input.some((field) => field.name === name) || set.some(({ field }) => field === name);
