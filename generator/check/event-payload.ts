import { type Check, isObjectKey } from './check.ts';

/** Keys that every event has. */
const always = ['type', 'tenant_id', 'meta'];

/** A payload's keys: each once, none of those that every event has. */
export const eventPayload: Check = function* (checked) {
  for (const { mutation, path } of checked.mutations) {
    for (const event of mutation.events) {
      const keys = event.payload.map(({ key }) => key);
      for (const key of new Set(keys)) {
        const why = always.includes(key)
          ? 'every event has it'
          : isObjectKey(key)
            ? 'every JavaScript object has it'
            : keys.indexOf(key) !== keys.lastIndexOf(key)
              ? 'it stands twice'
              : null;
        if (why !== null)
          yield checked.problem('E4006', [...path, 'event', event.name], { key, event: event.name, why });
      }
    }
  }
};
