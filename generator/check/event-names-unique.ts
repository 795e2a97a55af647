import type { Position } from '../model/model.ts';
import { type Check } from './check.ts';

/** An event's name tells what happened: two mutations cannot share one. */
export const eventNamesUnique: Check = function* (checked) {
  const first = new Map<string, { readonly at: Position; readonly mutation: string }>();
  for (const { mutation, name, path } of checked.mutations) {
    for (const event of mutation.events) {
      const before = first.get(event.name);
      if (before === undefined) first.set(event.name, { at: event.at, mutation: name });
      else {
        yield checked.problem(
          'E4002',
          [...path, 'event', event.name],
          { event: event.name, mutation: before.mutation },
          {
            at: before.at,
            message: `${before.mutation} announces it here`,
          },
        );
      }
    }
  }
};
