import { type Check } from './check.ts';

/** What the stream says of itself, by `type` as events are: see docs/protocol.md. */
export const frameNames: readonly string[] = [
  'Connected',
  'MovedOut',
  'CaughtUp',
  'Position',
  'Subscribed',
  'Unsubscribed',
  'Gap',
  'Error',
  'Disconnected',
];

/** A client tells events from frames by their type alone: no event can have that of a frame. */
export const eventsAreNoFrames: Check = function* (checked) {
  for (const { mutation, resource, path } of checked.mutations) {
    for (const { name } of mutation.events) {
      if (!frameNames.includes(name)) continue;
      const words = resource.name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
      yield checked.problem('E4024', [...path, 'event', name], { event: name, instead: [...words, name].join('') });
    }
  }
};
