import { type Check } from './check.ts';

/** A body gives what people decide; what the server makes or counts it cannot give, and what `set` sets neither. */
export const inputFields: Check = function* (checked) {
  for (const { mutation, path } of checked.mutations) {
    const word = mutation.kind === 'change' ? 'input' : mutation.kind;
    for (const [index, { name, value, counter }] of mutation.input.entries()) {
      const leave = `leave it out of \`${word}\``;
      const [why, step] =
        value !== null
          ? [
              'its value is made by the server',
              `${leave}; or leave out the \`value\` of ${name}, and the body gives it`,
            ]
          : counter !== null
            ? ['it counts reads', leave]
            : mutation.set.some(({ field }) => field === name)
              ? ['this mutation sets it itself', `${leave}, or out of \`set\``]
              : [null, ''];
      if (why !== null) yield checked.problem('E4011', [...path, word, index], { field: name, why, step });
    }
  }
};
