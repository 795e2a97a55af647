import type { Json, Resource, Rule } from '../model/model.ts';
import { type Check, pathOf } from './check.ts';

/** What a singleton shows before its first update keeps its own rules. */
export const singletonStart: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    if (!resource.singleton) continue;
    for (const [index, rule] of resource.rules.entries()) {
      const path = pathOf(resource, 'rules', index, rule.kind);
      const broken = checked.sound(...path) ? brokenBy(resource, rule) : null;
      if (broken !== null) yield checked.problem('E3025', path, { resource: resource.name, rule: broken });
    }
  }
};

/** In words; null where the rule holds. */
function brokenBy(resource: Resource, { kind, paths }: Rule): string | null {
  const values = paths.map((path) => startAt(resource, path));
  const given = values.filter((value) => value !== null);
  switch (kind) {
    case 'any_of':
      return given.length > 0 ? null : 'all of these are null';
    case 'some_item':
      return given.some((value) => Array.isArray(value) && value.length > 0) ? null : 'none of these has an item';
    case 'differ':
      return new Set(given.map((value) => JSON.stringify(value))).size === given.length
        ? null
        : 'two of these are equal';
  }
}

/** Null where no default says otherwise. */
function startAt({ fields }: Resource, [name, ...keys]: readonly string[]): Json {
  const start = fields.find((field) => field.name === name)?.default ?? null;
  return keys.reduce<Json>((at, key) => (at as Readonly<Record<string, Json>> | null)?.[key] ?? null, start);
}
