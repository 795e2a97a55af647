/** Names of things in the database: the same model gives the same names, each within 63 bytes and none of them twice. */
import { createHash } from 'node:crypto';
import type { Model, Mutation, Resource } from '../../model/model.ts';
import { ident } from './quoting.ts';

/** PostgreSQL cuts longer identifiers off without a word. */
const LONGEST = 63;

/** Joins words to one identifier, unquoted; one that is too long keeps its head and gets a hash for its tail. */
export function joined(...words: readonly string[]): string {
  const name = words.join('_');
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  let head = name;
  while (Buffer.byteLength(head) > LONGEST - 9) head = head.slice(0, -1);
  return `${head}_${hash}`;
}

/** Hands out each name once; who comes second gets a hash of its own path. */
export class NameScope {
  readonly #taken = new Map<string, string>();

  /** @param path - what the name belongs to, words that nothing else is made of: `['lock', 'extend']` */
  take(path: readonly string[], wanted = joined(...path)): string {
    const key = JSON.stringify(path);
    const owner = this.#taken.get(wanted);
    if (owner === undefined || owner === key) {
      this.#taken.set(wanted, key);
      return wanted;
    }
    return joined(wanted, createHash('sha256').update(key).digest('hex').slice(0, 8));
  }
}

/** `api.lock`; the platform's tenants are `resound.tenant`. */
export function tableOf(resource: Resource): string {
  return resource.storage === 'builtin' ? 'resound.tenant' : `api.${ident(resource.name)}`;
}

/** The side table of a resource whose reads are counted. */
export function countersOf(resource: Resource): string {
  return `api.${ident(joined(resource.name, 'counters'))}`;
}

export function foreignKeyName(table: string, field: string): string {
  return joined(table, field, 'fkey');
}

/** `lock.extend`, as it stands in events and in the names of prepared statements. */
export function mutationName({ resource, name }: Pick<Mutation, 'resource' | 'name'>): string {
  return `${resource}.${name}`;
}

/** Names of the functions, qualified with the schema that `schema` stands for. */
export class FunctionNames {
  readonly #schema: string;
  readonly #names = new Map<string, string>();

  constructor(model: Model, schema: string) {
    this.#schema = schema;
    const scope = new NameScope();
    const add = (...path: readonly string[]): void => void this.#names.set(path.join('.'), scope.take(path));
    for (const { name } of model.types) {
      for (const aspect of ['json', 'lacks', 'lasts']) {
        this.#names.set(`${name}.${aspect}`, scope.take([name, aspect], joined(snake(name), aspect)));
      }
    }
    for (const { name, mutations } of model.resources) {
      for (const aspect of ['text', 'fields', 'touch', 'row', 'merged']) add(name, aspect);
      for (const mutation of mutations) {
        add(name, mutation.name);
        if (mutation.timer !== null) for (const aspect of ['due', 'next']) add(name, mutation.name, aspect);
      }
    }
  }

  /** `fn_ab12.lock_extend`; a helper of the schema's own where there is one word. */
  of(...path: readonly string[]): string {
    return `${this.#schema}.${ident(this.#names.get(path.join('.')) ?? joined(...path))}`;
  }
}

/** `MemoryAccess` -> `memory_access` */
function snake(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
