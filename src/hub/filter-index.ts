import { type Filter, type Filters, isEverything, type Scalar, type Subject } from './filter.ts';

const any = '*';

/** A condition with few values first: an id names one row, a type may be that of every second event. */
function keysOf({ ids, fields, types, resources }: Filter): readonly string[] {
  if (ids !== null) return ids.map(idKey);
  const [field] = [...fields].sort(([, one], [, other]) => one.length - other.length);
  if (field !== undefined) return field[1].map((value) => fieldKey(field[0], value));
  if (types !== null) return types.map(typeKey);
  return resources === null ? [any] : resources.map(resourceKey);
}

const idKey = (id: string): string => `i${id}`;
const typeKey = (type: string): string => `t${type}`;
const resourceKey = (resource: string): string => `r${resource}`;
const fieldKey = (name: string, value: Scalar): string => `f${name}=${JSON.stringify(value)}`;

/**
 * Finds those whose filters may let an event through, by a few look-ups, however many filters there are: each filter stands under one of
 * its conditions, and whoever is found is asked by the others.
 */
export class FilterIndex<T> {
  readonly #entries = new Map<string, Set<T>>();
  readonly #keys = new Map<T, readonly string[]>();
  /** Names of the fields under which some filter stands, with how many do. */
  readonly #fields = new Map<string, number>();

  add(entry: T, filters: Filters): void {
    const keys = isEverything(filters) ? [any] : [...new Set(filters.flatMap(keysOf))];
    this.#keys.set(entry, keys);
    for (const key of keys) {
      const entries = this.#entries.get(key) ?? new Set<T>();
      this.#entries.set(key, entries.add(entry));
      this.#count(key, 1);
    }
  }

  delete(entry: T): void {
    for (const key of this.#keys.get(entry) ?? []) {
      const entries = this.#entries.get(key);
      entries?.delete(entry);
      if (entries?.size === 0) this.#entries.delete(key);
      this.#count(key, -1);
    }
    this.#keys.delete(entry);
  }

  /** Each candidate once. */
  *candidates(subject: Subject): Iterable<T> {
    const found = new Set<T>();
    for (const key of this.#keysOf(subject)) {
      for (const entry of this.#entries.get(key) ?? []) {
        if (found.has(entry)) continue;
        found.add(entry);
        yield entry;
      }
    }
  }

  *#keysOf(subject: Subject): Iterable<string> {
    yield any;
    yield typeKey(subject.type);
    yield resourceKey(subject.resource);
    yield idKey(subject.rowId);
    for (const name of this.#fields.keys()) {
      for (const row of [subject.before, subject.after]) {
        if (row !== null && name in row) yield fieldKey(name, row[name] as Scalar);
      }
    }
  }

  #count(key: string, by: number): void {
    if (!key.startsWith('f')) return;
    const name = key.slice(1, key.indexOf('='));
    const count = (this.#fields.get(name) ?? 0) + by;
    if (count === 0) this.#fields.delete(name);
    else this.#fields.set(name, count);
  }
}
