import { type Check } from './check.ts';

/** Flat objects lay their keys beside the body's others: no two may be the same. */
export const bodyKeys: Check = function* (checked) {
  for (const { mutation, path } of checked.mutations) {
    const word = mutation.kind === 'change' ? 'input' : mutation.kind;
    const owners = new Map<string, string>(mutation.with.map(({ name }) => [name, `parameter ${name}`]));
    for (const [index, { name, flat, type }] of mutation.input.entries()) {
      const keys = flat && type.kind === 'object' ? type.fields.map((key) => key.name) : [name];
      for (const key of keys) {
        const owner = owners.get(key);
        const here = key === name ? `field ${name}` : `key ${key} of the flat field ${name}`;
        if (owner !== undefined) yield checked.problem('E4007', [...path, word, index], { key, here, owner });
        else owners.set(key, here);
      }
    }
  }
};
