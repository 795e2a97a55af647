import { nearest } from '../diagnostics/nearest.ts';
import { type Check } from './check.ts';

/** `given` names what the body may leave out: a field of the input. */
export const eventGiven: Check = function* (checked) {
  for (const { mutation, name, path } of checked.mutations) {
    if (!checked.sound(...path)) continue;
    const inputs = mutation.input.filter(({ flat }) => !flat).map((field) => field.name);
    for (const event of mutation.events) {
      if (event.given === null || inputs.includes(event.given)) continue;
      const needs = { name: event.given, near: nearest(event.given, inputs), known: inputs, mutation: name };
      yield checked.problem('E4005', [...path, 'event', event.name, 'given'], needs);
    }
  }
};
