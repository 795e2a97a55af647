import { type Check } from './check.ts';

/** Events with `given` come only with some bodies: beside them one must come always, or the mutation could be silent. */
export const eventAlways: Check = function* (checked) {
  for (const { mutation, name, path } of checked.mutations) {
    if (mutation.events.length === 0 || mutation.events.some(({ given }) => given === null)) continue;
    yield checked.problem('E4004', [...path, 'event'], { mutation: name });
  }
};
